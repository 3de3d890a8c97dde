package io.tradewind.runtime.internal.access;

/** What a role's rule says about a field; ordered. */
public enum FieldAccess {
    HIDDEN,
    READ,
    EDIT
}
