package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory.NewUser;
import io.tradewind.access.Directory.User;
import io.tradewind.event.DomainEvent;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.runtime.internal.oidc.OpenIdProviders;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;

/** Everything about access, wired up on one database, with a clock that tests move. */
final class House {
    static final String PASSWORD = "violet-harbour-7";

    /** Hashing is slow by design; one hash serves everybody. */
    private static final PasswordHash HASHED = PasswordHash.of(PASSWORD);

    final MovableClock clock = new MovableClock();
    final ThreadTransactions transactions;
    final List<DomainEvent> published = new ArrayList<>();
    final ThreadIdentity identity = new ThreadIdentity();
    final Epochs epochs;
    final Settings settings;
    final Sessions sessions;
    final ApiTokens tokens;
    final Visits visits;
    final AccessChanges changes;
    final People people;
    final StoredStandings standings;
    final RoleAccess access;
    final Throttle throttle;
    final SecondFactors factors;
    final PasswordPolicies policies;
    final Networks networks;
    final MySessions mySessions;
    final PasswordLogIn logIn;
    final OwnSecondFactor secondFactor;
    final Vault vault = new Vault(new byte[32]);
    final StoredProviders providers;

    private House(ThreadTransactions transactions) {
        this.transactions = transactions;
        epochs = new Epochs(transactions, transactions);
        settings = new Settings(transactions, transactions);
        sessions = new Sessions(transactions, transactions, epochs, clock);
        tokens = new ApiTokens(identity, transactions, transactions, epochs, clock);
        visits = new Visits(sessions, tokens, epochs, clock);
        changes = new AccessChanges(transactions, epochs, sessions);
        people = new People(transactions, transactions, published::add, changes);
        standings = new StoredStandings(transactions, epochs);
        access = new RoleAccess(identity, standings, (type, field) -> false);
        throttle = new Throttle(transactions, transactions, clock);
        factors = new SecondFactors(transactions, transactions, vault, clock);
        policies = new PasswordPolicies(transactions, transactions, settings, clock);
        networks = new Networks(transactions, transactions, epochs, false);
        mySessions = new MySessions(identity, transactions, transactions, epochs, sessions, clock);
        logIn = new PasswordLogIn(
                identity,
                sessions,
                visits,
                epochs,
                transactions,
                new Accounts(transactions, transactions, clock),
                throttle,
                factors,
                policies,
                networks);
        providers = new StoredProviders(transactions, transactions, settings, vault);
        secondFactor = new OwnSecondFactor(identity, factors, logIn);
    }

    /** An empty house: tables, nobody in it. */
    static House on(TestDatabase database) {
        database.withCoreTables();
        return new House(database.transactions());
    }

    /** Another node on the same database: nothing in memory is shared. */
    House anotherNode() {
        return new House(transactions);
    }

    /** A house with the built-in roles. */
    static House withRoles(TestDatabase database) {
        House house = on(database);
        BuiltInRoles.ALL.forEach(role -> house.people.addRole("system", role));
        return house;
    }

    User addUser(String login, @Nullable String team, String... roles) {
        return people.addUser(
                "system",
                new NewUser(login, "Ms " + login, login + "@example.com", "", team, Set.of(roles), "en"),
                HASHED);
    }

    static Actor actor(User user) {
        return new Actor(user.id(), user.login(), user.name(), java.util.Locale.ENGLISH, ZoneOffset.UTC);
    }

    /** The door of identity providers; close what it asks them with. */
    ProviderDoor door(OpenIdProviders outside) {
        return new ProviderDoor(
                providers, outside, people, factors, networks, sessions, transactions, transactions, vault, clock);
    }

    Optional<Actor> whoIs(String token) {
        return logIn.withToken(token, "10.0.0.1");
    }

    static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
