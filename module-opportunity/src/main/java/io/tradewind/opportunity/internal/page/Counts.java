package io.tradewind.opportunity.internal.page;

import java.util.List;
import java.util.Optional;

import io.tradewind.Money;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.record.Filter;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Summary;

/** Opportunities as the reader may see them: how many, and what they are worth. */
record Counts(RecordTypes types, Summaries summaries) {
    private static final String AMOUNT = "amount";

    /** What was counted; the worth is missing if nobody said, or may know. */
    record Counted(long count, Optional<Money> worth) {}

    /** Whether the reader sees opportunities and the fields. */
    boolean may(String... fields) {
        return types.all().stream()
                .filter(type -> type.name().equals(OpportunityType.NAME))
                .anyMatch(type -> List.of(fields).stream()
                        .allMatch(field -> type.field(field).isPresent()));
    }

    Counted of(Filter... filters) {
        RecordQuery query = RecordQuery.ALL.filters(List.of(filters));
        Grouping grouping = may(AMOUNT) ? new Grouping("state", Measure.SUM, AMOUNT) : Grouping.counting("state");
        Summary summary = summaries.of(OpportunityType.NAME, query, grouping);
        Optional<Money> worth = summary.value() != null
                        && summary.currency() != null
                        && summary.value().signum() > 0
                ? Optional.of(Money.of(summary.value().toPlainString(), summary.currency()))
                : Optional.empty();
        return new Counted(summary.count(), worth);
    }
}
