package io.tradewind.followup.internal.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.tradewind.followup.internal.reminder.PlanReminder.Kind;

/**
 * When the owner of a plan is told of it: shortly before it is due, and when it is over and still open. It knows instants alone, so that
 * no change of summer time moves it; whoever comes late, after a standstill or a leap of the clock, tells the later of the two only.
 */
record Reminding(Duration ahead, Duration patience) {
    /** A quarter of an hour ahead, and an hour after it should have been over. */
    static final Reminding USUAL = new Reminding(Duration.ofMinutes(15), Duration.ofHours(1));

    /** What is to be told now of a plan that is still open; empty: nothing yet. */
    Optional<Kind> kind(Instant dueAt, Instant endsAt, Instant now) {
        if (!now.isBefore(endsAt.plus(patience))) {
            return Optional.of(Kind.OVERDUE);
        }
        return now.isBefore(dueAt.minus(ahead)) ? Optional.empty() : Optional.of(Kind.DUE);
    }

    /** Plans that are due later need not be looked at. */
    Instant horizon(Instant now) {
        return now.plus(ahead);
    }
}
