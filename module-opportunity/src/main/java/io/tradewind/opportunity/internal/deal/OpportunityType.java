package io.tradewind.opportunity.internal.deal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.DomainEvent;
import io.tradewind.opportunity.internal.deal.Standing.State;
import io.tradewind.record.Action;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What an opportunity is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class OpportunityType implements RecordType<Opportunity> {
    public static final String NAME = "opportunities";

    private final RecordSpec<Opportunity> spec;

    @Activate
    public OpportunityType(
            @Reference Moving moving, @Reference Settling settling, @Reference News news, @Reference Pace pace) {
        spec = facts(actions(OpportunityFields.described(), moving), news, pace)
                .check(opportunity -> settling.settle(opportunity));
    }

    @Override
    public RecordSpec<Opportunity> spec() {
        return spec;
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
                .onCreate(opportunity -> news.endedAtOnce(opportunity))
                .onCreate(opportunity -> news.boughtAtOnce(opportunity))
                .onChange((opportunity, before) -> news.changed(opportunity, before))
                .onChange((opportunity, before) -> news.deal(opportunity, before))
                .onChange((opportunity, before) -> news.revenue(opportunity, before));
    }
}
