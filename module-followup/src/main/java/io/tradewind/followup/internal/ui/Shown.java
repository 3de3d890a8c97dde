package io.tradewind.followup.internal.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.followup.Way;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;

/** A plan as the calendar shows it: when it is on its reader's wall clock, and how long it takes. */
record Shown(RecordView plan, ZonedDateTime at, int minutes) {
    private static final int SHORTEST = 15;
    private static final int USUAL = 30;
    private static final int DAY = 24 * 60;

    static Optional<Shown> of(RecordView plan, ZoneId zone) {
        return plan.value("dueAt") instanceof Instant at
                ? Optional.of(new Shown(
                        plan,
                        at.atZone(zone),
                        plan.value("duration") instanceof Long minutes ? minutes.intValue() : USUAL))
                : Optional.empty();
    }

    LocalDateTime start() {
        return at.toLocalDateTime();
    }

    LocalDate day() {
        return at.toLocalDate();
    }

    /** Minutes of the day at which it begins, on the wall clock. */
    int from() {
        return at.getHour() * 60 + at.getMinute();
    }

    /** Minutes of its first day at which it is over. */
    int until() {
        return Math.min(DAY, from() + Math.max(minutes, SHORTEST));
    }

    Instant endsAt() {
        return at.toInstant().plus(Duration.ofMinutes(minutes));
    }

    /**
     * Moved on the wall clock: an hour that summer time skips is left out, of an hour that comes twice it stays in the one that it was in,
     * and no day is ever lost.
     */
    Instant moved(int days, int byMinutes) {
        LocalDateTime there = start().plusDays(days).plusMinutes(byMinutes);
        return ZonedDateTime.ofLocal(there, at.getZone(), at.getOffset()).toInstant();
    }

    int stretched(int byMinutes) {
        return Math.max(SHORTEST, minutes + byMinutes);
    }

    Way way() {
        return plan.text("way").map(Way::valueOf).orElse(Way.OTHER);
    }

    boolean isOpen() {
        return plan.text("state")
                .filter(state -> state.equals("PLANNED") || state.equals("RUNNING"))
                .isPresent();
    }

    boolean isLate(Instant now) {
        return isOpen() && endsAt().isBefore(now);
    }

    String about() {
        return plan.value("record") instanceof Reference record && record.name() != null ? record.name() : "";
    }

    @Nullable
    Reference owner() {
        return plan.value("owner") instanceof Reference owner ? owner : null;
    }

    /** Empty if nobody owns it. */
    String ownerId() {
        return plan.value("owner") instanceof Reference owner ? owner.id() : "";
    }
}
