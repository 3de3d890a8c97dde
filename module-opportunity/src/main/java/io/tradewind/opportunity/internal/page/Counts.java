package io.tradewind.opportunity.internal.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.record.Filter;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;

/** Opportunities as the reader may see them: how many, and what they are worth. */
record Counts(RecordTypes types, Summaries summaries) {
    private static final String AMOUNT = "baseAmount";

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
        Grouping grouping =
                may("amount", AMOUNT) ? new Grouping("state", Measure.SUM, AMOUNT) : Grouping.counting("state");
        Summary summary = summaries.of(OpportunityType.NAME, query, grouping);
        return new Counted(summary.count(), worth(summary.value(), summary.currency()));
    }

    /** Opportunities by their states, in the currency that most of them have; the states asked for together. */
    Function<Set<String>, Counted> byState(Filter here) {
        RecordQuery query = RecordQuery.ALL.filters(List.of(here));
        Grouping grouping =
                may("amount", AMOUNT) ? new Grouping("state", Measure.SUM, AMOUNT) : Grouping.counting("state");
        Summary summary = summaries.of(OpportunityType.NAME, query, grouping);
        return states -> {
            List<Group> wanted = summary.groups().stream()
                    .filter(group -> group.key() != null && states.contains(group.key()))
                    .toList();
            BigDecimal sum =
                    wanted.stream().map(Group::value).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Counted(wanted.stream().mapToLong(Group::count).sum(), worth(sum, summary.currency()));
        };
    }

    private static Optional<Money> worth(@Nullable BigDecimal sum, @Nullable String currency) {
        return sum != null && currency != null && sum.signum() > 0
                ? Optional.of(Money.of(sum.toPlainString(), currency))
                : Optional.empty();
    }
}
