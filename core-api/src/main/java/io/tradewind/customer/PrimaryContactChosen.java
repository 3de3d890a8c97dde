package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/** A contact became the one whom we ask first at the customer; whoever was it before no longer is. */
public record PrimaryContactChosen(String customer, String contact, String name, Instant occurredAt)
        implements DomainEvent {}
