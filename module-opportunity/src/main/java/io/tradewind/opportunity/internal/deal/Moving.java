package io.tradewind.opportunity.internal.deal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.list.ValueLists;
import io.tradewind.opportunity.internal.deal.Opportunity.State;
import io.tradewind.opportunity.internal.pipeline.Pipeline;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.StageKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/**
 * Brings opportunities from stage to stage, by the rules of their pipeline. A pipeline's stages stay as they are while one is on its way;
 * of two who move the same one the second is told where it stands now.
 */
@Component(service = Moving.class)
public final class Moving {
    private final Pipelines pipelines;
    private final Opportunities opportunities;
    private final ValueLists lists;
    private final Identity identity;
    private final Clock clock;

    @Activate
    public Moving(
            @Reference Pipelines pipelines,
            @Reference Opportunities opportunities,
            @Reference ValueLists lists,
            @Reference Identity identity) {
        this.pipelines = pipelines;
        this.opportunities = opportunities;
        this.lists = lists;
        this.identity = identity;
        this.clock = Clock.systemUTC();
    }

    // ---- at each save

    /** Puts it where its writer wants it, and works out what follows from that. */
    List<FieldProblem> settle(Opportunity opportunity) {
        List<FieldProblem> problems = new ArrayList<>();
        try {
            if (!opportunity.isPlaced()) {
                problems.addAll(place(opportunity));
            } else if (opportunity.wantedStage().isPresent()
                    || opportunity.wantedPipeline().isPresent()) {
                relocate(opportunity);
            }
        } catch (InvalidRecord incomplete) {
            problems.addAll(incomplete.problems());
        }
        if (problems.isEmpty()) {
            opportunity.callByProduct(product -> lists.find("products", product)
                    .map(entry -> entry.text(locale()))
                    .orElse(product));
            Stage stage = standing(opportunity);
            opportunity.listChecks(stage);
            opportunity.reckon(stage);
            problems.addAll(ending(opportunity));
        }
        return problems;
    }

    /** A new one goes straight to its stage: what came in from elsewhere has passed the gates there. */
    private List<FieldProblem> place(Opportunity opportunity) {
        Optional<Stage> wanted = opportunity.wantedStage().flatMap(pipelines::stage);
        if (opportunity.wantedStage().isPresent()
                && wanted.filter(one -> !one.isRemoved()).isEmpty()) {
            return List.of(FieldProblem.of("stage", "field.no-such-record"));
        }
        Optional<Pipeline> pipeline = opportunity
                .wantedPipeline()
                .or(() -> wanted.map(Stage::pipeline))
                .map(pipelines::find)
                .orElseGet(pipelines::usual)
                .filter(one -> one.active() && !one.isRemoved());
        if (pipeline.isEmpty()) {
            return List.of(FieldProblem.of("pipeline", "opportunities.pipeline-not-active"));
        }
        Optional<Stage> stage = within(pipeline.get().id(), wanted);
        if (stage.isEmpty()) {
            return List.of(FieldProblem.of("stage", "opportunities.stage-of-other-pipeline"));
        }
        begin(opportunity, stage.get());
        return List.of();
    }

    private Optional<Stage> within(String pipeline, Optional<Stage> wanted) {
        if (wanted.filter(one -> one.pipeline().equals(pipeline)).isPresent()) {
            return wanted;
        }
        List<Stage> stages = pipelines.stages(pipeline);
        return wanted.isEmpty() ? first(stages, StageKind.OPEN) : same(stages, wanted.get());
    }

    private void begin(Opportunity opportunity, Stage stage) {
        LocalDate today = today();
        if (opportunity.openedOn() == null) {
            LocalDate closed = opportunity.ending().closedOn();
            opportunity.openOn(closed == null || closed.isAfter(today) ? today : closed);
        }
        if (stage.kind().isEnd() && opportunity.ending().closedOn() == null) {
            opportunity.end(now -> now.on(today));
        }
        LocalDate since = stage.kind().isEnd() ? opportunity.ending().closedOn() : opportunity.openedOn();
        Instant now = clock.instant();
        Instant then = since == null ? now : since.atTime(12, 0).toInstant(ZoneOffset.UTC);
        boolean past = since != null && since.isBefore(today);
        opportunity.enter(stage, past ? then : now, actor().id(), null);
    }

    /** The stage of the same name in another pipeline. */
    private static Optional<Stage> same(List<Stage> stages, Stage wanted) {
        return stages.stream()
                .filter(stage -> stage.name().equalsIgnoreCase(wanted.name()))
                .findFirst();
    }

    /** Somebody wrote another stage or pipeline as a field: the same rules as for the action. */
    private void relocate(Opportunity opportunity) {
        Optional<String> pipeline = opportunity.wantedPipeline();
        if (pipeline.isPresent()) {
            change(opportunity, pipeline.get());
        } else {
            go(opportunity, opportunity.wantedStage().orElseThrow(), null);
        }
    }

    /** To another pipeline: where its writer says, else to the beginning. */
    private void change(Opportunity opportunity, String id) {
        Pipeline pipeline = pipelines
                .find(id)
                .filter(one -> one.active() && !one.isRemoved())
                .orElseThrow(() -> invalid("pipeline", "opportunities.pipeline-not-active"));
        if (opportunity.isEnded()) {
            throw invalid("pipeline", "opportunities.reopen-first");
        }
        pipelines.hold(pipeline.id());
        List<Stage> stages = pipelines.stages(pipeline.id());
        Stage stage = opportunity
                .wantedStage()
                .map(wanted ->
                        stages.stream().filter(one -> one.id().equals(wanted)).findFirst())
                .orElseGet(() -> first(stages, StageKind.OPEN))
                .filter(one -> !one.kind().isEnd())
                .orElseThrow(() -> invalid("stage", "opportunities.stage-of-other-pipeline"));
        opportunity.enter(stage, clock.instant(), actor().id(), null);
    }

    /** Whether what is said of its end fits to its state. */
    private List<FieldProblem> ending(Opportunity opportunity) {
        List<FieldProblem> problems = new ArrayList<>();
        Ending ending = opportunity.ending();
        LocalDate closed = ending.closedOn();
        if (opportunity.isEnded() && closed == null) {
            opportunity.end(now -> now.on(today()));
        } else if (!opportunity.isEnded() && closed != null) {
            problems.add(FieldProblem.of("closedOn", "opportunities.closed-while-open"));
        } else if (closed != null && closed.isAfter(today())) {
            problems.add(FieldProblem.of("closedOn", "opportunities.closed-in-future"));
        }
        if (ending.lossReason() != null && !opportunity.isIn(State.LOST)) {
            problems.add(FieldProblem.of("lossReason", "opportunities.not-lost"));
        }
        return problems;
    }

    // ---- actions

    void move(Opportunity opportunity, MoveOpportunity command) {
        hold(opportunity);
        String from = command.from();
        if (from != null && !from.equals(opportunity.stage())) {
            throw movedAlready(standing(opportunity));
        }
        if (command.reason() != null) {
            opportunity.end(now -> now.because(command.reason()));
        }
        go(opportunity, command.stage(), command.note());
    }

    /** Past the gate to the stage; what speaks against it is thrown. */
    private void go(Opportunity opportunity, String stage, @Nullable String note) {
        Gate gate =
                gate(opportunity, pipelines.stage(stage).orElseThrow(() -> invalid("stage", "field.no-such-record")));
        gate.closed(opportunity).ifPresent(reason -> {
            throw new TradewindException(
                    Kind.CONFLICT, reason.code(), reason.arguments().toArray());
        });
        List<FieldProblem> missing = new ArrayList<>(gate.missing(opportunity));
        boolean lost = gate.to().kind() == StageKind.LOST;
        if (lost && opportunity.ending().lossReason() == null) {
            missing.add(FieldProblem.of("reason", "field.required"));
        }
        if (!missing.isEmpty()) {
            throw new InvalidRecord(missing);
        }
        if (gate.to().kind().isEnd()) {
            LocalDate given = opportunity.ending().closedOn();
            opportunity.end(now -> now.on(given == null ? today() : given).restingUntil(null));
        } else {
            opportunity.end(now -> now.restingUntil(null));
        }
        opportunity.enter(gate.to(), clock.instant(), actor().id(), note);
    }

    private Gate gate(Opportunity opportunity, Stage to) {
        Stage from = standing(opportunity);
        Pipeline pipeline = pipelines.find(from.pipeline()).orElseThrow();
        return new Gate(pipeline, pipelines.stages(pipeline.id()), from, to, locale());
    }

    void win(Opportunity opportunity, WinOpportunity command) {
        hold(opportunity);
        if (command.amount() != null) {
            opportunity.value(command.amount());
        }
        opportunity.end(now -> now.on(day(command.closedOn())).noting(command.note()));
        go(opportunity, end(opportunity, StageKind.WON).id(), null);
    }

    void lose(Opportunity opportunity, LoseOpportunity command) {
        hold(opportunity);
        opportunity.end(now -> now.on(day(command.closedOn()))
                .because(command.reason())
                .to(command.competitor())
                .noting(command.note())
                .askingAgain(command.askAgainOn()));
        go(opportunity, end(opportunity, StageKind.LOST).id(), null);
    }

    private LocalDate day(@Nullable LocalDate given) {
        LocalDate today = today();
        if (given != null && given.isAfter(today)) {
            throw invalid("closedOn", "opportunities.closed-in-future");
        }
        return Objects.requireNonNullElse(given, today);
    }

    private Stage end(Opportunity opportunity, StageKind kind) {
        return first(pipelines.stages(Objects.requireNonNull(opportunity.pipeline())), kind)
                .orElseThrow(() -> new TradewindException(Kind.CONFLICT, kind.missing()));
    }

    void rest(Opportunity opportunity, HoldOpportunity command) {
        hold(opportunity);
        opportunity.hold(command.until());
        if (command.note() != null) {
            opportunity.end(now -> now.noting(command.note()));
        }
    }

    void invalidate(Opportunity opportunity, InvalidateOpportunity command) {
        hold(opportunity);
        opportunity.invalidate(command.reason(), today());
    }

    /** Back to work: where somebody says, else where it stood last, else at the beginning. */
    void reopen(Opportunity opportunity, ReopenOpportunity command) {
        hold(opportunity);
        List<Stage> open = pipelines.stages(Objects.requireNonNull(opportunity.pipeline())).stream()
                .filter(stage -> stage.kind() == StageKind.OPEN)
                .toList();
        String wanted = command.stage();
        Optional<Stage> stage = wanted == null
                ? opportunity.stagesBefore().stream()
                        .flatMap(before -> open.stream().filter(named(before)))
                        .findFirst()
                        .or(() -> open.stream().findFirst())
                : open.stream().filter(named(wanted)).findFirst();
        Stage next = stage.orElseThrow(() -> invalid("stage", "opportunities.stage-not-open"));
        opportunity.enter(next, clock.instant(), actor().id(), command.note());
        opportunity.end(now -> now.on(null).because(null).to(null).restingUntil(null));
    }

    private static Predicate<Stage> named(String id) {
        return stage -> stage.id().equals(id);
    }

    // ---- what a board wants to know before

    /** Id of the stage that it stands in; empty if there is no such opportunity. */
    String stageOf(String id) {
        return opportunities.find(id).map(Opportunity::stage).orElse("");
    }

    Optional<Gate> gate(String id, String stage) {
        return opportunities
                .find(id)
                .flatMap(opportunity -> pipelines.stage(stage).map(to -> gate(opportunity, to)));
    }

    Optional<Gate> gateToWin(String id) {
        return opportunities.find(id).map(opportunity -> gate(opportunity, end(opportunity, StageKind.WON)));
    }

    Optional<FieldProblem> closed(Gate gate, String id) {
        return opportunities.find(id).flatMap(gate::closed);
    }

    List<FieldProblem> missing(Gate gate, String id) {
        return opportunities.find(id).map(gate::missing).orElse(List.of());
    }

    // ---- parts

    /** Nobody changes stages or this opportunity until the transaction ends; whoever came second is told. */
    private void hold(Opportunity opportunity) {
        pipelines.hold(Objects.requireNonNull(opportunity.pipeline()));
        opportunities.movedMeanwhile(opportunity).flatMap(pipelines::stage).ifPresent(now -> {
            throw movedAlready(now);
        });
    }

    private TradewindException movedAlready(Stage now) {
        return new TradewindException(Kind.CONFLICT, "opportunities.moved-already", now.nameIn(locale()));
    }

    private Stage standing(Opportunity opportunity) {
        return pipelines.stage(Objects.requireNonNull(opportunity.stage())).orElseThrow();
    }

    private static Optional<Stage> first(List<Stage> stages, StageKind kind) {
        return stages.stream().filter(stage -> stage.kind() == kind).findFirst();
    }

    private static InvalidRecord invalid(String field, String code) {
        return new InvalidRecord(List.of(FieldProblem.of(field, code)));
    }

    private Actor actor() {
        return identity.require();
    }

    private Locale locale() {
        return actor().locale();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(actor().zone()));
    }
}
