package io.tradewind.runtime.internal.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.event.Events;
import io.tradewind.list.ValueLists;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.value.Coercion;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Seen;
import io.tradewind.runtime.internal.unit.Unit;
import io.tradewind.runtime.internal.unit.Units;
import io.tradewind.runtime.internal.view.Segments;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;

/** Records for every door: rights first, then values, then one transaction that saves, traces and tells. */
@Component(service = {Records.class, RecordEngine.class})
public final class RecordEngine implements Records {
    private static final int MOST_AT_ONCE = 500;

    private final LiveRecordTypes types;
    private final Transactions transactions;
    private final Database database;
    private final Units units;
    private final Events events;
    private final ValueLists lists;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();
    private final Names names;
    private final DataRefusals refusals;

    @Activate
    public RecordEngine(
            @Reference LiveRecordTypes types,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Units units,
            @Reference Events events,
            @Reference ValueLists lists,
            @Reference Texts texts) {
        this.types = types;
        this.transactions = transactions;
        this.database = database;
        this.units = units;
        this.events = events;
        this.lists = lists;
        this.texts = texts;
        names = new Names(database, () -> types.viewer().actor().locale());
        refusals = new DataRefusals(types, database);
    }

    // ---- lists

    /** A list, as somebody may see it. */
    private record Listed(Sight sight, RecordQuery query) {}

    @Override
    public RecordPage query(String type, RecordQuery query) {
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        Verb verb = query.removed() ? Verb.DELETE : Verb.READ;
        return Seen.once(database, new Listed(sight, query), () -> query(viewer, sight, verb, query));
    }

    /** What may be seen and the verb reaches. */
    private RecordPage query(Viewer viewer, Sight sight, Verb verb, RecordQuery asked) {
        sight.require(Verb.READ);
        sight.require(verb);
        RecordQuery query = asked(viewer, sight, asked);
        return reads(sql -> {
            Pages.Page page = new Pages(sight, viewer, query, verb, sql, database.dialect(), words(sight, sql)).read();
            List<RecordView> rows = views(sight, viewer, sql).rows(page.lines());
            return new RecordPage(
                    new ListedLines(desk(sight, viewer, sql)).with(rows, query),
                    page.next(),
                    page.count(),
                    page.countExact());
        });
    }

    /** The query with its segments opened and its days counted from the asker's today. */
    RecordQuery asked(Viewer viewer, Sight sight, RecordQuery query) {
        RecordQuery open =
                Segments.open(database, viewer.standing(), sight.type().name(), query);
        return RelativeDays.fixed(
                open,
                sight.columns(),
                LocalDate.now(clock.withZone(viewer.actor().zone())));
    }

    /** What a transaction has not committed yet is only in the database. */
    WordSearch words(Sight sight, Sql sql) {
        return database.dialect() == Dialect.DERBY && !database.inTransaction()
                ? WordSearch.inMemory(sight.type(), sql)
                : WordSearch.byTheDatabase();
    }

    private Views views(Sight sight, Viewer viewer, Sql sql) {
        return new Views(sight, names, sql, name -> types.sightIfAny(name, viewer));
    }

    @Override
    public void each(String type, RecordQuery query, Consumer<RecordView> row) {
        each(type, query.removed() ? Verb.DELETE : Verb.READ, query, row);
    }

    @Override
    public void each(String type, Verb verb, RecordQuery query, Consumer<RecordView> row) {
        String after = null;
        do {
            RecordQuery next = query.limit(Pages.LONGEST).after(after);
            Viewer viewer = types.viewer();
            RecordPage page = query(viewer, types.sight(type, viewer), verb, after == null ? next : uncounted(next));
            page.items().forEach(row);
            after = page.next();
        } while (after != null);
    }

    private static RecordQuery uncounted(RecordQuery query) {
        return new RecordQuery(
                query.text(),
                query.filters(),
                query.sorts(),
                query.limit(),
                query.after(),
                query.fields(),
                false,
                query.removed());
    }

    @Override
    public List<RecordView> suggest(String type, String words, int limit) {
        if (type.equals(FieldSpec.ANY)) {
            return suggestAny(words, limit);
        }
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        sight.require(Verb.READ);
        return reads(sql -> views(sight, viewer, sql)
                .rows(new Suggestions(sight, viewer, sql, database.dialect(), words(sight, sql)).find(words, limit)));
    }

    private List<RecordView> suggestAny(String words, int limit) {
        Viewer viewer = types.viewer();
        return types.live().stream()
                .filter(type ->
                        !type.outline().shared() && !type.outline().group().isEmpty())
                .sorted(Comparator.comparingInt(type -> type.outline().order()))
                .filter(type -> Attachment.isVisible(type.sight(viewer)))
                .flatMap(type -> suggest(type.name(), words, limit).stream())
                .limit(limit)
                .toList();
    }

    @Override
    public Map<String, String> titles(String type, Collection<String> ids) {
        if (type.equals(FieldSpec.ANY)) {
            Viewer reader = types.viewer();
            return AnyRecord.each(
                    ids,
                    (name, some) -> types.sightIfAny(name, reader)
                            .map(sight -> reads(sql -> names.visible(sight, some, sql)))
                            .orElse(Map.of()));
        }
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        return ids.isEmpty() ? Map.of() : reads(sql -> names.visible(sight, ids, sql));
    }

    // ---- single records

    /** A record, as somebody may see it. */
    private record Whole(Sight sight, String id) {}

    @Override
    public RecordView read(RecordRef ref) {
        return reading(
                ref.type(),
                desk -> Seen.once(
                        database, new Whole(desk.sight(), ref.id()), () -> desk.view(desk.require(ref.id()))));
    }

    @Override
    public RecordView create(String type, Map<String, ? extends @Nullable Object> values) {
        return saving(() -> writing(type, desk -> {
            desk.sight().require(Verb.CREATE);
            Draft draft = Draft.fresh(desk.type(), values);
            desk.fill(List.of(draft), strict(desk));
            draft.problems().throwIfAny();
            saving(desk).save(List.of(draft), Trail.CREATED);
            draft.problems().throwIfAny();
            noted(desk.type());
            return desk.view(draft.record());
        }));
    }

    @Override
    public List<RecordView> createAll(String type, List<? extends Map<String, ? extends @Nullable Object>> values) {
        if (values.size() > MOST_AT_ONCE) {
            throw new TradewindException(Kind.TOO_LARGE, "record.too-many", MOST_AT_ONCE);
        }
        return saving(() -> writing(type, desk -> {
            desk.sight().require(Verb.CREATE);
            List<Draft> drafts = new ArrayList<>();
            values.forEach(one -> drafts.add(Draft.fresh(desk.type(), one)));
            desk.fill(drafts, strict(desk));
            throwIfAny(drafts);
            saving(desk).save(drafts, Trail.CREATED);
            throwIfAny(drafts);
            noted(desk.type());
            return desk.views(drafts.stream().map(Draft::record).toList());
        }));
    }

    private static void throwIfAny(List<Draft> drafts) {
        List<FieldProblem> all = new ArrayList<>();
        for (int index = 0; index < drafts.size(); index++) {
            all.addAll(drafts.get(index).problems().of(index));
        }
        if (!all.isEmpty()) {
            throw new InvalidRecord(all);
        }
    }

    @Override
    public RecordView change(RecordRef ref, long version, Map<String, ? extends @Nullable Object> values) {
        return saving(
                ref,
                () -> writing(ref.type(), desk -> {
                    RecordEntity record = desk.require(ref.id(), Verb.EDIT);
                    if (record.version() != version) {
                        throw new Staleness(desk, strict(desk)).of(record, version, values);
                    }
                    Draft draft = Draft.of(desk.type(), record, values);
                    desk.fill(List.of(draft), strict(desk));
                    draft.problems().throwIfAny();
                    saving(desk).save(List.of(draft), Trail.CHANGED);
                    draft.problems().throwIfAny();
                    noted(desk.type());
                    return desk.view(record);
                }));
    }

    @Override
    public void remove(RecordRef ref, long version) {
        saving(
                ref,
                () -> writing(ref.type(), desk -> {
                    RecordEntity record = desk.require(ref.id(), Verb.DELETE);
                    if (record.version() != version) {
                        throw new StaleRecord(ref, record.version(), List.of());
                    }
                    saving(desk).remove(List.of(record));
                    noted(desk.type());
                    return record;
                }));
    }

    @Override
    public RecordView restore(RecordRef ref) {
        return refusals.repeatedIfLost(
                ref,
                () -> writing(ref.type(), desk -> {
                    RecordEntity record = desk.find(ref.id())
                            .filter(one -> !one.isRemoved() || desk.reaches(Verb.DELETE, one))
                            .orElseThrow(Desk::notFound);
                    if (!record.isRemoved()) {
                        throw new TradewindException(Kind.CONFLICT, "record.not-removed");
                    }
                    MergePointer.requireNone(record.id(), clock.instant(), desk.sql());
                    saving(desk).restore(record).throwIfAny();
                    noted(desk.type());
                    return desk.view(record);
                }));
    }

    @Override
    public RecordView act(RecordRef ref, String action, Map<String, ? extends @Nullable Object> command) {
        return refusals.repeatedIfLostBeside(
                ref,
                () -> writing(ref.type(), desk -> {
                    RecordEntity record = desk.require(ref.id());
                    act(desk, open(desk, action, record), record, command);
                    noted(desk.type());
                    return desk.view(record);
                }));
    }

    /** The action, if the actor may start it and the record's state allows it. */
    Action<RecordEntity, ?> open(Desk desk, String action, RecordEntity record) {
        Action<RecordEntity, ?> known = desk.type()
                .action(action)
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "record.unknown-action", shown(action)));
        if (!desk.sight().mayAct(action) || !desk.shares().mayActOn(record, action)) {
            throw Sight.refused();
        }
        if (!known.open().test(record)) {
            throw new TradewindException(Kind.CONFLICT, "record.action-not-open", action);
        }
        return known;
    }

    <C extends Record> void act(Desk desk, Action<RecordEntity, C> action, RecordEntity record, Map<String, ?> given) {
        C command = command(desk, action, given);
        Draft draft = Draft.of(desk.type(), record, Map.of());
        var fact = action.act().apply(record, command);
        List<FieldProblem> broken = new ArrayList<>();
        desk.type().spec().checks().forEach(check -> broken.addAll(check.apply(record)));
        if (!broken.isEmpty()) {
            throw new InvalidRecord(broken);
        }
        Saving saving = saving(desk);
        if (saving.save(List.of(draft), action.name()).isEmpty()) {
            Trail.write(
                    desk.type().name(),
                    desk.viewer().user(),
                    saving.now(),
                    List.of(new Trail.Fresh(record.id(), record.version(), action.name(), Map.of())),
                    desk.sql());
        }
        draft.problems().throwIfAny();
        saving.publish(fact);
    }

    /** @throws InvalidRecord with what is wrong with the inputs */
    <C extends Record> C command(Desk desk, Action<RecordEntity, C> action, Map<String, ?> given) {
        var spec = desk.type().outline().action(action.name()).orElseThrow();
        return new Commands(desk.type().name(), strict(desk), desk.references()).make(action.command(), spec, given);
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    // ---- what is known of records

    @Override
    public List<Duplicate> duplicates(
            String type, Map<String, ? extends @Nullable Object> values, @Nullable String except) {
        return reading(type, desk -> new Duplicates(desk).find(values, except));
    }

    @Override
    public List<Trace> trace(RecordRef ref, int limit, @Nullable Instant before) {
        return reading(ref.type(), desk -> {
            RecordEntity record = desk.find(ref.id())
                    .filter(one -> !one.isRemoved() || desk.reaches(Verb.DELETE, one))
                    .orElseThrow(Desk::notFound);
            return new Traces(desk).of(record, Math.clamp(limit, 1, MOST_AT_ONCE), before);
        });
    }

    // ---- for this package

    Coercion strict(Desk desk) {
        return Coercion.strict(lists, texts, desk.viewer().actor().zone());
    }

    Saving saving(Desk desk) {
        return new Saving(
                desk.type(),
                desk.manager(),
                desk.sql(),
                desk.dialect(),
                events,
                desk.viewer().user(),
                clock.instant());
    }

    /** Runs as somebody else. */
    <T extends @Nullable Object> T as(io.tradewind.access.Actor other, Supplier<T> work) {
        return types.as(other, work);
    }

    Names names() {
        return names;
    }

    /** Running types whose records belong to records of others, and which keep what is personal. */
    List<String> attachedTypes() {
        return types.live().stream()
                .filter(type -> type.attachment().isPresent() && PersonalData.isKept(type.outline()))
                .map(LiveType::name)
                .toList();
    }

    /** For what the engine does by itself to records of the type, whatever the actor's rights. */
    Saving saving(LiveType type) {
        return new Saving(
                type,
                manager(type),
                database.sql(),
                database.dialect(),
                events,
                types.viewer().user(),
                clock.instant());
    }

    /** People and teams are known by name everywhere. */
    void noted(LiveType type) {
        if (Set.of(EngineFields.USERS, EngineFields.TEAMS).contains(type.name())) {
            transactions.afterCommit(names::forget);
        }
    }

    <T extends @Nullable Object> T reading(String type, Function<Desk, T> work) {
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        sight.require(Verb.READ);
        return reads(sql -> work.apply(desk(sight, viewer, sql)));
    }

    <T> T writing(String type, Function<Desk, T> work) {
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        return transactions.required(() -> {
            Desk desk = desk(sight, viewer, database.sql());
            return work.apply(desk);
        });
    }

    /** The entities of the type in the current transaction. */
    EntityManager manager(LiveType type) {
        Unit unit = units.of(type.entity())
                .orElseThrow(() -> new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", type.name()));
        return unit.entityManager();
    }

    private Desk desk(Sight sight, Viewer viewer, Sql sql) {
        return new Desk(
                sight,
                viewer,
                manager(sight.type()),
                sql,
                database.dialect(),
                names,
                name -> types.sightIfAny(name, viewer));
    }

    private <T extends @Nullable Object> T reads(Function<Sql, T> work) {
        return database.reads(work);
    }

    <T> T saving(Supplier<T> work) {
        return refusals.told(null, work);
    }

    <T> T saving(RecordRef ref, Supplier<T> work) {
        return refusals.told(ref, work);
    }
}
