package io.tradewind.followup;

/** How people get in touch. */
public enum Way {
    CALL,
    EMAIL,
    MEETING,
    VISIT,
    MESSAGE,
    OTHER
}
