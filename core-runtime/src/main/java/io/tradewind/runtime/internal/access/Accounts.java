package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The tables behind log-in: accounts, where they came from, and the log of all tries. */
final class Accounts {
    /** How a try ended, as the log says it. */
    enum Outcome {
        OPENED,
        REFUSED,
        THROTTLED,
        /** The password was right; people may not come in from there. */
        NETWORK_SHUT,
        /** The password was right; a code was asked for. */
        CODE_ASKED,
        CODE_REFUSED,
        /** Opened with a recovery code. */
        RECOVERY_CODE,
        /** Somebody came from an identity provider, and was not let in. */
        PROVIDER_REFUSED,
        PASSWORD_CHANGED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF
    }

    /** How long a place stays known without a log-in from there. */
    static final Duration REMEMBERED = Duration.ofDays(60);

    private final Transactions transactions;
    private final Database database;
    private final Clock clock;

    Accounts(Transactions transactions, Database database, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
    }

    /** A login made from somebody's name, {@code mei-mei.johns}. */
    static String loginOf(String name) {
        String login = plain(name).replaceAll("[^\\p{L}\\p{N}_-]+", ".").replaceAll("^[._-]+|[._-]+$", "");
        return login.substring(0, login.offsetByCodePoints(0, Math.min(60, login.codePointCount(0, login.length()))));
    }

    /** Log-ins are compared in lower case, without blanks around. */
    static String plain(String login) {
        String plain = login.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= 100 ? plain : plain.substring(0, 100);
    }

    Optional<Account> find(String login) {
        return database.reads(sql -> sql.first(
                "select " + Account.COLUMNS + " from core.users u where u.login = ? and u.removed_at is null",
                Account::read,
                login));
    }

    Optional<Account> of(Actor actor) {
        return byId(actor.id());
    }

    Optional<Account> byId(String id) {
        return database.reads(sql -> sql.first(
                "select " + Account.COLUMNS + " from core.users u where u.id = ? and u.removed_at is null",
                Account::read,
                id));
    }

    boolean knows(Account account, String origin) {
        return database.reads(sql -> sql.first(
                        "select last_at from core.known_origins where user_id = ? and origin = ? and last_at > ?",
                        row -> true,
                        account.actor().id(),
                        origin,
                        clock.instant().minus(REMEMBERED)))
                .isPresent();
    }

    /** A log-in succeeded: from here the user is known, and their page says when they were here last. */
    void opened(Account account, String origin) {
        Instant now = clock.instant();
        String user = account.actor().id();
        transactions.run(() -> {
            var sql = database.sql();
            if (sql.update(
                            "update core.known_origins set last_at = ? where user_id = ? and origin = ?",
                            now,
                            user,
                            origin)
                    == 0) {
                sql.update(
                        "insert into core.known_origins (user_id, origin, last_at) values (?, ?, ?)",
                        user,
                        origin,
                        now);
            }
            sql.update("update core.users set last_log_in_at = ? where id = ?", now, user);
        });
    }

    void keepPassword(String user, PasswordHash hash) {
        transactions.run(
                () -> database.sql().update("update core.users set password_hash = ? where id = ?", hash.phc(), user));
    }

    /** Another password, as opposed to the same one hashed anew. */
    void changePassword(String user, PasswordHash hash) {
        transactions.run(() -> database.sql()
                .update(
                        "update core.users set password_hash = ?, password_changed_at = ? where id = ?",
                        hash.phc(),
                        clock.instant(),
                        user));
    }

    /** The user has chosen it: no other one is due. */
    void passwordChosen(String user) {
        transactions.run(
                () -> database.sql().update("update core.users set password_to_change = false where id = ?", user));
    }

    void prefer(Actor actor, Language language, Theme theme) {
        transactions.run(() -> database.sql()
                .update("update core.users set language = ?, theme = ? where id = ?", language, theme, actor.id()));
    }

    void log(String login, @Nullable String user, String origin, Outcome outcome) {
        log(login, user, origin, outcome, "");
    }

    /** @param provider name of the identity provider they came from; empty: none */
    void log(String login, @Nullable String user, String origin, Outcome outcome, String provider) {
        Instant now = clock.instant();
        String by = user == null ? Actor.SYSTEM.id() : user;
        transactions.run(() -> database.sql()
                .update(
                        "insert into core.login_log (id, happened_at, login, user_id, origin, outcome,"
                                + " provider, created_at, created_by, updated_at, updated_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        RecordId.next(),
                        now,
                        login,
                        user,
                        origin,
                        outcome,
                        provider.isEmpty() ? null : provider,
                        now,
                        by,
                        now,
                        by));
    }
}
