package io.tradewind.opportunity.internal.deal;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.DomainEvent;
import io.tradewind.opportunity.internal.deal.Opportunity.State;
import io.tradewind.opportunity.internal.pipeline.PipelineType;
import io.tradewind.opportunity.internal.pipeline.StageType;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;

/** What an opportunity is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class OpportunityType implements RecordType<Opportunity> {
    public static final String NAME = "opportunities";

    private final RecordSpec<Opportunity> spec;

    @Activate
    public OpportunityType(@Reference Moving moving, @Reference News news, @Reference Pace pace) {
        spec = facts(actions(groups(fields()), moving), news, pace).check(opportunity -> moving.settle(opportunity));
    }

    @Override
    public RecordSpec<Opportunity> spec() {
        return spec;
    }

    private static RecordSpec<Opportunity> fields() {
        return RecordSpec.of(NAME, Opportunity.class, Opportunity::new)
                .title("name")
                .menu("target", "sales", 15)
                .numbered("O-", 6)
                .state("state")
                .sortedBy("expectedClose")
                .field(text("name", Opportunity::name, Opportunity::rename)
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(reference("customer", "customers", Opportunity::customer, Opportunity::sellTo)
                        .listed())
                .field(reference("stage", StageType.NAME, Opportunity::stage, Opportunity::wantStage)
                        .listed())
                .field(enumeration("state", State.class, Opportunity::state, null)
                        .listed())
                .field(money("amount", Opportunity::amount, Opportunity::value)
                        .sortable()
                        .listed())
                .field(integer("probability", Opportunity::probability, Opportunity::estimate)
                        .between(0, 100)
                        .sortable()
                        .listed())
                .field(money("weightedAmount", Opportunity::weightedAmount, null)
                        .sortable()
                        .listed())
                .field(date("expectedClose", Opportunity::expectedClose, Opportunity::expectClose)
                        .sortable()
                        .listed())
                .field(choice("product", Opportunity::product, Opportunity::offer, "products"))
                .field(enumeration(
                        "forecast", Opportunity.Forecast.class, Opportunity::forecast, Opportunity::forecast))
                .field(text("nextStep", Opportunity::nextStep, Opportunity::plan))
                .field(date("nextStepOn", Opportunity::nextStepOn, Opportunity::planOn)
                        .sortable()
                        .listed())
                .field(tags("tags", Opportunity::tags, Opportunity::tag, "opportunity-tags"))
                .field(longText("description", Opportunity::description, Opportunity::describe))
                .field(reference("pipeline", PipelineType.NAME, Opportunity::pipeline, Opportunity::wantPipeline)
                        .in("way"))
                .field(instant("stageSince", Opportunity::stageSince, null)
                        .in("way")
                        .sortable())
                .field(date("stalledOn", Opportunity::stalledOn, null).in("way").sortable())
                .field(bool("ownProbability", Opportunity::ownProbability, null).in("way"))
                .field(lines("checklist", Opportunity::checklist, Opportunity::tick, Parts.checks())
                        .in("way"));
    }

    private static RecordSpec<Opportunity> groups(RecordSpec<Opportunity> spec) {
        return ended(team(sheet(spec)))
                .field(date("openedOn", Opportunity::openedOn, Opportunity::openOn)
                        .in("origin")
                        .sortable())
                .field(choice("source", Opportunity::source, Opportunity::comeFrom, "sources")
                        .in("origin"))
                .field(text("campaign", Opportunity::campaign, Opportunity::answerTo)
                        .in("origin"))
                .field(reference("lead", "leads", Opportunity::lead, Opportunity::comeOfLead)
                        .in("origin"))
                .field(text("code", Opportunity::code, Opportunity::encode)
                        .max(40)
                        .unique()
                        .searched()
                        .in("origin"))
                .field(lines("history", Opportunity::history, null, Parts.visits())
                        .in("history"));
    }

    private static RecordSpec<Opportunity> sheet(RecordSpec<Opportunity> spec) {
        return spec.field(answer("budget", Qualification.Budget.class, Opportunity::budget, Opportunity::budget))
                .field(answer(
                        "authority", Qualification.Authority.class, Opportunity::authority, Opportunity::authority))
                .field(answer(
                        "needClarity",
                        Qualification.NeedClarity.class,
                        Opportunity::needClarity,
                        Opportunity::needClarity))
                .field(answer("timing", Qualification.Timing.class, Opportunity::timing, Opportunity::timing))
                .field(answer(
                        "feasibility",
                        Qualification.Feasibility.class,
                        Opportunity::feasibility,
                        Opportunity::feasibility))
                .field(integer("priorityScore", Opportunity::priorityScore, null)
                        .in("qualification")
                        .sortable())
                .field(lines("priorityReasons", Opportunity::priorityReasons, null, Parts.reasons())
                        .in("qualification"));
    }

    private static <E extends Enum<E>> Field<Opportunity, String> answer(
            String name,
            Class<E> answers,
            Function<Opportunity, @Nullable E> read,
            BiConsumer<Opportunity, @Nullable E> write) {
        return enumeration(name, answers, read, write).in("qualification");
    }

    private static RecordSpec<Opportunity> team(RecordSpec<Opportunity> spec) {
        return spec.field(lines("products", Opportunity::products, Opportunity::interestIn, Parts.products())
                        .in("products"))
                .field(money("monthlyAmount", Opportunity::monthlyAmount, null)
                        .in("products")
                        .sortable())
                .field(lines("needs", Opportunity::needs, Opportunity::meet, Parts.needs())
                        .in("products"))
                .field(lines("people", Opportunity::people, Opportunity::involve, Parts.people())
                        .in("people"))
                .field(lines("rivals", Opportunity::rivals, Opportunity::compete, Parts.rivals())
                        .in("people"))
                .field(lines("dealTeam", Opportunity::dealTeam, Opportunity::staff, Parts.members())
                        .in("team"));
    }

    private static RecordSpec<Opportunity> ended(RecordSpec<Opportunity> spec) {
        List<String> over = List.of(State.WON.name(), State.LOST.name(), State.INVALID.name());
        return spec.field(date(
                                "closedOn",
                                opportunity -> opportunity.ending().closedOn(),
                                (Opportunity opportunity, @Nullable LocalDate day) ->
                                        opportunity.end(now -> now.on(day)))
                        .in("ending")
                        .sortable())
                .field(choice(
                                "lossReason",
                                opportunity -> opportunity.ending().lossReason(),
                                (Opportunity opportunity, @Nullable String reason) ->
                                        opportunity.end(now -> now.because(reason)),
                                "loss-reasons")
                        .in("ending"))
                .field(text(
                                "competitor",
                                opportunity -> opportunity.ending().competitor(),
                                (Opportunity opportunity, @Nullable String rival) ->
                                        opportunity.end(now -> now.to(rival)))
                        .in("ending"))
                .field(longText(
                                "closeNote",
                                opportunity -> opportunity.ending().note(),
                                (Opportunity opportunity, @Nullable String note) ->
                                        opportunity.end(now -> now.noting(note)))
                        .in("ending"))
                .field(date(
                                "askAgainOn",
                                opportunity -> opportunity.ending().askAgainOn(),
                                (Opportunity opportunity, @Nullable LocalDate day) ->
                                        opportunity.end(now -> now.askingAgain(day)))
                        .in("ending")
                        .sortable())
                .field(date(
                                "holdUntil",
                                (Opportunity opportunity) ->
                                        opportunity.ending().holdUntil(),
                                null)
                        .in("ending")
                        .sortable())
                .show(new ShowRule("lossReason", false, "state", Condition.IS, List.of(State.LOST.name())))
                .show(new ShowRule("askAgainOn", false, "state", Condition.IS, List.of(State.LOST.name())))
                .show(new ShowRule("holdUntil", false, "state", Condition.IS, List.of(State.ON_HOLD.name())))
                .show(new ShowRule("closedOn", false, "state", Condition.IS, over));
    }

    private static RecordSpec<Opportunity> actions(RecordSpec<Opportunity> spec, Moving moving) {
        return spec.action(action("move", MoveOpportunity.class, (one, given) -> moving.move(one, given))
                        .when(opportunity -> !opportunity.isEnded())
                        .look(Action.Look.PRIMARY))
                .action(action("win", WinOpportunity.class, (one, given) -> moving.win(one, given))
                        .when(opportunity -> !opportunity.isEnded()))
                .action(action("lose", LoseOpportunity.class, (one, given) -> moving.lose(one, given))
                        .when(opportunity -> !opportunity.isEnded()))
                .action(action("hold", HoldOpportunity.class, (one, given) -> moving.rest(one, given))
                        .when(opportunity -> opportunity.isIn(State.OPEN)))
                .action(action("reopen", ReopenOpportunity.class, (one, given) -> moving.reopen(one, given))
                        .when(opportunity -> !opportunity.isIn(State.OPEN)))
                .action(action("invalidate", InvalidateOpportunity.class, (one, given) -> moving.invalidate(one, given))
                        .when(opportunity -> !opportunity.isEnded())
                        .look(Action.Look.DANGER));
    }

    /** What is to be told of it is told by what has changed, see {@link News}. */
    private static <C extends Record> Action<Opportunity, C> action(
            String name, Class<C> command, BiConsumer<Opportunity, C> act) {
        return Action.of(name, command, (opportunity, given) -> {
            act.accept(opportunity, given);
            return Optional.<DomainEvent>empty();
        });
    }

    private static Optional<DomainEvent> counting(Opportunity opportunity, Pace pace) {
        Optional.ofNullable(opportunity.updatedAt()).ifPresent(pace::changing);
        return Optional.empty();
    }

    private static RecordSpec<Opportunity> facts(RecordSpec<Opportunity> spec, News news, Pace pace) {
        return spec.beforeRemoval(opportunity -> pace.changing(Instant.now()))
                .onCreate(opportunity -> counting(opportunity, pace))
                .onChange((opportunity, before) -> counting(opportunity, pace))
                .onCreate(opportunity -> news.opened(opportunity))
                .onCreate(opportunity -> news.activity(opportunity))
                .onCreate(opportunity -> news.dealAtOnce(opportunity))
                .onChange((opportunity, before) -> news.changed(opportunity, before))
                .onChange((opportunity, before) -> news.deal(opportunity, before))
                .onChange((opportunity, before) -> news.revenue(opportunity, before));
    }
}
