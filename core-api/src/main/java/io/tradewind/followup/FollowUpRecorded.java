package io.tradewind.followup;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * Somebody followed up on a record.
 *
 * @param type type of the record, for example {@code opportunities}
 * @param record its id
 * @param at when it was done
 * @param outcome code of the value list {@code follow-up-outcomes}, or null
 * @param by id of the user who did it
 */
public record FollowUpRecorded(
        String followUp,
        String type,
        String record,
        Way way,
        Instant at,
        @Nullable String outcome,
        String by,
        Instant occurredAt)
        implements DomainEvent {}
