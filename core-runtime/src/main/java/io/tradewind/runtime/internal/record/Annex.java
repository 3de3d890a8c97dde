package io.tradewind.runtime.internal.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;

/**
 * What is kept beside records of any type (files, comments, who follows them) asks here: whether the actor may see or edit the record,
 * and has its own news written into the record's trace.
 */
@Component(service = Annex.class)
public final class Annex {
    /** Name of files in the trace. */
    public static final String FILES = EngineFields.FILES;

    private final RecordEngine engine;

    /**
     * A record as the actor may see it.
     *
     * @param editable whether they may edit it
     * @param whole whether no field is hidden for a circle's sake: what is beside the record could tell the hidden values
     */
    public record Seen(RecordRef ref, String title, boolean editable, boolean whole) {}

    @Activate
    public Annex(@Reference RecordEngine engine) {
        this.engine = engine;
    }

    /** @throws TradewindException NOT_FOUND if it is absent, in the recycle bin or not visible */
    public Seen look(RecordRef ref) {
        return engine.reading(ref.type(), desk -> seen(desk, ref, desk.require(ref.id())));
    }

    /** As {@link #look}, of records that are visible in whole. */
    public Optional<Seen> find(RecordRef ref) {
        try {
            return Optional.of(look(ref)).filter(Seen::whole);
        } catch (TradewindException notVisible) {
            return Optional.empty();
        }
    }

    private static Seen seen(Desk desk, RecordRef ref, RecordEntity record) {
        boolean named = desk.sight().mayRead(desk.type().outline().titleField());
        return new Seen(
                new RecordRef(ref.type(), record.id()),
                named ? desk.type().titleOf(record) : record.id(),
                desk.reaches(Verb.EDIT, record),
                desk.shares()
                        .hidden(List.of(record))
                        .getOrDefault(record.id(), Set.of())
                        .isEmpty());
    }

    /**
     * Changes what is beside a record, in one transaction, alone on this record.
     *
     * @throws TradewindException NOT_FOUND as {@link #look}; FORBIDDEN without the right to edit it
     */
    public <T> T changing(RecordRef ref, Function<Sql, T> work) {
        return engine.saving(() -> engine.writing(ref.type(), desk -> {
            RecordEntity record = desk.require(ref.id(), Verb.EDIT);
            lock(desk, record);
            return work.apply(desk.sql());
        }));
    }

    /** The same for what everybody may do who may see the record in whole. */
    public <T> T joining(RecordRef ref, Function<Sql, T> work) {
        return engine.saving(() -> engine.writing(ref.type(), desk -> {
            RecordEntity record = desk.require(ref.id());
            if (!seen(desk, ref, record).whole()) {
                throw Sight.refused();
            }
            return work.apply(desk.sql());
        }));
    }

    private static void lock(Desk desk, RecordEntity record) {
        String lock = desk.dialect() == Dialect.DERBY ? " for update with rs" : " for update";
        desk.sql()
                .first(
                        "select id from " + desk.type().table() + " where id = ?" + lock,
                        row -> row.getString(1),
                        record.id());
    }

    /** Writes into the trace that something came, went or became another, in the current transaction, and tells open screens. */
    public void trace(RecordRef ref, String kind, String beside, @Nullable String from, @Nullable String to) {
        trace(ref, kind, Map.of(beside, new Snapshot.Change(from, to)));
    }

    /** The same without saying what: it may be deleted, the trace may not. */
    public void trace(RecordRef ref, String kind) {
        trace(ref, kind, Map.of());
    }

    private void trace(RecordRef ref, String kind, Map<String, Snapshot.Change> change) {
        engine.writing(ref.type(), desk -> {
            RecordEntity record = desk.require(ref.id());
            Saving saving = engine.saving(desk);
            Trail.write(
                    ref.type(),
                    desk.viewer().user(),
                    saving.now(),
                    List.of(new Trail.Fresh(record.id(), record.version(), kind, change)),
                    desk.sql());
            saving.publish(List.of(record.id()), RecordsChanged.Kind.CHANGED);
            return record;
        });
    }

    /** Titles of those records that the actor may see, whatever their types. */
    public Map<RecordRef, String> titles(Collection<RecordRef> refs) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        refs.forEach(ref ->
                wanted.computeIfAbsent(ref.type(), type -> new HashSet<>()).add(ref.id()));
        Map<RecordRef, String> titles = new HashMap<>();
        wanted.forEach((type, ids) -> {
            try {
                engine.titles(type, ids).forEach((id, title) -> titles.put(new RecordRef(type, id), title));
            } catch (TradewindException notVisible) {
                // its stage is away, or the actor may not see the type
            }
        });
        return titles;
    }

    /** Names of people, by id. */
    public Map<String, String> people(Collection<String> ids, Sql sql) {
        return engine.names().of(EngineFields.USERS, Set.copyOf(ids), sql, type -> Optional.empty());
    }

    /** Whether that person may see the record in whole. */
    public boolean isVisibleTo(String user, RecordRef ref) {
        return as(user, () -> find(ref).isPresent());
    }

    /** Whether that person may no longer see the record in whole; of a record whose stage is away nobody knows. */
    public boolean isHiddenFrom(String user, RecordRef ref) {
        return as(user, () -> {
            try {
                return !look(ref).whole();
            } catch (TradewindException refused) {
                return refused.kind() != TradewindException.Kind.UNAVAILABLE;
            }
        });
    }

    /** Runs a question with the rights of somebody else. */
    public <T> T as(String user, Supplier<T> question) {
        return engine.as(new Actor(user, user, user, java.util.Locale.ENGLISH, java.time.ZoneOffset.UTC), question);
    }
}
