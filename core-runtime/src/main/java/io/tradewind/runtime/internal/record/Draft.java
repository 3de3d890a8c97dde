package io.tradewind.runtime.internal.record;

import java.util.Map;

import io.tradewind.entity.RecordEntity;

/** A record on its way to being saved: as it was, as it is to be, and what is wrong with it. */
final class Draft {
    private final RecordEntity record;
    private final boolean fresh;
    private final Snapshot before;
    private final Map<String, ?> given;
    private final Problems problems = new Problems();

    private Draft(RecordEntity record, boolean fresh, Snapshot before, Map<String, ?> given) {
        this.record = record;
        this.fresh = fresh;
        this.before = before;
        this.given = given;
    }

    static Draft fresh(LiveType type, Map<String, ?> given) {
        RecordEntity record = type.spec().fresh();
        return new Draft(record, true, Snapshot.NOTHING, type.added().spread(given));
    }

    static Draft of(LiveType type, RecordEntity record, Map<String, ?> given) {
        return new Draft(record, false, Snapshot.of(type, record), type.added().spread(given));
    }

    /** Comes back from the recycle bin: all its values count as new. */
    static Draft restored(RecordEntity record) {
        return new Draft(record, false, Snapshot.NOTHING, Map.of());
    }

    /** Was changed behind the aggregate's back, and read again. */
    static Draft changed(RecordEntity record, Snapshot before) {
        return new Draft(record, false, before, Map.of());
    }

    RecordEntity record() {
        return record;
    }

    String id() {
        return record.id();
    }

    boolean isFresh() {
        return fresh;
    }

    Snapshot before() {
        return before;
    }

    Map<String, ?> given() {
        return given;
    }

    boolean isGiven(String field) {
        return given.containsKey(field);
    }

    Problems problems() {
        return problems;
    }

    boolean isGood() {
        return problems.none();
    }

    Map<String, Snapshot.Change> changes(LiveType type) {
        return before.until(Snapshot.of(type, record));
    }
}
