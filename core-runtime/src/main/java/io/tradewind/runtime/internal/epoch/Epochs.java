package io.tradewind.runtime.internal.epoch;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * A random stamp per kind of cached data, changed in the transaction that changes the data. What is cached is kept together with
 * the stamp that was read before it, and is good as long as that is still the stamp: at once on this node, within two seconds on
 * others.
 */
@Component(service = Epochs.class)
public final class Epochs {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final String NEVER = "never";

    private record Known(String stamp, long readAt) {}

    private final Transactions transactions;
    private final Database database;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Activate
    public Epochs(@Reference Transactions transactions, @Reference Database database) {
        this.transactions = transactions;
        this.database = database;
    }

    /** The stamp as this node knows it, at most two seconds old. */
    public String current(String name) {
        Known last = known.get(name);
        if (last != null && System.nanoTime() - last.readAt() < FRESH_NANOS) {
            return last.stamp();
        }
        String stamp = read(name);
        if (!database.inTransaction()) { // a transaction may see a stamp of its own that nobody ever will
            known.put(name, new Known(stamp, System.nanoTime()));
        }
        return stamp;
    }

    /** The stamp as the database has it. Read it before the data that is to be cached. */
    public String read(String name) {
        return database.reads(
                sql -> sql.first("select stamp from core.epochs where name = ?", row -> row.getString(1), name)
                        .orElse(NEVER));
    }

    /** Makes all that was cached under the name old, when the current transaction commits. */
    public void bump(String name) {
        String stamp = UUID.randomUUID().toString();
        database.beforeCommit(() -> write(name, stamp));
        transactions.afterCommit(() -> known.put(name, new Known(stamp, System.nanoTime())));
    }

    private void write(String name, String stamp) {
        if (database.sql().update("update core.epochs set stamp = ? where name = ?", stamp, name) == 0) {
            database.sql().update("insert into core.epochs (name, stamp) values (?, ?)", name, stamp);
        }
    }
}
