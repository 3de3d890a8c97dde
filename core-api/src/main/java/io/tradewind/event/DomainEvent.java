package io.tradewind.event;

import java.time.Instant;

/**
 * A fact in the past tense. Implementations are records in an exported contract package; components are strings, numbers,
 * booleans, dates, {@link io.tradewind.Money}, enums, lists and records of these. They carry the facts that other stages
 * need, so that nobody has to ask back.
 */
public interface DomainEvent {
    Instant occurredAt();
}
