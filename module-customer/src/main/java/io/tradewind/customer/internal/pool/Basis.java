package io.tradewind.customer.internal.pool;

/** What an owner must have done lately to keep a customer. */
public enum Basis {
    FOLLOW_UP,
    OPPORTUNITY,
    DEAL
}
