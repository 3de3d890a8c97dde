package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.access.SecondFactor;
import io.tradewind.runtime.internal.access.Accounts.Outcome;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Log-in by password. Whatever is wrong (no such user, wrong password, locked), the answer and the time it takes are the same.
 * Hashing happens outside of any transaction: it holds no connection.
 */
@Component(service = {LogIn.class, PasswordLogIn.class})
public final class PasswordLogIn implements LogIn {
    /** Compared with when there is nothing to compare with, so that it takes as long. */
    private static final PasswordHash NOBODYS = PasswordHash.ofNobody();

    private final Identity identity;
    private final Sessions sessions;
    private final Visits visits;
    private final Epochs epochs;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Throttle throttle;
    private final SecondFactors factors;
    private final PasswordPolicies policies;
    private final Admission admission;
    private final Hashing hashing = new Hashing();
    private final PasswordRule rule = new PasswordRule();

    /** @param started so that there is somebody who may log in */
    @Activate
    public PasswordLogIn(
            @Reference Identity identity,
            @Reference Sessions sessions,
            @Reference Visits visits,
            @Reference Epochs epochs,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference SecondFactors factors,
            @Reference PasswordPolicies policies,
            @Reference Networks networks,
            @Reference FirstStart started) {
        this(
                identity,
                sessions,
                visits,
                epochs,
                transactions,
                new Accounts(transactions, database, Clock.systemUTC()),
                new Throttle(transactions, database, Clock.systemUTC()),
                factors,
                policies,
                networks);
    }

    PasswordLogIn(
            Identity identity,
            Sessions sessions,
            Visits visits,
            Epochs epochs,
            Transactions transactions,
            Accounts accounts,
            Throttle throttle,
            SecondFactors factors,
            PasswordPolicies policies,
            Networks networks) {
        this.identity = identity;
        this.sessions = sessions;
        this.visits = visits;
        this.epochs = epochs;
        this.transactions = transactions;
        this.accounts = accounts;
        this.throttle = throttle;
        this.factors = factors;
        this.policies = policies;
        admission = new Admission(accounts, throttle, factors, networks, sessions);
    }

    @Override
    public Session withPassword(Credentials credentials, String origin) {
        String from = Admission.cut(origin);
        Account account = whoseIs(credentials.login(), credentials.password(), from);
        boolean due = policies.isDue(account);
        if (due) {
            checkNew(account, credentials.newPassword());
        }
        admission.secondStep(account.actor(), credentials.code().strip(), from, "");
        if (due) {
            keep(account, credentials.newPassword(), null);
            accounts.passwordChosen(account.actor().id());
            return admission.open(account, from, "");
        }
        renewHash(account, credentials.password());
        return admission.open(account, from, "");
    }

    /** Before the code is looked at: a code is good once, and the person may have to think of another password. */
    private void checkNew(Account account, String password) {
        if (password.isEmpty()) {
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.password-to-change");
        }
        rule.check(account.actor().login(), password, policies.rules().length());
        requireUnused(account, password);
    }

    private void requireUnused(Account account, String password) {
        Stream<PasswordHash> former = policies.remembered(account.actor().id()).stream();
        boolean used = Stream.concat(account.password().stream(), former)
                .anyMatch(hash -> hashing.run(() -> hash.matches(password)));
        if (used) {
            throw new TradewindException(
                    Kind.INVALID, "access.password-used", policies.rules().remembered());
        }
    }

    @Override
    public SecondFactor.Setup setUpSecondFactor(String login, String password, String origin) {
        Account account = whoseIs(login, password, Admission.cut(origin));
        return factors.begin(account.actor());
    }

    private Account whoseIs(String login, String password, String from) {
        String name = Accounts.plain(login);
        Optional<Account> account = accounts.find(name);
        Throttle.Try counted = take(name, from, account);
        if (!matches(account, password)) {
            accounts.log(name, account.map(a -> a.actor().id()).orElse(null), from, Outcome.REFUSED);
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.wrong-log-in");
        }
        throttle.giveBack(counted);
        Account known = account.orElseThrow();
        admission.requireNetwork(known.actor(), from, "");
        return known;
    }

    /** See {@link Admission#requireCode}. */
    void requireCode(Actor user, Kind refusal, BooleanSupplier right) {
        admission.requireCode(user, refusal, right);
    }

    /** @throws TradewindException INVALID {@code access.wrong-password}; TOO_MANY */
    void requirePassword(Actor user, String password) {
        Throttle.Try counted = throttle.take(user.login(), "change of password", true);
        if (!matches(accounts.of(user), password)) {
            throw new TradewindException(Kind.INVALID, "access.wrong-password");
        }
        throttle.giveBack(counted);
    }

    void log(Actor user, Outcome outcome) {
        accounts.log(user.login(), user.id(), "", outcome);
    }

    /** An administrator takes the second factor away: the next log-in is by password, or sets up another if a role demands it. */
    void resetSecondFactor(String user) {
        transactions.run(() -> {
            factors.forget(user);
            sessions.endAllOf(user, null);
        });
    }

    private Throttle.Try take(String login, String origin, Optional<Account> account) {
        try {
            return throttle.take(
                    login,
                    origin,
                    account.filter(a -> accounts.knows(a, origin)).isPresent());
        } catch (TradewindException throttled) {
            accounts.log(login, account.map(a -> a.actor().id()).orElse(null), origin, Outcome.THROTTLED);
            throw throttled;
        }
    }

    /** Hashes in any case. */
    private boolean matches(Optional<Account> account, String password) {
        Optional<PasswordHash> kept =
                account.filter(a -> !a.locked() && !a.providerOnly()).flatMap(Account::password);
        boolean same = hashing.run(() -> kept.orElse(NOBODYS).matches(password));
        return same && kept.isPresent();
    }

    /** The parameters of the hash may have become stronger. */
    private void renewHash(Account account, String password) {
        if (account.password().filter(PasswordHash::current).isEmpty()) {
            PasswordHash renewed = hashing.run(() -> PasswordHash.of(password));
            accounts.keepPassword(account.actor().id(), renewed);
        }
    }

    @Override
    public Optional<Actor> withToken(String token, String origin) {
        return visits.by(token).filter(actor -> admission.admits(actor, origin));
    }

    @Override
    public void logOut(String token) {
        String hash = Secret.sha256(token);
        sessions.end(hash);
        visits.forget(hash);
    }

    @Override
    public void changePassword(String oldPassword, String newPassword, String keepToken) {
        Actor actor = identity.require();
        requirePassword(actor, oldPassword);
        Account account = accounts.of(actor).orElseThrow();
        rule.check(actor.login(), newPassword, policies.rules().length());
        requireUnused(account, newPassword);
        keep(account, newPassword, Secret.sha256(keepToken));
        accounts.passwordChosen(actor.id());
    }

    /** Gives a user another password and ends their sessions. Joins a running transaction. */
    void setPassword(Actor user, String password) {
        rule.check(user.login(), password, policies.rules().length());
        keep(accounts.of(user).orElseThrow(), password, null);
    }

    private void keep(Account account, String password, @Nullable String butHash) {
        Actor user = account.actor();
        PasswordHash hash = hashing.run(() -> PasswordHash.of(password));
        transactions.run(() -> {
            account.password().ifPresent(former -> policies.remember(user.id(), former));
            accounts.changePassword(user.id(), hash);
            accounts.log(user.login(), user.id(), "", Outcome.PASSWORD_CHANGED);
            sessions.endAllOf(user.id(), butHash);
        });
    }

    @Override
    public void prefer(String language, String theme) {
        transactions.run(() -> {
            accounts.prefer(identity.require(), Language.of(language), Theme.valueOf(theme.toUpperCase(Locale.ROOT)));
            epochs.bump(StoredStandings.EPOCH);
        });
    }

    @Override
    public String theme() {
        return accounts.of(identity.require()).map(Account::theme).orElse("system");
    }
}
