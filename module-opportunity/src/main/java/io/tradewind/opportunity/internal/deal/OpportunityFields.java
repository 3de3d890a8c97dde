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

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.tradewind.opportunity.internal.deal.Standing.State;
import io.tradewind.opportunity.internal.pipeline.PipelineType;
import io.tradewind.opportunity.internal.pipeline.StageType;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;

/** The fields of an opportunity, each bound to the part of it that knows the value. */
final class OpportunityFields {
    private OpportunityFields() {}

    /** The type with its fields, without what can be done with it. */
    static RecordSpec<Opportunity> described() {
        return groups(main());
    }

    private static RecordSpec<Opportunity> main() {
        return RecordSpec.of(OpportunityType.NAME, Opportunity.class, Opportunity::new)
                .title("name")
                .menu("target", "sales", 15)
                .numbered("O-", 6)
                .state("state")
                .sortedBy("attendOn")
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
                .field(money("amount", of(Opportunity::worth, Worth::amount), to(Opportunity::worth, Worth::value))
                        .sortable()
                        .listed())
                .field(integer(
                                "probability",
                                of(Opportunity::worth, Worth::probability),
                                to(Opportunity::worth, Worth::estimate))
                        .between(0, 100)
                        .sortable()
                        .listed())
                .field(money("weightedAmount", of(Opportunity::worth, Worth::weighted), null)
                        .tellsOf("amount")
                        .sortable()
                        .listed())
                .field(date(
                                "expectedClose",
                                of(Opportunity::outlook, Outlook::expectedClose),
                                to(Opportunity::outlook, Outlook::expectClose))
                        .sortable()
                        .listed())
                .field(choice("product", Opportunity::product, Opportunity::offer, "products"))
                .field(enumeration(
                        "forecast",
                        Outlook.Forecast.class,
                        of(Opportunity::outlook, Outlook::forecast),
                        to(Opportunity::outlook, Outlook::foresee)))
                .field(text(
                        "nextStep",
                        of(Opportunity::outlook, Outlook::nextStep),
                        to(Opportunity::outlook, Outlook::plan)))
                .field(date(
                                "nextStepOn",
                                of(Opportunity::outlook, Outlook::nextStepOn),
                                to(Opportunity::outlook, Outlook::planOn))
                        .sortable()
                        .listed())
                .field(tags("tags", Opportunity::tags, Opportunity::tag, "opportunity-tags"))
                .field(longText("description", Opportunity::description, Opportunity::describe))
                .field(reference("pipeline", PipelineType.NAME, Opportunity::pipeline, Opportunity::wantPipeline)
                        .in("way"))
                .field(instant("stageSince", Opportunity::stageSince, null)
                        .in("way")
                        .sortable())
                .field(date("attendOn", Opportunity::attendOn, null).in("way").sortable())
                .field(date("stalledOn", Opportunity::stalledOn, null).in("way").sortable())
                .field(bool("ownProbability", of(Opportunity::worth, Worth::ownProbability), null)
                        .in("way"))
                .field(money("baseAmount", of(Opportunity::worth, Worth::base), null)
                        .tellsOf("amount")
                        .in("base")
                        .sortable())
                .field(money("baseWeighted", of(Opportunity::worth, Worth::baseWeighted), null)
                        .tellsOf("amount")
                        .in("base"))
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
                .field(lines(
                                "history",
                                (Opportunity opportunity) ->
                                        opportunity.visits().lines(),
                                null,
                                Parts.visits())
                        .in("history"));
    }

    private static RecordSpec<Opportunity> sheet(RecordSpec<Opportunity> spec) {
        return spec.field(answer("budget", Qualification.Budget.class, Qualification::budget, Qualification::budget))
                .field(answer(
                        "authority", Qualification.Authority.class, Qualification::authority, Qualification::authority))
                .field(answer(
                        "needClarity",
                        Qualification.NeedClarity.class,
                        Qualification::needClarity,
                        Qualification::needClarity))
                .field(answer("timing", Qualification.Timing.class, Qualification::timing, Qualification::timing))
                .field(answer(
                        "feasibility",
                        Qualification.Feasibility.class,
                        Qualification::feasibility,
                        Qualification::feasibility))
                .field(integer("priorityScore", Opportunity::priorityScore, null)
                        .in("qualification")
                        .sortable())
                .field(lines(
                                "priorityReasons",
                                of(Opportunity::qualification, Qualification::reasons),
                                null,
                                Parts.reasons())
                        .in("qualification"));
    }

    private static <E extends Enum<E>> Field<Opportunity, String> answer(
            String name,
            Class<E> answers,
            Function<Qualification, E> read,
            BiConsumer<Qualification, @Nullable E> write) {
        return enumeration(name, answers, of(Opportunity::qualification, read), to(Opportunity::qualification, write))
                .in("qualification");
    }

    private static RecordSpec<Opportunity> team(RecordSpec<Opportunity> spec) {
        return spec.field(lines("products", Opportunity::products, Opportunity::interestIn, Parts.products())
                        .in("products"))
                .field(money("monthlyAmount", of(Opportunity::worth, Worth::monthly), null)
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
        return spec.field(date("closedOn", of(Opportunity::ending, Ending::closedOn), ending(Ending::on))
                        .in("ending")
                        .sortable())
                .field(choice(
                                "lossReason",
                                of(Opportunity::ending, Ending::lossReason),
                                ending(Ending::because),
                                "loss-reasons")
                        .in("ending"))
                .field(text("competitor", of(Opportunity::ending, Ending::competitor), ending(Ending::to))
                        .in("ending"))
                .field(longText("closeNote", of(Opportunity::ending, Ending::note), ending(Ending::noting))
                        .in("ending"))
                .field(date("askAgainOn", of(Opportunity::ending, Ending::askAgainOn), ending(Ending::askingAgain))
                        .in("ending")
                        .sortable())
                .field(date("holdUntil", of(Opportunity::ending, Ending::holdUntil), null)
                        .in("ending")
                        .sortable())
                .show(new ShowRule("lossReason", false, "state", Condition.IS, List.of(State.LOST.name())))
                .show(new ShowRule("askAgainOn", false, "state", Condition.IS, List.of(State.LOST.name())))
                .show(new ShowRule("holdUntil", false, "state", Condition.IS, List.of(State.ON_HOLD.name())))
                .show(new ShowRule("closedOn", false, "state", Condition.IS, over));
    }

    // ---- parts

    private static <P, V extends @Nullable Object> Function<Opportunity, V> of(
            Function<Opportunity, P> part, Function<P, V> read) {
        return opportunity -> read.apply(part.apply(opportunity));
    }

    private static <P, V extends @Nullable Object> BiConsumer<Opportunity, V> to(
            Function<Opportunity, P> part, BiConsumer<P, V> write) {
        return (opportunity, value) -> write.accept(part.apply(opportunity), value);
    }

    private static <V extends @Nullable Object> BiConsumer<Opportunity, V> ending(
            BiFunction<Ending, V, Ending> change) {
        return (opportunity, value) -> opportunity.end(now -> change.apply(now, value));
    }
}
