package io.tradewind.access;

/** What may be done with records of a type. */
public enum Verb {
    READ,
    CREATE,
    EDIT,
    DELETE,
    EXPORT
}
