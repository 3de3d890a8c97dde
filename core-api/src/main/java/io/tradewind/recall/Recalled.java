package io.tradewind.recall;

import java.time.Instant;

import io.tradewind.record.RecordRef;

/**
 * A record that its reader may see now, and could come back to.
 *
 * @param at when they looked at it last, or when they made it a favorite
 */
public record Recalled(RecordRef record, String title, Instant at) {}
