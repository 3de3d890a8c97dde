package io.tradewind.opportunity.internal.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.FieldProblem;
import io.tradewind.tx.Turns;

/** The stored pipelines and their stages. Part of the running transaction. */
@Component(service = Pipelines.class)
public final class Pipelines {
    private final EntityManager entities;
    private final Occupants occupants;
    private final Identity identity;
    private final Events events;
    private final Turns turns;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Pipelines(
            @Reference(target = "(unit=opportunity)") EntityManager entities,
            @Reference Occupants occupants,
            @Reference Identity identity,
            @Reference Events events,
            @Reference Turns turns) {
        this.entities = entities;
        this.occupants = occupants;
        this.identity = identity;
        this.events = events;
        this.turns = turns;
    }

    // ---- looking up

    public Optional<Pipeline> find(String id) {
        return Optional.ofNullable(entities.find(Pipeline.class, id));
    }

    /** Also one that was taken out of its pipeline. */
    public Optional<Stage> stage(String id) {
        return Optional.ofNullable(entities.find(Stage.class, id));
    }

    /** Those in use, the default one first, then by name. */
    public List<Pipeline> active() {
        return entities.createQuery(
                        "select p from Pipeline p where p.active = true and p.removedAt is null order by p.usual desc,"
                                + " p.name, p.id",
                        Pipeline.class)
                .setFlushMode(FlushModeType.COMMIT) // asked while an opportunity is being changed
                .getResultList();
    }

    /** Where opportunities go in unless somebody says otherwise. */
    public Optional<Pipeline> usual() {
        return active().stream().findFirst();
    }

    /** In order, without those that were taken out. */
    public List<Stage> stages(String pipeline) {
        return entities.createQuery(
                        "select s from Stage s where s.pipeline = :pipeline and s.removedAt is null order by s.place, s.id",
                        Stage.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("pipeline", pipeline)
                .getResultList();
    }

    /** The stage of the pipeline that the words mean, by either name. */
    public Optional<Stage> called(String pipeline, String words) {
        return stages(pipeline).stream()
                .filter(stage -> stage.isCalled(words.strip()))
                .findFirst();
    }

    /** Keeps the stages of the pipeline as they are until the transaction ends. */
    public void hold(String pipeline) {
        turns.take("opportunities.stages." + pipeline);
    }

    // ---- writing

    List<Map<String, Object>> lines(Pipeline pipeline) {
        List<Map<String, Object>> given = pipeline.given();
        return given != null
                ? given
                : stages(pipeline.id()).stream().map(Stage::line).toList();
    }

    /** What is wrong with the stages that were given. */
    List<FieldProblem> problems(Pipeline pipeline) {
        List<FieldProblem> problems = new ArrayList<>();
        List<Map<String, Object>> given = pipeline.given();
        if (given == null) {
            return pipeline.version() == 0 ? List.of(FieldProblem.of("stages", "field.required")) : List.of();
        }
        Set<String> names = new HashSet<>();
        Set<StageKind> kinds = new HashSet<>();
        for (int place = 0; place < given.size(); place++) {
            Stage stage = Stage.of(pipeline.id(), given.get(place), place);
            kinds.add(stage.kind());
            if (!names.add(stage.name().toLowerCase(Locale.ROOT))) {
                problems.add(FieldProblem.of("stages[" + place + "].name", "opportunities.stage-twice", stage.name()));
            }
        }
        for (StageKind needed : List.of(StageKind.OPEN, StageKind.WON, StageKind.LOST)) {
            if (!kinds.contains(needed)) {
                problems.add(FieldProblem.of("stages", needed.missing()));
            }
        }
        hold(pipeline.id());
        for (Stage gone : matched(pipeline, given).gone()) {
            long standing = occupants.of(gone.id());
            if (standing > 0) {
                problems.add(FieldProblem.of("stages", "opportunities.stage-in-use", gone.name(), standing));
            }
        }
        return problems;
    }

    /** Which stored stage each line is, by place; and which have no line any more. */
    private record Matched(Map<Integer, Stage> known, List<Stage> gone) {}

    private Matched matched(Pipeline pipeline, List<Map<String, Object>> given) {
        List<Stage> left = new ArrayList<>(stages(pipeline.id()));
        Map<Integer, Stage> known = new LinkedHashMap<>();
        for (int place = 0; place < given.size(); place++) {
            Object id = given.get(place).get("id");
            take(left, stage -> stage.id().equals(id), known, place);
        }
        for (int place = 0; place < given.size(); place++) {
            String name = Objects.toString(given.get(place).get("name"), "").strip();
            if (!known.containsKey(place)) {
                take(left, stage -> stage.isCalled(name), known, place);
            }
        }
        return new Matched(known, left);
    }

    private static void take(
            List<Stage> left, java.util.function.Predicate<Stage> wanted, Map<Integer, Stage> known, int place) {
        left.stream().filter(wanted).findFirst().ifPresent(stage -> {
            left.remove(stage);
            known.put(place, stage);
        });
    }

    /** Stores the stages that were given, and sees to it that one pipeline is the default. */
    void keep(Pipeline pipeline) {
        if (pipeline.usual()) {
            entities.createQuery("update Pipeline p set p.usual = false where p.usual = true and p.id <> :id")
                    .setParameter("id", pipeline.id())
                    .executeUpdate();
        }
        List<Map<String, Object>> given = pipeline.given();
        if (given == null) {
            return;
        }
        Matched matched = matched(pipeline, given);
        Instant now = clock.instant();
        String by = identity.require().id();
        List<String> fresh = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (int place = 0; place < given.size(); place++) {
            Stage known = matched.known().get(place);
            if (known == null) {
                Stage stage = Stage.of(pipeline.id(), given.get(place), place);
                stage.created(by, now);
                entities.persist(stage);
                fresh.add(stage.id());
            } else {
                known.describe(pipeline.id(), given.get(place), place);
                known.changed(by, now);
                changed.add(known.id());
            }
        }
        matched.gone().forEach(stage -> stage.removed(by, now));
        entities.flush();
        pipeline.taken();
        tell(fresh, RecordsChanged.Kind.CREATED, now);
        tell(changed, RecordsChanged.Kind.CHANGED, now);
        tell(matched.gone().stream().map(Stage::id).toList(), RecordsChanged.Kind.REMOVED, now);
    }

    private void tell(List<String> stages, RecordsChanged.Kind kind, Instant now) {
        if (!stages.isEmpty()) {
            events.publish(new RecordsChanged(StageType.NAME, stages, kind, now));
        }
    }

    /** @throws TradewindException CONFLICT if one of them is not of the pipeline, or they are not of one kind */
    void retire(Pipeline pipeline, String stage, String into) {
        hold(pipeline.id());
        Stage gone = require(pipeline, stage);
        Stage next = require(pipeline, into);
        boolean last = stages(pipeline.id()).stream()
                .noneMatch(one -> one.kind() == gone.kind() && !one.id().equals(gone.id()));
        if (gone.id().equals(next.id()) || gone.kind() != next.kind()) {
            throw new TradewindException(Kind.CONFLICT, "opportunities.stage-into-other-kind");
        }
        if (last) {
            throw new TradewindException(Kind.CONFLICT, gone.kind().missing());
        }
        occupants.move(gone, next);
        Instant now = clock.instant();
        gone.removed(identity.require().id(), now);
        entities.flush();
        tell(List.of(gone.id()), RecordsChanged.Kind.REMOVED, now);
    }

    private Stage require(Pipeline pipeline, String id) {
        return stage(id)
                .filter(stage -> stage.pipeline().equals(pipeline.id()) && !stage.isRemoved())
                .orElseThrow(() -> new TradewindException(Kind.CONFLICT, "opportunities.stage-of-other-pipeline"));
    }

    /** @throws TradewindException CONFLICT if opportunities stand in it */
    void requireEmpty(Pipeline pipeline) {
        hold(pipeline.id());
        if (occupants.areIn(pipeline.id())) {
            throw new TradewindException(Kind.CONFLICT, "opportunities.pipeline-in-use");
        }
    }

    /** The first one of an installation, if there is none. */
    void begin(String name, String nameEn, List<Map<String, Object>> stages) {
        turns.take("opportunities.pipelines");
        boolean none = entities.createQuery("select count(p) from Pipeline p", Long.class)
                        .getSingleResult()
                == 0;
        if (none) {
            Pipeline first = new Pipeline();
            first.rename(name);
            first.renameEn(nameEn);
            first.makeUsual(true);
            first.give(stages);
            Instant now = clock.instant();
            first.created(identity.require().id(), now);
            entities.persist(first);
            keep(first);
            events.publish(
                    new RecordsChanged(PipelineType.NAME, List.of(first.id()), RecordsChanged.Kind.CREATED, now));
        }
    }

    /** As {@link #begin} makes them. */
    static Map<String, Object> line(
            String name, String nameEn, StageKind kind, long probability, @Nullable Long stalled) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("nameEn", nameEn);
        line.put("type", kind.name());
        line.put("probability", probability);
        if (stalled != null) {
            line.put("stalledAfterDays", stalled);
        }
        return line;
    }
}
