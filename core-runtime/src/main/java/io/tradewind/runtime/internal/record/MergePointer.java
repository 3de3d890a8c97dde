package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.util.Optional;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.MergedRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.Sql;

/** Leads from a record that was merged into another one to that one. */
final class MergePointer {
    private static final int LONGEST_CHAIN = 20;

    private MergePointer() {}

    /** The hint for somebody who could see the merged record; empty if it was not merged or they may not see the survivor. */
    static Optional<TradewindException> of(Desk desk, String id) {
        return survivor(id, desk.sql())
                .flatMap(desk::find)
                .filter(record -> !record.isRemoved())
                .map(record -> new MergedRecord(new RecordRef(desk.type().name(), record.id()), title(desk, record)));
    }

    private static String title(Desk desk, RecordEntity record) {
        return desk.sight().mayRead(desk.type().outline().titleField())
                ? desk.type().titleOf(record)
                : record.id();
    }

    /** The record that it is now, over any number of merges. */
    static Optional<String> survivor(String id, Sql sql) {
        Optional<String> survivor = next(id, sql);
        for (int step = 0; survivor.isPresent() && step < LONGEST_CHAIN; step++) {
            Optional<String> further = next(survivor.get(), sql);
            if (further.isEmpty()) {
                return survivor;
            }
            survivor = further;
        }
        return survivor;
    }

    private static Optional<String> next(String id, Sql sql) {
        return sql.first(
                "select survivor_id from core.merges where other_id = ? and undone_at is null order by id desc",
                row -> row.getString(1),
                id);
    }

    /** Coming back from the bin alone would leave behind what was moved. */
    static void requireNone(String id, Instant now, Sql sql) {
        sql.first(
                        "select survivor_title from core.merges where other_id = ? and undone_at is null and undo_until > ?",
                        row -> row.getString(1),
                        id,
                        now)
                .ifPresent(survivor -> {
                    throw new TradewindException(Kind.CONFLICT, "record.restore-merged", survivor);
                });
    }
}
