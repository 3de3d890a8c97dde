package io.tradewind.opportunity.internal.deal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.list.ValueLists;
import io.tradewind.opportunity.internal.Later;
import io.tradewind.opportunity.internal.currency.Currencies;
import io.tradewind.opportunity.internal.deal.Standing.State;
import io.tradewind.opportunity.internal.pipeline.Pipeline;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.StageKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.transfer.Imports;

/** What happens to an opportunity at each save, whoever saves it: it comes to where its writer wants it, and what follows is worked out. */
@Component(service = Settling.class)
public final class Settling {
    private final Moving moving;
    private final Pipelines pipelines;
    private final ValueLists lists;
    private final Identity identity;
    private final Currencies currencies;
    private final Later<Imports> imports;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Settling(
            @Reference Moving moving,
            @Reference Pipelines pipelines,
            @Reference ValueLists lists,
            @Reference Identity identity,
            @Reference Currencies currencies,
            @Reference ComponentServiceObjects<Imports> imports) {
        this.moving = moving;
        this.pipelines = pipelines;
        this.lists = lists;
        this.identity = identity;
        this.currencies = currencies;
        this.imports = new Later<>(imports);
    }

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
                    .map(entry -> entry.text(identity.require().locale()))
                    .orElse(product));
            Stage stage = moving.standing(opportunity);
            opportunity.checks().ask(stage);
            opportunity.reckon(stage);
            problems.addAll(ending(opportunity));
            opportunity.convert(currencies.exchange(), LocalDate.now(clock.withZone(ZoneId.systemDefault())));
        }
        return problems;
    }

    /**
     * A new one goes straight to its stage; one that ends at once passes the gate to its end, as if it had begun in the first stage. What
     * came in from elsewhere has passed the gates there.
     */
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
        if (stage.get().kind().isEnd() && !imports.with(Imports::isTakingIn)) {
            moving.passAtOnce(opportunity, pipeline.get(), stage.get());
        }
        begin(opportunity, stage.get());
        return List.of();
    }

    private Optional<Stage> within(String pipeline, Optional<Stage> wanted) {
        if (wanted.filter(one -> one.pipeline().equals(pipeline)).isPresent()) {
            return wanted;
        }
        List<Stage> stages = pipelines.stages(pipeline);
        return wanted.isEmpty() ? Moving.first(stages, StageKind.OPEN) : same(stages, wanted.get());
    }

    private void begin(Opportunity opportunity, Stage stage) {
        LocalDate today = moving.today();
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
        opportunity.enter(stage, past ? then : now, identity.require().id(), null);
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
            moving.go(opportunity, opportunity.wantedStage().orElseThrow(), null, "lossReason");
        }
    }

    /** To another pipeline: where its writer says, else to the beginning. */
    private void change(Opportunity opportunity, String id) {
        Pipeline pipeline = pipelines
                .find(id)
                .filter(one -> one.active() && !one.isRemoved())
                .orElseThrow(() -> Moving.invalid("pipeline", "opportunities.pipeline-not-active"));
        if (opportunity.isEnded()) {
            throw Moving.invalid("pipeline", "opportunities.reopen-first");
        }
        pipelines.hold(pipeline.id());
        List<Stage> stages = pipelines.stages(pipeline.id());
        Stage stage = opportunity
                .wantedStage()
                .map(wanted ->
                        stages.stream().filter(one -> one.id().equals(wanted)).findFirst())
                .orElseGet(() -> Moving.first(stages, StageKind.OPEN))
                .filter(one -> !one.kind().isEnd())
                .orElseThrow(() -> Moving.invalid("stage", "opportunities.stage-of-other-pipeline"));
        opportunity.enter(stage, clock.instant(), identity.require().id(), null);
    }

    /** Whether what is said of its end fits to its state. */
    private List<FieldProblem> ending(Opportunity opportunity) {
        List<FieldProblem> problems = new ArrayList<>();
        Ending ending = opportunity.ending();
        LocalDate closed = ending.closedOn();
        if (opportunity.isEnded() && closed == null) {
            opportunity.end(now -> now.on(moving.today()));
        } else if (!opportunity.isEnded() && closed != null) {
            problems.add(FieldProblem.of("closedOn", "opportunities.closed-while-open"));
        } else if (closed != null && closed.isAfter(moving.today())) {
            problems.add(FieldProblem.of("closedOn", "opportunities.closed-in-future"));
        }
        if (ending.lossReason() != null && !opportunity.isIn(State.LOST)) {
            problems.add(FieldProblem.of("lossReason", "opportunities.not-lost"));
        }
        return problems;
    }
}
