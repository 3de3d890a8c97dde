package io.tradewind.followup;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * The next thing to be done with a record is another one, or due at another time: the earliest of its plans that are neither done nor
 * cancelled. Told after each change of a plan that alters it, in log order; the last one told holds.
 *
 * @param type type of the record, for example {@code opportunities}
 * @param record its id
 * @param dueAt when it is due; null: nothing is planned any more
 * @param goal what is to be done; empty if nothing is planned
 * @param owner id of the user who is to do it; null if nothing is planned
 */
public record NextStepChanged(
        String type,
        String record,
        @Nullable Instant dueAt,
        String goal,
        @Nullable String owner,
        Instant occurredAt) implements DomainEvent {}
