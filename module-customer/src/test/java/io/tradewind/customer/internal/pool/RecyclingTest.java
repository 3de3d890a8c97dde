package io.tradewind.customer.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tradewind.calendar.WorkingDays;
import io.tradewind.customer.internal.pool.Recycling.Facts;
import io.tradewind.customer.internal.pool.Recycling.Verdict;

/** October 2026: the national holidays are 1–7, people work on the Saturdays of September 26 and October 10 instead. */
class RecyclingTest {
    private static final Set<LocalDate> MAKE_UP = Set.of(LocalDate.of(2026, 9, 26), LocalDate.of(2026, 10, 10));
    private static final WorkingDays CHINA = day -> {
        boolean holiday = !day.isBefore(LocalDate.of(2026, 10, 1)) && !day.isAfter(LocalDate.of(2026, 10, 7));
        return MAKE_UP.contains(day) || (WorkingDays.isWeekday(day) && !holiday);
    };

    @ParameterizedTest(name = "{0}: level {1} since {2}, follow-up {3}, opportunity {4}, deal {5}, on {6} → {7}")
    @CsvSource(
            nullValues = "-",
            value = {
                // without rules, or without one that applies
                "none,            A, 2026-01-05, -,          -,          -,          2026-12-31, KEEP",
                "A:FOLLOW_UP:5:2, B, 2026-01-05, -,          -,          -,          2026-12-31, KEEP",
                "A:FOLLOW_UP:5:2, -, 2026-01-05, -,          -,          -,          2026-12-31, KEEP",
                // five working days from a Monday end the next Monday
                "*:FOLLOW_UP:5:0, A, 2026-11-02, -,          -,          -,          2026-11-02, KEEP",
                "*:FOLLOW_UP:5:0, A, 2026-11-02, -,          -,          -,          2026-11-09, KEEP",
                "*:FOLLOW_UP:5:0, A, 2026-11-02, -,          -,          -,          2026-11-10, FALL",
                "*:FOLLOW_UP:5:0, -, 2026-11-02, -,          -,          -,          2026-11-10, FALL",
                // a weekend does not count, and neither does beginning on one
                "*:FOLLOW_UP:1:0, A, 2026-11-06, -,          -,          -,          2026-11-09, KEEP",
                "*:FOLLOW_UP:1:0, A, 2026-11-06, -,          -,          -,          2026-11-10, FALL",
                "*:FOLLOW_UP:1:0, A, 2026-11-07, -,          -,          -,          2026-11-09, KEEP",
                "*:FOLLOW_UP:1:0, A, 2026-11-08, -,          -,          -,          2026-11-10, FALL",
                // holidays and make-up days: September 25 + 5 = Sat 26, 28, 29, 30 September, October 8
                "*:FOLLOW_UP:5:0, A, 2026-09-25, -,          -,          -,          2026-10-08, KEEP",
                "*:FOLLOW_UP:5:0, A, 2026-09-25, -,          -,          -,          2026-10-09, FALL",
                "*:FOLLOW_UP:4:0, A, 2026-09-25, -,          -,          -,          2026-09-30, KEEP",
                "*:FOLLOW_UP:4:0, A, 2026-09-25, -,          -,          -,          2026-10-01, FALL",
                "*:FOLLOW_UP:1:0, A, 2026-09-25, -,          -,          -,          2026-09-26, KEEP",
                "*:FOLLOW_UP:1:0, A, 2026-09-25, -,          -,          -,          2026-09-27, FALL",
                "*:FOLLOW_UP:2:0, A, 2026-10-08, -,          -,          -,          2026-10-10, KEEP",
                "*:FOLLOW_UP:2:0, A, 2026-10-08, -,          -,          -,          2026-10-11, FALL",
                "*:FOLLOW_UP:3:0, A, 2026-10-08, -,          -,          -,          2026-10-11, KEEP",
                "*:FOLLOW_UP:1:0, A, 2026-09-30, -,          -,          -,          2026-10-08, KEEP",
                // the last follow-up counts, unless a former owner made it
                "*:FOLLOW_UP:5:0, A, 2026-10-12, 2026-11-02, -,          -,          2026-11-09, KEEP",
                "*:FOLLOW_UP:5:0, A, 2026-10-12, 2026-11-02, -,          -,          2026-11-10, FALL",
                "*:FOLLOW_UP:5:0, A, 2026-11-02, 2026-10-12, -,          -,          2026-11-09, KEEP",
                // each basis has its own fact
                "*:OPPORTUNITY:5:0, A, 2026-10-12, 2026-11-02, -,         -,          2026-11-02, FALL",
                "*:OPPORTUNITY:5:0, A, 2026-10-12, -,        2026-11-02, -,          2026-11-09, KEEP",
                "*:OPPORTUNITY:5:0, A, 2026-10-12, -,        2026-11-02, -,          2026-11-10, FALL",
                "*:DEAL:5:0,      A, 2026-10-12, 2026-11-02, 2026-11-02, -,          2026-11-02, FALL",
                // who has bought stays, if the pool says so
                "*:DEAL:5:0,      A, 2026-10-12, -,          -,          2026-10-13, 2026-12-31, KEEP",
                "won *:DEAL:5:0,  A, 2026-10-12, -,          -,          2026-11-02, 2026-11-09, KEEP",
                "won *:DEAL:5:0,  A, 2026-10-12, -,          -,          2026-11-02, 2026-11-10, FALL",
                // a rule for the level stands before those for any; of several the first to end
                "A:FOLLOW_UP:9:0 *:FOLLOW_UP:2:0, A, 2026-11-02, -, -,    -,          2026-11-10, KEEP",
                "A:FOLLOW_UP:9:0 *:FOLLOW_UP:2:0, B, 2026-11-02, -, -,    -,          2026-11-10, FALL",
                "*:FOLLOW_UP:9:0 *:OPPORTUNITY:2:0, A, 2026-11-02, -, -,  -,          2026-11-05, FALL",
                "*:FOLLOW_UP:2:0 *:OPPORTUNITY:9:0, A, 2026-11-02, 2026-11-09, 2026-11-09, -, 2026-11-11, KEEP",
                // warned on the last working days before the end, the last one among them
                "*:FOLLOW_UP:5:2, A, 2026-11-02, -,          -,          -,          2026-11-05, KEEP",
                "*:FOLLOW_UP:5:2, A, 2026-11-02, -,          -,          -,          2026-11-06, WARN 2026-11-09",
                "*:FOLLOW_UP:5:2, A, 2026-11-02, -,          -,          -,          2026-11-09, WARN 2026-11-09",
                "*:FOLLOW_UP:5:2, A, 2026-11-02, -,          -,          -,          2026-11-10, FALL",
                "*:FOLLOW_UP:5:2, A, 2026-09-25, -,          -,          -,          2026-09-30, WARN 2026-10-08",
                "*:FOLLOW_UP:5:2, A, 2026-09-25, -,          -,          -,          2026-10-05, WARN 2026-10-08",
                "*:FOLLOW_UP:5:2, A, 2026-09-25, -,          -,          -,          2026-09-29, KEEP",
            })
    void falls_after_working_days(
            String rules,
            @Nullable String level,
            LocalDate since,
            @Nullable LocalDate followUp,
            @Nullable LocalDate opportunity,
            @Nullable LocalDate deal,
            LocalDate today,
            String expected) {
        boolean keepsWon = !rules.startsWith("won ");
        Recycling recycling = new Recycling(rules(rules.replace("won ", "")), keepsWon, CHINA);

        Verdict verdict = recycling.on(today, new Facts(level, since, followUp, opportunity, deal));

        assertThat(
                        switch (verdict) {
                            case Verdict.Keep keep -> "KEEP";
                            case Verdict.Warn warn -> "WARN " + warn.lastDay();
                            case Verdict.Fall fall -> "FALL";
                        })
                .isEqualTo(expected);
    }

    private static List<PoolRule> rules(String words) {
        List<PoolRule> rules = new ArrayList<>();
        for (String word : words.equals("none") ? new String[0] : words.split(" ")) {
            String[] parts = word.split(":");
            Map<String, Object> line = new HashMap<>();
            if (!parts[0].equals("*")) {
                line.put("level", parts[0]);
            }
            line.put("basis", parts[1]);
            line.put("days", Long.valueOf(parts[2]));
            line.put("warnDays", Long.valueOf(parts[3]));
            rules.add(PoolRule.of(line));
        }
        return rules;
    }
}
