package io.tradewind.ui.internal.record;

import java.time.Instant;

/** Leads back to former values of a record's fields. */
interface WayBack {
    /** Whether the reader may give the field another value. */
    boolean mayRevert(String field);

    /** Gives the field the value that it had before the change at that moment. */
    void revert(String field, Instant changed);
}
