package io.tradewind.runtime.internal.tx;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.tx.Turns;

/** A row a name; an update keeps it locked until the transaction ends. */
@Component(service = Turns.class)
public final class StoredTurns implements Turns {
    private final Database database;

    @Activate
    public StoredTurns(@Reference Database database) {
        this.database = database;
    }

    @Override
    public void take(String name) {
        if (!database.inTransaction()) {
            throw new IllegalStateException("There is no transaction");
        }
        if (!lock(name)) {
            begin(name);
            lock(name);
        }
    }

    private boolean lock(String name) {
        return database.sql().update("update core.turns set taken = taken + 1 where name = ?", name) > 0;
    }

    /** Another one may begin it at this moment. */
    private void begin(String name) {
        String insert = "insert into core.turns (name, taken) values (?, 0)";
        if (database.dialect() == Dialect.POSTGRESQL) {
            database.sql().update(insert + " on conflict do nothing", name);
            return;
        }
        try {
            database.sql().update(insert, name);
        } catch (DatabaseFailure failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw failure;
            }
        }
    }
}
