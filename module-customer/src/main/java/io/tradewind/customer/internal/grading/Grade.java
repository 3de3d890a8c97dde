package io.tradewind.customer.internal.grading;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a customer stands by the rules.
 *
 * @param level code of the level that the points make; null: none
 */
public record Grade(long score, @Nullable String level, List<GradeReason> reasons) {
    public Grade {
        reasons = List.copyOf(reasons);
    }

    /** Whether the same rules gave the same points. */
    public boolean isFor(List<GradeReason> others) {
        return marks(reasons).equals(marks(others));
    }

    static List<String> marks(List<GradeReason> reasons) {
        return reasons.stream().map(GradeReason::mark).toList();
    }
}
