package io.tradewind.opportunity.internal.deal;

import java.time.Clock;
import java.time.LocalDate;
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
    private final Identity identity;
    private final Clock clock;

    @Activate
    public Moving(
            @Reference Pipelines pipelines, @Reference Opportunities opportunities, @Reference Identity identity) {
        this.pipelines = pipelines;
        this.opportunities = opportunities;
        this.identity = identity;
        this.clock = Clock.systemUTC();
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
        go(opportunity, command.stage(), command.note(), "reason");
    }

    /**
     * Past the gate to the stage; what speaks against it is thrown.
     *
     * @param reason name of the field that says why it is lost
     */
    void go(Opportunity opportunity, String stage, @Nullable String note, String reason) {
        Gate gate =
                gate(opportunity, pipelines.stage(stage).orElseThrow(() -> invalid("stage", "field.no-such-record")));
        pass(opportunity, gate, reason);
        if (gate.to().kind().isEnd()) {
            LocalDate given = opportunity.ending().closedOn();
            opportunity.end(now -> now.on(given == null ? today() : given).restingUntil(null));
        } else {
            opportunity.end(now -> now.restingUntil(null));
        }
        opportunity.enter(gate.to(), clock.instant(), actor().id(), note);
    }

    /** As one that stands in the first stage of its pipeline and wants to end at once. */
    void passAtOnce(Opportunity opportunity, Pipeline pipeline, Stage end) {
        List<Stage> stages = pipelines.stages(pipeline.id());
        Stage first = first(stages, StageKind.OPEN).orElseThrow();
        pass(opportunity, new Gate(pipeline, stages, first, end, locale()), "lossReason");
    }

    private static void pass(Opportunity opportunity, Gate gate, String reason) {
        gate.closed(opportunity).ifPresent(closed -> {
            throw new TradewindException(
                    Kind.CONFLICT, closed.code(), closed.arguments().toArray());
        });
        List<FieldProblem> missing = new ArrayList<>(gate.missing(opportunity));
        if (gate.to().kind() == StageKind.LOST && opportunity.ending().lossReason() == null) {
            missing.add(FieldProblem.of(reason, "field.required"));
        }
        if (!missing.isEmpty()) {
            throw new InvalidRecord(missing);
        }
    }

    private Gate gate(Opportunity opportunity, Stage to) {
        Stage from = standing(opportunity);
        Pipeline pipeline = pipelines.find(from.pipeline()).orElseThrow();
        return new Gate(pipeline, pipelines.stages(pipeline.id()), from, to, locale());
    }

    void win(Opportunity opportunity, WinOpportunity command) {
        hold(opportunity);
        if (command.amount() != null) {
            opportunity.worth().value(command.amount());
        }
        opportunity.end(now -> now.on(day(command.closedOn())).noting(command.note()));
        go(opportunity, end(opportunity, StageKind.WON).id(), null, "reason");
    }

    void lose(Opportunity opportunity, LoseOpportunity command) {
        hold(opportunity);
        opportunity.end(now -> now.on(day(command.closedOn()))
                .because(command.reason())
                .to(command.competitor())
                .noting(command.note())
                .askingAgain(command.askAgainOn()));
        go(opportunity, end(opportunity, StageKind.LOST).id(), null, "reason");
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
                ? opportunity.visits().latestFirst().stream()
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

    Stage standing(Opportunity opportunity) {
        return pipelines.stage(Objects.requireNonNull(opportunity.stage())).orElseThrow();
    }

    static Optional<Stage> first(List<Stage> stages, StageKind kind) {
        return stages.stream().filter(stage -> stage.kind() == kind).findFirst();
    }

    static InvalidRecord invalid(String field, String code) {
        return new InvalidRecord(List.of(FieldProblem.of(field, code)));
    }

    private Actor actor() {
        return identity.require();
    }

    private Locale locale() {
        return actor().locale();
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(actor().zone()));
    }
}
