package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.runtime.internal.access.Accounts.Outcome;
import io.tradewind.runtime.internal.db.DatabaseFailure;
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
            @Reference FirstStart started) {
        this(
                identity,
                sessions,
                visits,
                epochs,
                transactions,
                new Accounts(transactions, database, Clock.systemUTC()),
                new Throttle(transactions, database, Clock.systemUTC()));
    }

    PasswordLogIn(
            Identity identity,
            Sessions sessions,
            Visits visits,
            Epochs epochs,
            Transactions transactions,
            Accounts accounts,
            Throttle throttle) {
        this.identity = identity;
        this.sessions = sessions;
        this.visits = visits;
        this.epochs = epochs;
        this.transactions = transactions;
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @Override
    public Session withPassword(String login, String password, String origin) {
        String name = Accounts.plain(login);
        String from = origin.length() <= 100 ? origin : origin.substring(0, 100);
        Optional<Account> account = accounts.find(name);
        Throttle.Try counted = take(name, from, account);
        if (!matches(account, password)) {
            accounts.log(name, account.map(a -> a.actor().id()).orElse(null), from, Outcome.REFUSED);
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.wrong-log-in");
        }
        throttle.giveBack(counted);
        return open(account.orElseThrow(), password, from);
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
        Optional<PasswordHash> kept = account.filter(a -> !a.locked()).flatMap(Account::password);
        boolean same = hashing.run(() -> kept.orElse(NOBODYS).matches(password));
        return same && kept.isPresent();
    }

    private Session open(Account account, String password, String origin) {
        boolean old = account.password().filter(PasswordHash::current).isEmpty();
        if (old) {
            PasswordHash renewed = hashing.run(() -> PasswordHash.of(password));
            accounts.keepPassword(account.actor().id(), renewed);
        }
        note(account, origin);
        return sessions.open(account.actor(), origin);
    }

    private void note(Account account, String origin) {
        accounts.log(account.actor().login(), account.actor().id(), origin, Outcome.OPENED);
        try {
            accounts.opened(account, origin);
        } catch (DatabaseFailure twoAtOnce) { // from the same place: the other one has noted it
            accounts.opened(account, origin);
        }
    }

    @Override
    public Optional<Actor> withToken(String token) {
        return visits.by(token);
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
        Optional<Account> account = accounts.of(actor);
        Throttle.Try counted = throttle.take(actor.login(), "change of password", true);
        if (!matches(account, oldPassword)) {
            throw new TradewindException(Kind.INVALID, "access.wrong-password");
        }
        throttle.giveBack(counted);
        keep(actor, newPassword, Secret.sha256(keepToken));
    }

    /** Gives a user another password and ends their sessions. Joins a running transaction. */
    void setPassword(Actor user, String password) {
        keep(user, password, null);
    }

    private void keep(Actor user, String password, @Nullable String butHash) {
        rule.check(user.login(), password);
        PasswordHash hash = hashing.run(() -> PasswordHash.of(password));
        transactions.run(() -> {
            accounts.keepPassword(user.id(), hash);
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
