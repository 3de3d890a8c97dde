package io.tradewind.runtime.internal.module;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The modules that an admin has stopped: they stay so when the framework's own memory is thrown away, by an update for example. */
final class StoppedModules {
    private final Transactions transactions;
    private final Database database;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    StoppedModules(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.database = database;
        names.addAll(database.reads(sql -> sql.list("select name from core.stopped_modules", row -> row.getString(1))));
    }

    boolean contains(String module) {
        return names.contains(module);
    }

    void add(String module, String by) {
        if (names.add(module)) {
            transactions.run(() -> database.sql()
                    .update(
                            "insert into core.stopped_modules (name, stopped_at, stopped_by) values (?, ?, ?)",
                            module,
                            Clock.systemUTC().instant(),
                            by));
        }
    }

    void remove(String module) {
        names.remove(module);
        transactions.run(() -> database.sql().update("delete from core.stopped_modules where name = ?", module));
    }
}
