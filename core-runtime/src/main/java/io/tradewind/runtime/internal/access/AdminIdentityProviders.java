package io.tradewind.runtime.internal.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.IdentityProviders;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.audit.SettingsTrail;
import io.tradewind.runtime.internal.oidc.Discovery;
import io.tradewind.runtime.internal.oidc.OpenIdProviders;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The identity providers, changed by those who hold the right. */
@Component(service = IdentityProviders.class)
public final class AdminIdentityProviders implements IdentityProviders {
    private static final String RIGHT = "access.manage";

    private final StoredProviders stored;
    private final OpenIdProviders outside;
    private final Identity identity;
    private final Access access;
    private final Transactions transactions;
    private final Database database;
    private final ProviderRules rules;

    @Activate
    public AdminIdentityProviders(
            @Reference StoredProviders stored,
            @Reference OpenIdProviders outside,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Database database) {
        this.stored = stored;
        this.outside = outside;
        this.identity = identity;
        this.access = access;
        this.transactions = transactions;
        this.database = database;
        rules = new ProviderRules(stored);
    }

    @Override
    public List<Provider> all() {
        manage();
        return stored.all();
    }

    @Override
    public String add(Provider provider, String secret) {
        Actor actor = manage();
        Provider wanted = ProviderRules.plain(provider);
        return transactions.required(() -> {
            check(wanted, secret, List.of());
            if (stored.all().size() >= MOST) {
                throw new TradewindException(Kind.CONFLICT, "access.providers", MOST);
            }
            String id = stored.add(wanted, secret.strip());
            trace(actor, wanted, "", words(wanted, !secret.isBlank()));
            return id;
        });
    }

    @Override
    public void change(Provider provider, @Nullable String secret) {
        Actor actor = manage();
        Provider wanted = ProviderRules.plain(provider);
        transactions.run(() -> {
            Provider before = require(wanted.id());
            boolean elsewhere = before.secretKept() && !before.issuer().equals(wanted.issuer());
            check(
                    wanted,
                    secret,
                    secret == null && elsewhere
                            ? List.of(FieldProblem.of("secret", "access.provider-secret-anew"))
                            : List.of());
            stored.change(wanted, secret == null ? null : secret.strip());
            boolean kept = secret == null ? before.secretKept() : !secret.isBlank();
            String now = words(wanted, kept) + (secret == null ? "" : ", secret changed");
            trace(actor, wanted, words(before, before.secretKept()), now);
        });
    }

    @Override
    public void remove(String id) {
        Actor actor = manage();
        transactions.run(() -> {
            Provider before = require(id);
            stored.remove(id);
            trace(actor, before, words(before, before.secretKept()), "");
        });
    }

    @Override
    public Trial test(String issuer) {
        manage();
        Discovery discovery = outside.ask(issuer.strip());
        int keys = outside.keysOf(discovery);
        if (keys == 0) {
            throw new TradewindException(
                    Kind.INVALID, "access.provider-no-keys", discovery.keys().toString());
        }
        return new Trial(discovery.logIn().toString(), keys);
    }

    @Override
    public String publicAddress() {
        manage();
        return stored.publicAddress();
    }

    @Override
    public void changePublicAddress(String address) {
        Actor actor = manage();
        String wanted = address.isBlank()
                ? ""
                : PublicAddress.plain(address).orElseThrow(() -> invalid("access.public-address", address.strip()));
        transactions.run(() -> {
            if (wanted.isEmpty() && stored.all().stream().anyMatch(Provider::enabled)) {
                throw invalid("access.public-address-needed");
            }
            String before = stored.publicAddress();
            if (!before.equals(wanted)) {
                stored.keepPublicAddress(wanted);
                trace(actor, "public-address", before, wanted);
            }
        });
    }

    private static InvalidRecord invalid(String code, Object... arguments) {
        return new InvalidRecord(List.of(FieldProblem.of("address", code, arguments)));
    }

    private Actor manage() {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        return identity.require();
    }

    private Provider require(String id) {
        return stored.find(id).orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "record.not-found"));
    }

    private void check(Provider wanted, @Nullable String secret, List<FieldProblem> more) {
        List<FieldProblem> problems = new ArrayList<>(rules.problems(wanted));
        problems.addAll(more);
        if (secret != null && secret.length() > LONGEST_SECRET) {
            problems.add(FieldProblem.of("secret", "field.too-long", LONGEST_SECRET));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    private void trace(Actor actor, Provider provider, String before, String now) {
        trace(actor, provider.name(Locale.ENGLISH), before, now);
    }

    private void trace(Actor actor, String what, String before, String now) {
        if (!before.equals(now)) {
            SettingsTrail.write(
                    "identity-providers",
                    actor.id(),
                    Instant.now(),
                    Map.of(what, List.of(before, now)),
                    database.sql());
        }
    }

    /** For the trace: all but the secret. */
    private static String words(Provider provider, boolean secret) {
        return String.join(
                ", ",
                provider.nameEn() + " / " + provider.nameZh(),
                provider.issuer(),
                provider.clientId(),
                secret ? "with a secret" : "without a secret",
                provider.scopes(),
                "login " + provider.login(),
                provider.createsPeople() ? "makes people: " + provider.role() + " " + provider.team() : "known people",
                "domains " + provider.domains(),
                provider.secondFactor() ? "second factor there" : "second factor here",
                provider.enabled() ? "on" : "off");
    }
}
