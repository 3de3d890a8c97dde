package io.tradewind.record;

import java.time.Instant;
import java.util.List;

import io.tradewind.event.DomainEvent;

/**
 * A record was shared with people and teams who did not have it at this level before.
 *
 * @param people ids of users
 * @param teams ids of teams
 * @param edit whether they may edit it, too
 * @param by id of the user who shared it
 */
public record RecordShared(
        String type,
        String record,
        List<String> people,
        List<String> teams,
        boolean edit,
        String by,
        Instant occurredAt)
        implements DomainEvent {
    public RecordShared {
        people = List.copyOf(people);
        teams = List.copyOf(teams);
    }
}
