package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import io.tradewind.entity.RecordEntity;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.RecordSpec;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;

/**
 * Saves drafts that were found good, all in one go: keys, numbers, rows, trace, facts; a few statements for many records.
 */
final class Saving {
    private static final int MOST_IN_EVENT = 500;

    private final LiveType type;
    private final EntityManager manager;
    private final Sql sql;
    private final Dialect dialect;
    private final Events events;
    private final String actor;
    private final Instant now;

    Saving(LiveType type, EntityManager manager, Sql sql, Dialect dialect, Events events, String actor, Instant now) {
        this.type = type;
        this.manager = manager;
        this.sql = sql;
        this.dialect = dialect;
        this.events = events;
        this.actor = actor;
        this.now = now;
    }

    /** The time that trace and events have. */
    Instant now() {
        return now;
    }

    /**
     * Saves. A draft that changes nothing is left alone; one whose unique value somebody took meanwhile gets a problem, then
     * nothing may be kept of the transaction.
     *
     * @param kind for the trace: CREATED, CHANGED, or an action's name
     * @return drafts that changed something
     */
    List<Draft> save(Collection<Draft> drafts, String kind) {
        List<Draft> fresh = drafts.stream().filter(Draft::isFresh).toList();
        fresh.forEach(this::stamp);
        number(fresh);
        Map<Draft, Map<String, Snapshot.Change>> changes = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            type.computed().fill(draft.record());
            Map<String, Snapshot.Change> changed = draft.changes(type);
            if (draft.isFresh() || !changed.isEmpty()) {
                changes.put(draft, changed);
            }
        }
        List<Draft> changed = List.copyOf(changes.keySet());
        if (changed.isEmpty()) {
            return changed;
        }
        changed.stream().filter(draft -> !draft.isFresh()).forEach(this::stamp);
        fresh.forEach(draft -> manager.persist(draft.record()));
        manager.flush();
        new AddedColumns(type, sql).keep(changed);
        new Keys(type, sql, dialect).keep(changed);
        if (changed.stream().allMatch(Draft::isGood)) {
            trace(changes, kind);
            tell(changes);
        }
        return changed;
    }

    private void stamp(Draft draft) {
        if (draft.isFresh()) {
            draft.record().created(actor, now);
        } else {
            draft.record().changed(actor, now);
        }
    }

    private void number(List<Draft> fresh) {
        if (!type.outline().numbered() || fresh.isEmpty()) {
            return;
        }
        long number = Numbers.take(type.outline(), fresh.size(), sql, dialect);
        for (Draft draft : fresh) {
            draft.record().numbered(Numbers.text(type.outline(), number++));
        }
    }

    private void trace(Map<Draft, Map<String, Snapshot.Change>> changes, String kind) {
        List<Trail.Fresh> entries = new ArrayList<>();
        changes.forEach((draft, changed) -> entries.add(new Trail.Fresh(
                draft.id(), draft.record().version(), draft.isFresh() ? Trail.CREATED : kind, changed)));
        Trail.write(type.name(), actor, now, entries, sql);
    }

    private void tell(Map<Draft, Map<String, Snapshot.Change>> changes) {
        RecordSpec<RecordEntity> spec = type.spec();
        changes.forEach((draft, changed) -> {
            if (draft.isFresh()) {
                spec.creationFacts().forEach(fact -> publish(fact.apply(draft.record())));
            } else {
                spec.changeFacts().forEach(fact -> publish(fact.apply(draft.record(), Snapshot.formerValues(changed))));
            }
        });
        publish(ids(changes.keySet(), true), RecordsChanged.Kind.CREATED);
        publish(ids(changes.keySet(), false), RecordsChanged.Kind.CHANGED);
    }

    void publish(Optional<? extends DomainEvent> fact) {
        fact.ifPresent(events::publish);
    }

    private static List<String> ids(Collection<Draft> drafts, boolean fresh) {
        return drafts.stream()
                .filter(draft -> draft.isFresh() == fresh)
                .map(Draft::id)
                .toList();
    }

    void publish(List<String> ids, RecordsChanged.Kind kind) {
        for (int from = 0; from < ids.size(); from += MOST_IN_EVENT) {
            events.publish(new RecordsChanged(
                    type.name(), ids.subList(from, Math.min(ids.size(), from + MOST_IN_EVENT)), kind, now));
        }
    }

    /** References were moved behind the aggregates' backs: trace and news of it, but none of the stage's own facts. */
    void moved(Collection<Draft> drafts) {
        Map<Draft, Map<String, Snapshot.Change>> changes = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            type.computed().fill(draft.record());
            changes.put(draft, draft.changes(type));
            stamp(draft);
        }
        manager.flush();
        new AddedColumns(type, sql).keep(drafts);
        new Keys(type, sql, dialect).keep(drafts);
        if (drafts.stream().allMatch(Draft::isGood)) {
            trace(changes, Trail.CHANGED);
            publish(ids(drafts, false), RecordsChanged.Kind.CHANGED);
        }
    }

    /** Something happened to the record that is in none of its fields. */
    void touch(RecordEntity record, String kind) {
        record.changed(actor, now);
        manager.flush();
        close(List.of(record), kind, RecordsChanged.Kind.CHANGED);
    }

    /** Into the recycle bin. */
    void remove(Collection<RecordEntity> records) {
        remove(records, Trail.REMOVED);
    }

    /** Into the recycle bin, for a reason that the trace names. */
    void remove(Collection<RecordEntity> records, String kind) {
        records.forEach(record -> type.spec().removalRules().forEach(rule -> rule.accept(record)));
        for (RecordEntity record : records) {
            record.removed(actor, now);
            record.changed(actor, now);
        }
        manager.flush();
        new Keys(type, sql, dialect).release(records);
        close(records, kind, RecordsChanged.Kind.REMOVED);
    }

    /** Out of the recycle bin; problems if somebody has its unique values now. */
    Problems restore(RecordEntity record) {
        return restore(record, Trail.RESTORED);
    }

    /** As above, for a reason that the trace names. */
    Problems restore(RecordEntity record, String kind) {
        Draft draft = Draft.restored(record);
        new Keys(type, sql, dialect).reclaim(draft);
        if (draft.isGood()) {
            record.restored();
            record.changed(actor, now);
            manager.flush();
            close(List.of(record), kind, RecordsChanged.Kind.RESTORED);
        }
        return draft.problems();
    }

    private void close(Collection<RecordEntity> records, String kind, RecordsChanged.Kind event) {
        List<Trail.Fresh> entries = records.stream()
                .map(record -> new Trail.Fresh(record.id(), record.version(), kind, Map.of()))
                .toList();
        Trail.write(type.name(), actor, now, entries, sql);
        publish(records.stream().map(RecordEntity::id).toList(), event);
    }
}
