package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Lets ten tries pass in any fifteen minutes, per log-in and per address. A try is counted before it is made, so that a thousand at
 * once are no way around, and given back when it succeeds. Counters are kept in the database: a restart does not clear them, and
 * nodes share them.
 *
 * <p>Where a user has logged in from before, only their own tries from there count: they are let in while others guess elsewhere.
 */
final class Throttle {
    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** One counted try, to be given back if it succeeds. */
    record Try(List<String> subjects, Instant at) {}

    private final Transactions transactions;
    private final Database database;
    private final Clock clock;

    Throttle(Transactions transactions, Database database, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param known whether the user has logged in from the address before
     * @throws TradewindException TOO_MANY {@code access.throttled} with the seconds to wait
     */
    Try take(String login, String origin, boolean known) {
        List<String> subjects = known
                ? List.of(subject("known", login + "\n" + origin))
                : List.of(subject("login", login), subject("origin", origin));
        Try counted = new Try(
                subjects.stream().sorted().toList(), clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.run(() -> counted.subjects().forEach(subject -> count(subject, counted.at())));
                return counted;
            } catch (DatabaseFailure failure) {
                if (attempt == 3 || !database.dialect().isUniqueViolation(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** The try was no guess. */
    void giveBack(Try counted) {
        transactions.run(() -> counted.subjects().forEach(subject -> {
            List<Instant> tries = lock(subject);
            tries.remove(counted.at());
            write(subject, tries, clock.instant());
        }));
    }

    private void count(String subject, Instant at) {
        List<Instant> tries = lock(subject);
        tries.removeIf(former -> !former.isAfter(at.minus(WINDOW)));
        if (tries.size() >= TRIES) {
            Duration wait = Duration.between(at, tries.getFirst().plus(WINDOW));
            throw new TradewindException(
                    TradewindException.Kind.TOO_MANY, "access.throttled", Math.max(1, wait.toSeconds()));
        }
        tries.add(at);
        write(subject, tries, at);
    }

    /** The tries so far, oldest first, in a row that nobody else changes until the transaction ends. */
    private List<Instant> lock(String subject) {
        Sql sql = database.sql();
        if (sql.update("update core.login_attempts set version = version + 1 where subject = ?", subject) == 0) {
            sql.update(
                    "insert into core.login_attempts (subject, tries, version, updated_at) values (?, ?, ?, ?)",
                    subject,
                    "",
                    1L,
                    clock.instant());
        }
        return sql.first("select tries from core.login_attempts where subject = ?", row -> row.getString(1), subject)
                .map(Throttle::parse)
                .orElseGet(ArrayList::new);
    }

    private void write(String subject, List<Instant> tries, Instant at) {
        database.sql()
                .update(
                        "update core.login_attempts set tries = ?, updated_at = ? where subject = ?",
                        tries.stream()
                                .map(time -> Long.toString(time.toEpochMilli()))
                                .collect(Collectors.joining(",")),
                        at,
                        subject);
    }

    private static List<Instant> parse(String tries) {
        return Arrays.stream(tries.split(","))
                .filter(time -> !time.isEmpty())
                .map(time -> Instant.ofEpochMilli(Long.parseLong(time)))
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** People now and then type their password where the log-in belongs: it is not to be read in the table. */
    private static String subject(String kind, String text) {
        return Secret.sha256(kind + "\n" + text);
    }
}
