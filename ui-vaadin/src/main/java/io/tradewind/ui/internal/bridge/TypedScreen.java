package io.tradewind.ui.internal.bridge;

/** A screen of ours that shows records of a type another bundle brings; it goes and comes with that type. */
public interface TypedScreen {
    /** Name of the record type shown now. */
    String recordType();

    /** Whether it may be made anew now, since the type has other fields; not while somebody types. */
    default boolean mayBeRenewed() {
        return false;
    }
}
