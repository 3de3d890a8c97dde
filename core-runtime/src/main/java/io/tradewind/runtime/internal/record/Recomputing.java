package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.entity.RecordEntity;
import io.tradewind.event.RecordsChanged;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Works out the computed fields of some records and keeps what is different, as the system. */
record Recomputing(RecordEngine engine, LiveRecordTypes types, Database database, Transactions transactions) {
    private static final int AT_ONCE = 250;

    /**
     * Some records that were looked at.
     *
     * @param last id of the last one
     */
    record Page(int records, String last) {}

    private LiveType type(String name) {
        return types.running(name)
                .orElseThrow(() -> new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", name));
    }

    long count(String type) {
        String table = type(type).table();
        return database.reads(sql -> sql.first("select count(*) from " + table, row -> row.getLong(1)))
                .orElse(0L);
    }

    /** In the current transaction: the records after this one by id, of those that were saved since; those in the recycle bin, too. */
    Page page(String name, String after, Instant since) {
        LiveType type = type(name);
        if (type.computed().isEmpty()) {
            return new Page(0, after);
        }
        EntityManager manager = engine.manager(type);
        List<RecordEntity> records = manager.createQuery(
                        "select r from "
                                + manager.getMetamodel().entity(type.entity()).getName()
                                + " r where r.id > :after and r.updatedAt >= :since order by r.id",
                        type.entity())
                .setParameter("after", after)
                .setParameter("since", since)
                .setMaxResults(AT_ONCE)
                .getResultList();
        compute(type, manager, records);
        return new Page(
                records.size(), records.isEmpty() ? after : records.getLast().id());
    }

    /** These records, in the current transaction. */
    void some(String name, List<String> ids) {
        LiveType type = type(name);
        EntityManager manager = engine.manager(type);
        List<RecordEntity> records = manager.createQuery(
                        "select r from "
                                + manager.getMetamodel().entity(type.entity()).getName() + " r where r.id in :ids",
                        type.entity())
                .setParameter("ids", Names.padded(ids))
                .getResultList();
        compute(type, manager, records);
    }

    private void compute(LiveType type, EntityManager manager, List<RecordEntity> records) {
        Map<RecordEntity, Map<String, Snapshot.Change>> changed = new LinkedHashMap<>();
        for (RecordEntity record : records) {
            manager.detach(record); // its version stays as it is
            Snapshot before = Snapshot.of(type, record);
            type.computed().fill(record);
            Map<String, Snapshot.Change> changes = before.until(Snapshot.of(type, record));
            if (!changes.isEmpty()) {
                changed.put(record, changes);
            }
        }
        keep(type, changed);
    }

    private void keep(LiveType type, Map<RecordEntity, Map<String, Snapshot.Change>> changed) {
        AddedColumns columns = AddedColumns.ofComputed(type, database.sql());
        List<Trail.Fresh> entries = new ArrayList<>();
        List<String> told = new ArrayList<>();
        changed.forEach((record, changes) -> {
            if (columns.keepAsIs(record)) { // otherwise somebody saved it meanwhile, and it was computed then
                entries.add(new Trail.Fresh(record.id(), record.version(), Trail.CHANGED, changes));
                if (!record.isRemoved()) {
                    told.add(record.id());
                }
                transactions.afterCommit(() ->
                        types.running(type.name()).ifPresent(now -> now.texts().saved(record)));
            }
        });
        Saving saving = engine.saving(type);
        Trail.write(type.name(), Actor.SYSTEM.id(), saving.now(), entries, database.sql());
        saving.publish(told, RecordsChanged.Kind.CHANGED);
    }
}
