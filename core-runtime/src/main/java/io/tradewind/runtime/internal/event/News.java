package io.tradewind.runtime.internal.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tradewind.event.DomainEvent;
import io.tradewind.runtime.internal.event.Cursors.Typed;

/**
 * What one look at the log found: the events of all types between two places, decoded once for all handlers of a class.
 *
 * @param after the place before them
 * @param upTo the last place; all events up to here are among them
 */
record News(long after, long upTo, List<Typed> events, Map<Decoded, DomainEvent> decoded) {
    /** The same name may stand for classes of two bundles. */
    record Decoded(long seq, Class<?> type) {}

    static News of(long after, long upTo, List<Typed> events) {
        return new News(after, upTo, events, new HashMap<>());
    }

    boolean tellOf(String type) {
        return events.stream().anyMatch(event -> event.type().equals(type));
    }

    /** The events of this type that come later than the place. */
    <E extends DomainEvent> Stream<E> of(Class<E> type, long later) {
        return events.stream()
                .filter(event ->
                        event.type().equals(type.getName()) && event.entry().seq() > later)
                .map(event -> type.cast(decoded.computeIfAbsent(
                        new Decoded(event.entry().seq(), type),
                        key -> event.entry().event(type))));
    }
}
