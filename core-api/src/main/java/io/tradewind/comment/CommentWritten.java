package io.tradewind.comment;

import java.time.Instant;
import java.util.List;

import io.tradewind.event.DomainEvent;

/**
 * Somebody commented on a record, or mentioned more people in a comment of theirs.
 *
 * @param mentioned ids of the people who are mentioned anew
 * @param by id of the writer
 */
public record CommentWritten(
        String type, String record, String comment, List<String> mentioned, String by, Instant occurredAt)
        implements DomainEvent {
    public CommentWritten {
        mentioned = List.copyOf(mentioned);
    }
}
