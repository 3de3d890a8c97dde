package io.tradewind.runtime.internal.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.once.Once;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Answers in a table. The key's row is inserted first: whoever comes second, here or on another node, waits at the unique key until
 * the first commits, then reads its answer.
 */
@Component(service = Once.class)
public final class StoredAnswers implements Once {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final int ROUNDS = 3;

    private final Transactions transactions;
    private final Database database;
    private final Clock clock;
    private final AtomicReference<Instant> nextSweep;

    @Activate
    public StoredAnswers(@Reference Transactions transactions, @Reference Database database) {
        this(transactions, database, Clock.systemUTC());
    }

    StoredAnswers(Transactions transactions, Database database, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
        nextSweep = new AtomicReference<>(clock.instant());
    }

    @Override
    public Kept once(String key, String fingerprint, Supplier<Kept> work) {
        String keyHash = hash(key);
        String asked = hash(fingerprint);
        sweep();
        for (int round = 1; round <= ROUNDS; round++) {
            try {
                return transactions.required(() -> {
                    Optional<Kept> earlier = waiting(() -> find(keyHash, asked));
                    return earlier.isPresent() ? earlier.get() : first(keyHash, asked, work);
                });
            } catch (SecondCall earlier) {
                // the first one has committed: its answer is there now
            }
        }
        throw inProgress();
    }

    private Kept first(String keyHash, String asked, Supplier<Kept> work) {
        claim(keyHash, asked);
        Kept answer = work.get();
        database.sql()
                .update(
                        "update core.kept_answers set status = ?, headers = ?, body = ? where key_hash = ?",
                        answer.status(),
                        lines(answer.headers()),
                        answer.body(),
                        keyHash);
        return answer;
    }

    private void claim(String keyHash, String asked) {
        Instant now = clock.instant();
        Sql sql = database.sql();
        sql.update("delete from core.kept_answers where key_hash = ? and kept_until < ?", keyHash, now);
        waiting(() -> sql.update(
                "insert into core.kept_answers (key_hash, fingerprint, status, headers, body, kept_until)"
                        + " values (?, ?, 0, '', '', ?)",
                keyHash,
                asked,
                now.plus(KEPT)));
    }

    /** A statement that waits for the first call if it is still running, as long as the database waits for locks. */
    private <T> T waiting(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DatabaseFailure failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                throw new SecondCall();
            }
            throw database.dialect().isWorthRepeating(failure) ? inProgress() : failure;
        }
    }

    private Optional<Kept> find(String keyHash, String asked) {
        return database.sql()
                .first(
                        "select fingerprint, status, headers, body from core.kept_answers"
                                + " where key_hash = ? and kept_until >= ?",
                        row -> {
                            if (!row.getString(1).equals(asked)) {
                                throw new TradewindException(Kind.INVALID, "once.other-request");
                            }
                            return new Kept(row.getInt(2), headers(row.getString(3)), row.getString(4), true);
                        },
                        keyHash,
                        clock.instant());
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
            transactions.run(() -> database.sql().update("delete from core.kept_answers where kept_until < ?", now));
        }
    }

    private static TradewindException inProgress() {
        return new TradewindException(Kind.CONFLICT, "once.in-progress");
    }

    private static String lines(Map<String, String> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return lines.toString();
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1));
        });
        return headers;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Somebody else has claimed the key since it was looked for. */
    private static final class SecondCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SecondCall() {
            super(null, null, false, false);
        }
    }
}
