package io.tradewind.comment;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;

/**
 * What somebody said about a record.
 *
 * @param text plain text, never markup; a person is mentioned as {@code @login}
 * @param mentioned names of the mentioned people, by log-in name
 * @param editedAt when it was changed last, or null
 * @param own whether the reader wrote it and may change it
 */
public record Comment(
        String id,
        RecordRef record,
        String text,
        Map<String, String> mentioned,
        Reference by,
        Instant at,
        @Nullable Instant editedAt,
        boolean own) {
    public Comment {
        mentioned = Map.copyOf(mentioned);
    }
}
