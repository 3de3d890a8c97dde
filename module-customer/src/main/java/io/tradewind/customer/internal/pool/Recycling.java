package io.tradewind.customer.internal.pool;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.calendar.WorkingDays;

/**
 * When an owned customer falls back into the pool: a rule for its level counts, else the rules for any level; of several the one
 * that ends first. Each counts working days from the last time that its basis happened, or from when the owner got the customer.
 *
 * @param keepsWon whether customers that have bought stay
 */
public record Recycling(List<PoolRule> rules, boolean keepsWon, WorkingDays calendar) {
    public Recycling {
        rules = List.copyOf(rules);
    }

    /** What is known of a customer; null: has never happened. */
    public record Facts(
            @Nullable String level,
            LocalDate ownedSince,
            @Nullable LocalDate followUp,
            @Nullable LocalDate opportunity,
            @Nullable LocalDate deal) {

        LocalDate start(Basis basis) {
            LocalDate happened = switch (basis) {
                case FOLLOW_UP -> followUp;
                case OPPORTUNITY -> opportunity;
                case DEAL -> deal;
            };
            return happened == null || happened.isBefore(ownedSince) ? ownedSince : happened;
        }
    }

    /** What is to be done with it on a day. */
    public sealed interface Verdict {
        /** Nothing. */
        record Keep() implements Verdict {}

        /** It falls after the last day unless something is done. */
        record Warn(LocalDate lastDay) implements Verdict {}

        /** It falls now. */
        record Fall(PoolRule rule) implements Verdict {
            /** Why, in both languages: whoever reads the history may read either. */
            public String words() {
                String zh = switch (rule.basis()) {
                    case FOLLOW_UP -> "无跟进";
                    case OPPORTUNITY -> "无新商机";
                    case DEAL -> "未成交";
                };
                String en = switch (rule.basis()) {
                    case FOLLOW_UP -> "without a follow-up";
                    case OPPORTUNITY -> "without a new opportunity";
                    case DEAL -> "without a deal";
                };
                return rule.days() + " 个工作日" + zh + " · " + rule.days() + " working days " + en;
            }
        }
    }

    private record End(PoolRule rule, LocalDate lastDay) {}

    public Verdict on(LocalDate today, Facts facts) {
        if (keepsWon && facts.deal() != null) {
            return new Verdict.Keep();
        }
        return applying(facts.level())
                .map(rule -> new End(rule, calendar.after(facts.start(rule.basis()), rule.days())))
                .min(Comparator.comparing(End::lastDay))
                .map(end -> verdict(today, end))
                .orElseGet(Verdict.Keep::new);
    }

    private Stream<PoolRule> applying(@Nullable String level) {
        List<PoolRule> own = rules.stream()
                .filter(rule -> rule.level() != null && rule.level().equals(level))
                .toList();
        return own.isEmpty() ? rules.stream().filter(rule -> Objects.isNull(rule.level())) : own.stream();
    }

    private Verdict verdict(LocalDate today, End end) {
        if (today.isAfter(end.lastDay())) {
            return new Verdict.Fall(end.rule());
        }
        boolean near = end.rule().warnDays() > 0
                && calendar.between(today, end.lastDay()) < end.rule().warnDays();
        return near ? new Verdict.Warn(end.lastDay()) : new Verdict.Keep();
    }
}
