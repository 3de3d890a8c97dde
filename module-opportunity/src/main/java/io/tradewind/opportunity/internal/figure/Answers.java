package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.opportunity.internal.currency.Currencies;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.opportunity.internal.deal.Pace;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.tx.Transactions;

/**
 * Figures as the asker may know them: who sees everything is answered from the kept ones, whoever sees less from the records that they
 * see.
 */
@Component(service = Answers.class)
public final class Answers {
    private final Figures figures;
    private final Currencies currencies;
    private final Pace pace;
    private final Access access;
    private final Summaries summaries;
    private final Transactions transactions;

    @Activate
    public Answers(
            @Reference Figures figures,
            @Reference Currencies currencies,
            @Reference Pace pace,
            @Reference Access access,
            @Reference Summaries summaries,
            @Reference Transactions transactions) {
        this.figures = figures;
        this.currencies = currencies;
        this.pace = pace;
        this.access = access;
        this.summaries = summaries;
        this.transactions = transactions;
    }

    /**
     * Sums by some key.
     *
     * @param currency of all amounts; null if there is none
     * @param others currencies whose amounts are left out
     * @param converted whether amounts of others are in it as far as rates are known
     */
    record Sums(Map<String, Sum> by, @Nullable String currency, List<String> others, boolean converted) {
        Sum of(String key) {
            return by.getOrDefault(key, Sum.NOTHING);
        }

        Sum total() {
            return by.values().stream().reduce(Sum.NOTHING, Sum::plus);
        }
    }

    /** @throws TradewindException FORBIDDEN for who sees no opportunities */
    private boolean seesAll() {
        Scope scope = access.scope(OpportunityType.NAME, Verb.READ);
        if (scope == Scope.NONE
                || !access.mayRead(OpportunityType.NAME, "amount")
                || !access.mayRead(OpportunityType.NAME, "baseAmount")
                || !access.mayRead(OpportunityType.NAME, "stage")) {
            throw new TradewindException(Kind.FORBIDDEN, "record.not-allowed");
        }
        return scope == Scope.ALL;
    }

    /** By id of the stage; those that never were any are left out. */
    Sums byStage(@Nullable String currency) {
        if (seesAll()) {
            return kept(currency == null ? Cell.Kind.STAGE_BASE : Cell.Kind.STAGE, currency);
        }
        List<Filter> valid = List.of(Filter.of("state", Operator.NE, "INVALID"));
        Sums amounts = summed("stage", "baseAmount", valid);
        Sums weighted = summed("stage", "baseWeighted", valid);
        Map<String, Sum> both = new HashMap<>();
        amounts.by()
                .forEach((stage, sum) -> both.put(
                        stage,
                        new Sum(sum.count(), sum.amount(), weighted.of(stage).amount())));
        return new Sums(both, amounts.currency(), amounts.others(), true);
    }

    /** The won ones by id of the team, in the same currency as other sums; the key is empty for those without a team. */
    Sums wonByTeam(Sums like) {
        return seesAll()
                ? kept(like.converted() ? Cell.Kind.WON_BASE : Cell.Kind.WON, like.currency())
                : summed("team", "baseAmount", List.of(Filter.of("state", Operator.EQ, "WON")));
    }

    private Sums kept(Cell.Kind kind, @Nullable String asked) {
        pace.await();
        Map<Cell, Sum> all = transactions.reading(() -> figures.of(kind));
        Map<String, Long> used = new HashMap<>();
        all.forEach((cell, sum) -> used.merge(cell.currency(), sum.count(), Long::sum));
        used.remove("");
        String currency = Optional.ofNullable(asked)
                .or(() -> Optional.ofNullable(
                        transactions.reading(() -> currencies.exchange().base())))
                .or(() -> commonest(used))
                .orElse(null);
        Map<String, Sum> by = new HashMap<>();
        all.forEach((cell, sum) ->
                by.merge(cell.subjectOrNone(), cell.currency().equals(currency) ? sum : sum.counted(), Sum::plus));
        TreeSet<String> others = new TreeSet<>(used.keySet());
        others.removeIf(other -> other.equals(currency));
        return new Sums(by, currency, List.copyOf(others), kind.isConverted());
    }

    private static Optional<String> commonest(Map<String, Long> used) {
        return used.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private Sums summed(String field, String amount, List<Filter> filters) {
        Summary summary = summaries.headings(
                OpportunityType.NAME, RecordQuery.ALL.filters(filters), new Grouping(field, Measure.SUM, amount));
        Map<String, Sum> by = new HashMap<>();
        summary.groups()
                .forEach(group -> by.put(
                        Objects.requireNonNullElse(group.key(), ""),
                        new Sum(
                                group.count(),
                                Objects.requireNonNullElse(group.value(), BigDecimal.ZERO),
                                BigDecimal.ZERO)));
        return new Sums(by, summary.currency(), summary.otherCurrencies(), true);
    }
}
