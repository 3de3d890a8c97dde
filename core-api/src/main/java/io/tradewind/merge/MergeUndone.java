package io.tradewind.merge;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * A merge was undone: there are two records again.
 *
 * @param merge id of the merge, as {@link RecordsMerged} told it
 * @param other id of the record that came back
 */
public record MergeUndone(
        String merge,
        String type,
        String survivor,
        String other,
        String otherName,
        Instant mergedAt,
        Instant occurredAt)
        implements DomainEvent {}
