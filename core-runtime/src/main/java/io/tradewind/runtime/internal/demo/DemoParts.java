package io.tradewind.runtime.internal.demo;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Remembers which parts of the demo company have been filled. A part that was begun and not done is begun again. */
final class DemoParts {
    private final Transactions transactions;
    private final Database database;

    DemoParts(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.database = database;
    }

    boolean done(String part) {
        return database.reads(sql -> sql.first(
                        "select name from core.demo_parts where name = ? and state = 'DONE'",
                        row -> row.getString(1),
                        part))
                .isPresent();
    }

    void begun(String part) {
        note(part, "BEGUN");
    }

    void finished(String part) {
        note(part, "DONE");
    }

    private void note(String part, String state) {
        var now = Clock.systemUTC().instant();
        @Nullable Object doneAt = state.equals("DONE") ? now : Sql.Absent.TIMESTAMP;
        transactions.run(() -> {
            int known = database.sql()
                    .update("update core.demo_parts set state = ?, done_at = ? where name = ?", state, doneAt, part);
            if (known == 0) {
                database.sql()
                        .update(
                                "insert into core.demo_parts (name, state, started_at, done_at) values (?, ?, ?, ?)",
                                part,
                                state,
                                now,
                                doneAt);
            }
        });
    }
}
