package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory.NewUser;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.oidc.Person;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Which user a person at a provider is. Once linked, by what the provider calls them for good; the first time, by an e-mail address that
 * the provider vouches for, and never by a name that somebody may have chosen there.
 */
final class ProviderLinks {
    /** Letters that look like others, or become others in lower case, are no way to somebody's account. */
    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,64}@[a-z0-9.-]{3,189}");

    private static final int LONGEST_NAME = 100;

    private final Transactions transactions;
    private final Database database;
    private final People people;
    private final StoredProviders stored;
    private final Clock clock;

    ProviderLinks(Transactions transactions, Database database, People people, StoredProviders stored, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.people = people;
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * The id of the user, who is linked or made if need be.
     *
     * @throws TradewindException FORBIDDEN {@code access.provider-…} that names why nobody is let in
     */
    String userOf(Provider provider, Person person) {
        String email = verified(person);
        requireDomain(provider, person, email);
        try {
            return linked(provider, person).orElseGet(() -> first(provider, person, email));
        } catch (DatabaseFailure twoAtOnce) { // the other one has linked or made the user
            if (!database.dialect().isUniqueViolation(twoAtOnce)) {
                throw twoAtOnce;
            }
            return linked(provider, person)
                    .orElseThrow(() -> refused("access.provider-login", login(provider, person)));
        }
    }

    /** The address in lower case; empty if the provider does not vouch for it. */
    private static String verified(Person person) {
        String email = person.email().toLowerCase(Locale.ROOT);
        return person.emailVerified()
                        && EMAIL.matcher(email).matches()
                        && person.email().chars().allMatch(sign -> sign < 128)
                ? email
                : "";
    }

    private static void requireDomain(Provider provider, Person person, String email) {
        if (provider.domains().isEmpty()) {
            return;
        }
        if (email.isEmpty()) {
            throw refused("access.provider-email", person.email());
        }
        if (!provider.domains().contains(email.substring(email.indexOf('@') + 1))) {
            throw refused("access.provider-domain", email);
        }
    }

    private Optional<String> linked(Provider provider, Person person) {
        return database.reads(sql -> sql.first(
                "select user_id from core.identity_links where issuer = ? and subject = ?",
                row -> row.getString(1),
                provider.issuer(),
                person.subject()));
    }

    private String first(Provider provider, Person person, String email) {
        List<String> known = email.isEmpty() ? List.of() : withEmail(email);
        if (known.size() > 1) {
            throw refused("access.provider-ambiguous", email);
        }
        if (!known.isEmpty()) {
            return link(provider, person, known.getFirst());
        }
        if (provider.createsPeople()) {
            return make(provider, person, email);
        }
        throw email.isEmpty()
                ? refused("access.provider-email", person.email())
                : refused("access.provider-unknown", email);
    }

    private List<String> withEmail(String email) {
        return database.reads(sql -> sql.list(
                "select id from core.users where lower(email) = ? and removed_at is null",
                row -> row.getString(1),
                email));
    }

    private String link(Provider provider, Person person, String user) {
        transactions.run(() -> {
            boolean locked = database.sql()
                    .first("select locked from core.users where id = ?", row -> row.getBoolean(1), user)
                    .orElse(true);
            if (locked) {
                throw refused("access.provider-locked");
            }
            boolean taken = database.sql()
                    .first(
                            "select subject from core.identity_links where user_id = ? and issuer = ?",
                            row -> true,
                            user,
                            provider.issuer())
                    .isPresent();
            if (taken) {
                throw refused("access.provider-linked", person.email());
            }
            keep(provider, person, user);
        });
        return user;
    }

    private String make(Provider provider, Person person, String email) {
        String login = login(provider, person);
        boolean unsure = provider.login() == io.tradewind.access.IdentityProviders.LoginClaim.EMAIL && email.isEmpty();
        if (unsure) {
            throw refused("access.provider-email", person.email());
        }
        if (!UsersType.isLogin(login) || people.userByLogin(login).isPresent()) {
            throw refused("access.provider-login", login);
        }
        boolean team = !provider.team().isEmpty();
        if (!stored.isRole(provider.role()) || (team && !stored.isTeam(provider.team()))) {
            throw refused("access.provider-unfinished");
        }
        String name = person.name().isEmpty() ? login : person.name();
        NewUser fresh = new NewUser(
                login,
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                email.isEmpty() ? null : email,
                "",
                team ? provider.team() : null,
                Set.of(provider.role()),
                person.language().isEmpty() ? Language.ZH_CN.locale().toLanguageTag() : person.language());
        return transactions.required(() -> {
            String user = people.addUser(Actor.SYSTEM.id(), fresh, null).id();
            keep(provider, person, user);
            return user;
        });
    }

    private void keep(Provider provider, Person person, String user) {
        database.sql()
                .update(
                        "insert into core.identity_links (issuer, subject, user_id, linked_at) values (?, ?, ?, ?)",
                        provider.issuer(),
                        person.subject(),
                        user,
                        clock.instant());
        database.sql().update("update core.users set provider_since = ? where id = ?", clock.instant(), user);
    }

    private static String login(Provider provider, Person person) {
        return Accounts.plain(
                switch (provider.login()) {
                    case EMAIL -> person.email();
                    case PREFERRED_USERNAME -> person.username();
                    case SUBJECT -> person.subject();
                });
    }

    private static TradewindException refused(String code, Object... arguments) {
        return new TradewindException(Kind.FORBIDDEN, code, arguments);
    }
}
