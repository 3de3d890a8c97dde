package io.tradewind.opportunity.internal.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/** What is known of budget, authority, need and time, and whether we can deliver; each answer is worth points. */
@Embeddable
public class Qualification {
    /** Whether there is money for it. */
    enum Budget {
        UNKNOWN(0),
        NONE(-10),
        PLANNED(10),
        APPROVED(25);

        private final int points;

        Budget(int points) {
            this.points = points;
        }
    }

    /** Whether we speak with those who decide. */
    enum Authority {
        UNKNOWN(0),
        KNOWN(10),
        ENGAGED(20);

        private final int points;

        Authority(int points) {
            this.points = points;
        }
    }

    /** How much they need it. */
    enum NeedClarity {
        UNKNOWN(0),
        WEAK(-5),
        CLEAR(15),
        URGENT(25);

        private final int points;

        NeedClarity(int points) {
            this.points = points;
        }
    }

    /** When they want to buy. */
    enum Timing {
        UNKNOWN(0),
        LATER(-5),
        THIS_YEAR(10),
        THIS_QUARTER(20);

        private final int points;

        Timing(int points) {
            this.points = points;
        }
    }

    /** Whether we can deliver what they need. */
    enum Feasibility {
        UNKNOWN(0),
        LOW(-15),
        MEDIUM(5),
        HIGH(10);

        private final int points;

        Feasibility(int points) {
            this.points = points;
        }
    }

    @Column(name = "budget", length = 40)
    @Enumerated(EnumType.STRING)
    private Budget budget = Budget.UNKNOWN;

    @Column(name = "authority", length = 40)
    @Enumerated(EnumType.STRING)
    private Authority authority = Authority.UNKNOWN;

    @Column(name = "need_clarity", length = 40)
    @Enumerated(EnumType.STRING)
    private NeedClarity needClarity = NeedClarity.UNKNOWN;

    @Column(name = "timing", length = 40)
    @Enumerated(EnumType.STRING)
    private Timing timing = Timing.UNKNOWN;

    @Column(name = "feasibility", length = 40)
    @Enumerated(EnumType.STRING)
    private Feasibility feasibility = Feasibility.UNKNOWN;

    protected Qualification() {}

    static Qualification unknown() {
        return new Qualification();
    }

    Budget budget() {
        return budget;
    }

    void budget(@Nullable Budget answer) {
        budget = Objects.requireNonNullElse(answer, Budget.UNKNOWN);
    }

    Authority authority() {
        return authority;
    }

    void authority(@Nullable Authority answer) {
        authority = Objects.requireNonNullElse(answer, Authority.UNKNOWN);
    }

    NeedClarity needClarity() {
        return needClarity;
    }

    void needClarity(@Nullable NeedClarity answer) {
        needClarity = Objects.requireNonNullElse(answer, NeedClarity.UNKNOWN);
    }

    Timing timing() {
        return timing;
    }

    void timing(@Nullable Timing answer) {
        timing = Objects.requireNonNullElse(answer, Timing.UNKNOWN);
    }

    Feasibility feasibility() {
        return feasibility;
    }

    void feasibility(@Nullable Feasibility answer) {
        feasibility = Objects.requireNonNullElse(answer, Feasibility.UNKNOWN);
    }

    /** One for each answer that is worth something, in the sheet's order. */
    List<Map<String, Object>> reasons() {
        List<Map<String, Object>> reasons = new ArrayList<>();
        add(reasons, Reason.valueOf("BUDGET_" + budget), budget.points);
        add(reasons, Reason.valueOf("AUTHORITY_" + authority), authority.points);
        add(reasons, Reason.valueOf("NEED_" + needClarity), needClarity.points);
        add(reasons, Reason.valueOf("TIMING_" + timing), timing.points);
        add(reasons, Reason.valueOf("FEASIBILITY_" + feasibility), feasibility.points);
        return reasons;
    }

    private static void add(List<Map<String, Object>> reasons, Reason reason, long points) {
        if (points != 0) {
            reasons.add(Line.of("reason", reason.name(), "points", points));
        }
    }

    long score() {
        return budget.points + authority.points + needClarity.points + timing.points + feasibility.points;
    }

    /** An answer to the sheet. */
    enum Reason {
        BUDGET_UNKNOWN,
        BUDGET_NONE,
        BUDGET_PLANNED,
        BUDGET_APPROVED,
        AUTHORITY_UNKNOWN,
        AUTHORITY_KNOWN,
        AUTHORITY_ENGAGED,
        NEED_UNKNOWN,
        NEED_WEAK,
        NEED_CLEAR,
        NEED_URGENT,
        TIMING_UNKNOWN,
        TIMING_LATER,
        TIMING_THIS_YEAR,
        TIMING_THIS_QUARTER,
        FEASIBILITY_UNKNOWN,
        FEASIBILITY_LOW,
        FEASIBILITY_MEDIUM,
        FEASIBILITY_HIGH
    }
}
