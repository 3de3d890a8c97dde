package io.tradewind.runtime.internal.record;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.access.Standings;
import io.tradewind.runtime.internal.custom.StoredFields;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.layout.Arrangement;
import io.tradewind.runtime.internal.layout.StoredLayouts;
import io.tradewind.runtime.internal.record.TypeReview.Changes;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.unit.UnitHealth;
import io.tradewind.runtime.internal.unit.Units;
import io.tradewind.tx.Transactions;

/**
 * The record types that are running. A type runs once its module's entities are open and its description was found good; until
 * then, and after it has gone, its name is known but its stage is not running. One worker looks at descriptions, so that no
 * bundle's start waits for the database; a database that is away or busy for a moment is asked again.
 */
@Component(
        service = {RecordTypes.class, LiveRecordTypes.class},
        immediate = true)
public final class LiveRecordTypes implements RecordTypes {
    private static final Logger log = LoggerFactory.getLogger(LiveRecordTypes.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long LOOK_SECONDS = 2;

    /** A registered description. */
    private record Offer(RecordType<?> type, String module) {}

    private final Identity identity;
    private final Access access;
    private final Standings standings;
    private final Transactions transactions;
    private final Database database;
    private final Units units;
    private final UnitHealth health;
    private final StoredFields additions;
    private final StoredLayouts layouts;
    private final TypeIndexes indexes;
    private final Map<RecordType<?>, Offer> waiting = new ConcurrentHashMap<>();
    private final Map<RecordType<?>, LiveType> running = new ConcurrentHashMap<>();
    private final Map<String, LiveType> byName = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("tradewind-types").daemon().unstarted(work));
    private final AutoCloseable watch;
    private final AutoCloseable additionsWatch;
    private final AutoCloseable layoutsWatch;

    @Activate
    public LiveRecordTypes(
            @Reference Identity identity,
            @Reference Access access,
            @Reference Standings standings,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Units units,
            @Reference UnitHealth health,
            @Reference StoredFields additions,
            @Reference StoredLayouts layouts) {
        this.identity = identity;
        this.access = access;
        this.standings = standings;
        this.transactions = transactions;
        this.database = database;
        this.units = units;
        this.health = health;
        this.additions = additions;
        this.layouts = layouts;
        indexes = new TypeIndexes(database);
        known.addAll(
                database.reads(sql -> sql.list("select record_type from core.known_types", row -> row.getString(1))));
        watch = health.watch(this::lookAtWaiting);
        additionsWatch = additions.watch(this::followChanges);
        layoutsWatch = layouts.watch(this::followChanges);
        worker.scheduleWithFixedDelay(this::followOthers, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<RecordType<?>> reference, RecordType<?> type) {
        String module = reference.getBundle().getHeaders("").get("Tradewind-Module");
        arrive(type, module == null ? "core" : module.strip());
    }

    /** A description came. */
    void arrive(RecordType<?> type, String module) {
        waiting.put(type, new Offer(type, module));
        lookAtWaiting();
    }

    /** A description went; whatever was made of it goes too. */
    void remove(RecordType<?> type) {
        waiting.remove(type);
        LiveType gone = running.remove(type);
        if (gone != null && byName.remove(gone.name(), gone)) {
            tell(listener -> listener.went(gone.name()));
        }
    }

    private void lookAtWaiting() {
        if (!waiting.isEmpty() && !worker.isShutdown()) {
            worker.execute(this::lookAtAll);
        }
    }

    private void lookAtAll() {
        List.copyOf(waiting.values()).forEach(this::look);
    }

    /** Waits until all descriptions that came so far were looked at and their indexes are made. */
    void settle() {
        try {
            worker.submit(() -> {}).get();
            worker.submit(() -> {}).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whether nothing that came still waits, but for descriptions whose module has no tables to run on. */
    boolean isSettled() {
        return waiting.values().stream()
                .allMatch(offer -> health.of(offer.module())
                        .filter(unit -> unit.state() == UnitHealth.State.FAILED)
                        .isPresent());
    }

    private void look(Offer offer) {
        try {
            RecordSpec<RecordEntity> spec = spec(offer.type());
            if (units.of(spec.entity()).isPresent()) {
                admit(offer, spec);
            }
        } catch (RuntimeException | LinkageError failure) {
            if (database.dialect().isTemporary(failure)) {
                worker.schedule(this::lookAtAll, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
            waiting.remove(offer.type());
            log.error("Module {}: a record type could not be read", offer.module(), failure);
        }
    }

    @SuppressWarnings("unchecked") // the review refuses aggregates that are no RecordEntity
    private static RecordSpec<RecordEntity> spec(RecordType<?> type) {
        return (RecordSpec<RecordEntity>) type.spec();
    }

    private void admit(Offer offer, RecordSpec<RecordEntity> spec) {
        TypeReview review = new TypeReview(spec, this::live);
        Optional<LiveType> good = database.reads(
                sql -> review.review(offer.module(), sql.connection(), database.dialect(), changes(spec.name())));
        remember(spec.name(), offer.module());
        if (!waiting.remove(offer.type(), offer)) {
            return; // it went meanwhile
        }
        if (good.isEmpty()) {
            refused.put(spec.name(), String.join("; ", review.problems()));
            log.error(
                    "Record type {} of module {} cannot run: {}",
                    spec.name(),
                    offer.module(),
                    refused.get(spec.name()));
            return;
        }
        LiveType other = byName.putIfAbsent(spec.name(), good.get());
        if (other != null && !running.containsValue(other)) {
            byName.put(spec.name(), good.get());
        } else if (other != null) {
            refused.put(spec.name(), "module " + other.module() + " has a type of this name");
            log.error(
                    "Record type {} of module {} cannot run: {}",
                    spec.name(),
                    offer.module(),
                    refused.get(spec.name()));
            return;
        }
        follow(good.get());
        refused.remove(spec.name());
        running.put(offer.type(), good.get());
        log.info("Record type {} of module {} is running", spec.name(), offer.module());
        tell(listener -> listener.came(spec.name()));
        worker.execute(() -> indexes.complete(good.get())); // after the types that wait by now
    }

    // ---- added fields and layouts

    private Changes changes(String type) {
        return new Changes(additions.of(type), layouts.of(type));
    }

    /** Fields may have been added, changed, archived or put elsewhere: types that have others now run on with these. */
    private synchronized void followChanges() {
        running.forEach((type, live) -> {
            Changes wanted = changes(live.name());
            if (!live.added().definitions().equals(wanted.fields())
                    || !live.arrangement().isBy(wanted.layout())) {
                with(live, spec(type), wanted).ifPresent(fresh -> replace(type, live, fresh));
            }
        });
    }

    /** Somebody may have done so on another node. */
    private void followOthers() {
        try {
            followChanges();
        } catch (RuntimeException away) {
            log.debug("Added fields and layouts cannot be looked at now: {}", away.getMessage());
        }
    }

    private Optional<LiveType> with(LiveType live, RecordSpec<RecordEntity> own, Changes changes) {
        TypeReview review = new TypeReview(own, this::live);
        Optional<LiveType> fresh =
                database.reads(sql -> review.review(live.module(), sql.connection(), database.dialect(), changes));
        if (fresh.isEmpty()) {
            log.error("Record type {} keeps the fields it had: {}", live.name(), review.problems());
        }
        return fresh;
    }

    private void replace(RecordType<?> type, LiveType former, LiveType fresh) {
        if (running.replace(type, former, fresh) && byName.replace(fresh.name(), former, fresh)) {
            log.info(
                    "Record type {} has {} added fields and {} layout now",
                    fresh.name(),
                    fresh.added().open().size(),
                    fresh.arrangement().layout() == null ? "its own" : "an admin's");
            tell(listener -> listener.changed(fresh.name()));
            if (!worker.isShutdown()) {
                worker.execute(() -> indexes.complete(fresh));
            }
        }
    }

    /** The type as it will be with the fields that the current transaction has. */
    Optional<LiveType> toBe(String name) {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .findFirst()
                .flatMap(entry -> with(
                        entry.getValue(), spec(entry.getKey()), new Changes(additions.read(name), layouts.of(name))));
    }

    /** Derby's texts in memory follow what is written. */
    private void follow(LiveType type) {
        if (database.dialect() == Dialect.DERBY) {
            units.of(type.entity())
                    .ifPresent(unit -> unit.onWritten(
                            type.entity(),
                            written -> transactions.afterCommit(() -> running(type.name())
                                    .ifPresent(now -> now.texts().saved((RecordEntity) written)))));
        }
    }

    private void remember(String name, String module) {
        if (known.contains(name)) {
            return;
        }
        try {
            transactions.run(() -> database.sql()
                    .update("insert into core.known_types (record_type, module) values (?, ?)", name, module));
        } catch (RuntimeException failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw failure;
            }
        }
        known.add(name);
    }

    private void tell(java.util.function.Consumer<Listener> news) {
        for (Listener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError failure) {
                log.error("A listener of record types failed", failure);
            }
        }
    }

    /** Why types that came cannot run, by name; for the modules page. */
    public Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** Whether every record has a field of this name, so that no type can. */
    public static boolean isReserved(String field) {
        return EngineFields.RESERVED.contains(field);
    }

    // ---- for the engine

    /** Runs as somebody else. */
    <T extends @org.jspecify.annotations.Nullable Object> T as(Actor other, java.util.function.Supplier<T> work) {
        return identity.as(other, work);
    }

    Viewer viewer() {
        Actor actor = identity.require();
        return new Viewer(actor, standings.of(actor), access);
    }

    /** The type as the actor may see it, as {@link #require(String)}. */
    Sight sight(String name, Viewer viewer) {
        Sight sight = live(name).sight(viewer);
        if (!sight.isAny()) {
            throw unknown(name);
        }
        return sight;
    }

    /** All that run. */
    List<LiveType> live() {
        return List.copyOf(byName.values());
    }

    /** How the type came and what was made of its form and page, if it runs. */
    public Optional<Arrangement> arrangement(String name) {
        return running(name).map(LiveType::arrangement);
    }

    /** The module that brings the type; empty if it does not run. */
    public String module(String name) {
        return running(name).map(LiveType::module).orElse("");
    }

    /** Where the type's records are, if it runs. */
    public Optional<String> table(String name) {
        return Optional.ofNullable(byName.get(name)).map(LiveType::table);
    }

    /** As {@link #sight}, but empty where that throws. */
    Optional<Sight> sightIfAny(String name, Viewer viewer) {
        return Optional.ofNullable(byName.get(name))
                .map(type -> type.sight(viewer))
                .filter(Sight::isAny);
    }

    /** The type, whoever asks, if it runs. */
    Optional<LiveType> running(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private LiveType live(String name) {
        LiveType type = byName.get(name);
        if (type != null) {
            return type;
        }
        boolean away = known.contains(name)
                || waiting.keySet().stream()
                        .anyMatch(offer -> offer.spec().name().equals(name));
        throw away ? new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", name) : unknown(name);
    }

    private static TradewindException unknown(String name) {
        String shown = name.length() <= 60 ? name : name.substring(0, 60) + "…";
        return new TradewindException(Kind.NOT_FOUND, "record.unknown-type", shown);
    }

    // ---- RecordTypes

    @Override
    public List<TypeView> all() {
        Viewer viewer = viewer();
        return byName.values().stream()
                .map(type -> type.sight(viewer).view())
                .filter(view -> view.may(Verb.READ))
                .sorted(Comparator.comparing((TypeView view) -> view.type().group())
                        .thenComparing(view -> view.type().order())
                        .thenComparing(TypeView::name))
                .toList();
    }

    @Override
    public TypeView require(String name) {
        return sight(name, viewer()).view();
    }

    @Override
    public List<TypeSpec> running() {
        return byName.values().stream()
                .map(LiveType::outline)
                .sorted(Comparator.comparing(TypeSpec::name))
                .toList();
    }

    @Override
    public Optional<TypeSpec> find(String name) {
        return Optional.ofNullable(byName.get(Objects.requireNonNull(name))).map(LiveType::outline);
    }

    @Override
    public AutoCloseable watch(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Deactivate
    public void close() throws Exception {
        watch.close();
        additionsWatch.close();
        layoutsWatch.close();
        worker.shutdownNow();
        indexes.close();
    }
}
