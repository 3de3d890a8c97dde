package io.tradewind.event;

import java.time.Instant;
import java.util.List;

/**
 * Records of one type were created, changed, removed or restored in one transaction. Appended by the engine for every
 * record type; feeds search, live screens and automation.
 *
 * @param type record type, for example {@code customers}
 * @param ids at most 500 ids; a larger transaction appends several
 * @param kind what happened
 */
public record RecordsChanged(String type, List<String> ids, Kind kind, Instant occurredAt) implements DomainEvent {
    /** What happened to the records. */
    public enum Kind {
        CREATED,
        CHANGED,
        REMOVED,
        RESTORED
    }

    public RecordsChanged {
        ids = List.copyOf(ids);
    }
}
