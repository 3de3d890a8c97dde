package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.access.ProviderLogIn;
import io.tradewind.access.SecondFactor;
import io.tradewind.runtime.internal.access.Accounts.Outcome;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.oidc.Discovery;
import io.tradewind.runtime.internal.oidc.OpenIdProviders;
import io.tradewind.runtime.internal.oidc.OpenIdProviders.Attempt;
import io.tradewind.runtime.internal.oidc.Person;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Lets in whom a provider vouches for: as any other log-in, by network, lock and second factor. No transaction is open while a provider
 * is asked. Nothing is kept of a log-in that goes on: the browser carries it, sealed; what is kept is which answers were used.
 */
@Component(service = ProviderLogIn.class)
public final class ProviderDoor implements ProviderLogIn {
    private static final Logger log = LoggerFactory.getLogger(ProviderDoor.class);
    private static final Duration LASTING = Duration.ofMinutes(Leaving.MINUTES);
    private static final int LONGEST = 4000;

    private final StoredProviders stored;
    private final OpenIdProviders outside;
    private final ProviderLinks links;
    private final Accounts accounts;
    private final Throttle throttle;
    private final SecondFactors factors;
    private final Admission admission;
    private final Transactions transactions;
    private final Database database;
    private final Clock clock;
    private final Sealed tickets;
    private final Sealed passes;

    @Activate
    public ProviderDoor(
            @Reference StoredProviders stored,
            @Reference OpenIdProviders outside,
            @Reference People people,
            @Reference SecondFactors factors,
            @Reference Networks networks,
            @Reference Sessions sessions,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Vault vault) {
        this(stored, outside, people, factors, networks, sessions, transactions, database, vault, Clock.systemUTC());
    }

    ProviderDoor(
            StoredProviders stored,
            OpenIdProviders outside,
            People people,
            SecondFactors factors,
            Networks networks,
            Sessions sessions,
            Transactions transactions,
            Database database,
            Vault vault,
            Clock clock) {
        this.stored = stored;
        this.outside = outside;
        this.factors = factors;
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
        accounts = new Accounts(transactions, database, clock);
        throttle = new Throttle(transactions, database, clock);
        admission = new Admission(accounts, throttle, factors, networks, sessions);
        links = new ProviderLinks(transactions, database, people, stored, clock);
        tickets = new Sealed(vault, clock, "ticket to an identity provider");
        passes = new Sealed(vault, clock, "pass from an identity provider");
    }

    @Override
    public List<Choice> choices() {
        return stored.all().stream()
                .filter(Provider::enabled)
                .map(one -> new Choice(one.id(), one.name(Locale.ENGLISH), one.name(Locale.CHINESE)))
                .toList();
    }

    @Override
    public Leaving leave(String id) {
        Provider provider = require(id);
        String home = stored.publicAddress();
        Attempt attempt = new Attempt(home + ANSWERED_AT, secret(), secret(), secret());
        Discovery discovery = outside.of(provider.issuer());
        String address = outside.address(discovery, stored.client(provider), provider.scopes(), attempt);
        String ticket = tickets.seal(
                LASTING, provider.id(), attempt.redirect(), attempt.state(), attempt.nonce(), attempt.verifier());
        return new Leaving(address, ticket, home.startsWith("https:"));
    }

    @Override
    public Arrival arrive(Answer answer, String ticket, String origin) {
        List<String> kept = tickets.open(ticket, 5);
        Attempt attempt = new Attempt(kept.get(1), kept.get(2), kept.get(3), kept.get(4));
        if (!MessageDigest.isEqual(
                attempt.state().getBytes(UTF_8), answer.state().getBytes(UTF_8))) {
            throw Sealed.refused();
        }
        Provider provider = require(kept.getFirst());
        String from = Admission.cut(origin);
        Throttle.Try counted = throttle.take("through " + provider.id(), from, true);
        useUp(attempt.state());
        Person person;
        try {
            person = ask(provider, answer, attempt);
        } catch (TradewindException refused) {
            if (refused.kind() != Kind.UNAUTHENTICATED) {
                throttle.giveBack(counted);
            }
            throw told(provider, "", from, refused);
        }
        throttle.giveBack(counted);
        return admit(provider, person, from);
    }

    private Person ask(Provider provider, Answer answer, Attempt attempt) {
        if (!answer.error().isEmpty()) {
            throw new TradewindException(Kind.FORBIDDEN, "access.provider-said-no");
        }
        Discovery discovery = outside.of(provider.issuer());
        boolean other = !answer.issuer().isEmpty() && !answer.issuer().equals(discovery.issuer());
        if (other || (discovery.namesItself() && answer.issuer().isEmpty())) {
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.provider-issuer");
        }
        if (answer.code().isEmpty() || answer.code().length() > LONGEST) {
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.provider-code");
        }
        return outside.redeem(discovery, stored.client(provider), answer.code(), attempt);
    }

    private Arrival admit(Provider provider, Person person, String from) {
        String user;
        try {
            user = links.userOf(provider, person);
        } catch (TradewindException refused) {
            throw told(provider, person.email(), from, refused);
        }
        Account account = require(provider, user, from);
        Admission.Step step = provider.secondFactor() ? Admission.Step.NOTHING : admission.stepOf(account.actor());
        if (step == Admission.Step.NOTHING) {
            return new Arrival.Inside(admission.open(account, from, name(provider)));
        }
        admission.ask(account.actor(), from, name(provider));
        return new Arrival.CodeAsked(passes.seal(LASTING, provider.id(), user), step == Admission.Step.SET_UP);
    }

    @Override
    public SecondFactor.Setup setUpSecondFactor(String pass, String origin) {
        List<String> kept = passes.open(pass, 2);
        Account account = require(require(kept.getFirst()), kept.get(1), Admission.cut(origin));
        return factors.begin(account.actor());
    }

    @Override
    public Finished finish(String pass, String code, String origin) {
        List<String> kept = passes.open(pass, 2);
        Provider provider = require(kept.getFirst());
        String from = Admission.cut(origin);
        Account account = require(provider, kept.get(1), from);
        boolean setsUp = admission.stepOf(account.actor()) == Admission.Step.SET_UP;
        admission.secondStep(account.actor(), code.strip(), from, name(provider));
        List<String> recovery =
                setsUp ? factors.renewRecoveryCodes(account.actor().id()) : List.of();
        return new Finished(admission.open(account, from, name(provider)), recovery);
    }

    /** The user, who is neither locked nor shut out. */
    private Account require(Provider provider, String user, String from) {
        Account account = accounts.byId(user)
                .filter(found -> !found.locked())
                .orElseThrow(() ->
                        told(provider, "", from, new TradewindException(Kind.FORBIDDEN, "access.provider-locked")));
        admission.requireNetwork(account.actor(), from, name(provider));
        return account;
    }

    /** One of many that come at once gets through. */
    private void useUp(String state) {
        try {
            transactions.run(() -> database.sql()
                    .update(
                            "insert into core.provider_answers (state_hash, answered_at) values (?, ?)",
                            Secret.sha256(state),
                            clock.instant()));
        } catch (DatabaseFailure failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                throw Sealed.refused();
            }
            throw failure;
        }
    }

    /** Into the log of log-ins, and to whoever runs the server. */
    private TradewindException told(Provider provider, String who, String from, TradewindException refused) {
        accounts.log(Accounts.plain(who), null, from, Outcome.PROVIDER_REFUSED, name(provider));
        log.warn("A log-in through {} was refused: {}", name(provider), refused.code());
        return refused;
    }

    private Provider require(String id) {
        return stored.enabled(id).orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "access.provider-gone"));
    }

    private static String name(Provider provider) {
        return provider.name(Locale.ENGLISH);
    }

    private static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.random(32));
    }
}
