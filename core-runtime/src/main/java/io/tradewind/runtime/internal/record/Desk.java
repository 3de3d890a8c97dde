package io.tradewind.runtime.internal.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.persistence.EntityManager;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.value.Coercion;

/** What one call works with: the type as its actor sees it, the entities, the statements. */
record Desk(
        Sight sight,
        Viewer viewer,
        EntityManager manager,
        Sql sql,
        Dialect dialect,
        Names names,
        Function<String, Optional<Sight>> sights) {
    private static final int LONGEST_ID = 36;

    LiveType type() {
        return sight.type();
    }

    /** The record if it is there and the actor may see it. */
    Optional<RecordEntity> find(String id) {
        boolean possible = id.length() <= LONGEST_ID && Filters.isSafe(id);
        RecordEntity record = possible ? manager.find(type().entity(), id) : null;
        return Optional.ofNullable(record).filter(one -> reaches(Verb.READ, one));
    }

    /** Whether the verb reaches the record, by itself or because it is shared. */
    boolean reaches(Verb verb, RecordEntity record) {
        return !reached(verb, List.of(record)).isEmpty();
    }

    /** Ids of the records that the verb reaches. */
    Set<String> reached(Verb verb, Collection<? extends RecordEntity> records) {
        return shares().reached(verb, records);
    }

    Shares shares() {
        return new Shares(sight, sql);
    }

    /**
     * @throws TradewindException NOT_FOUND if it is absent, in the recycle bin, or not visible; as
     *     {@link io.tradewind.record.MergedRecord} if it was merged into one that is visible
     */
    RecordEntity require(String id) {
        RecordEntity record = find(id).orElseThrow(Desk::notFound);
        if (record.isRemoved()) {
            throw MergePointer.of(this, id).orElseGet(Desk::notFound);
        }
        return record;
    }

    /** @throws TradewindException NOT_FOUND as above; FORBIDDEN if it is visible but the verb does not reach it */
    RecordEntity require(String id, Verb verb) {
        RecordEntity record = require(id);
        if (!reaches(verb, record)) {
            throw Sight.refused();
        }
        return record;
    }

    static TradewindException notFound() {
        return new TradewindException(Kind.NOT_FOUND, "record.not-found");
    }

    Views views() {
        return new Views(sight, names, sql, sights);
    }

    RecordView view(RecordEntity record) {
        return views().whole(record);
    }

    List<RecordView> views(Collection<RecordEntity> records) {
        return views().wholes(records);
    }

    References references() {
        return new References(type(), sql, sights);
    }

    /** Fills drafts with what was given, and notes all that is wrong with them. */
    void fill(Collection<Draft> drafts, Coercion coercion) {
        Filling filling = new Filling(sight, coercion, dialect);
        Ownership ownership = new Ownership(sight, viewer, coercion, sql);
        for (Draft draft : drafts) {
            ownership.settle(draft);
            filling.fill(draft);
        }
        references().check(drafts);
        new Keys(type(), sql, dialect)
                .check(drafts.stream().filter(Draft::isGood).toList());
    }
}
