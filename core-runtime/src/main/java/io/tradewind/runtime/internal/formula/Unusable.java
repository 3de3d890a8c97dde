package io.tradewind.runtime.internal.formula;

/** A value that cannot be had for this record, a division by zero for example: the field stays empty. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Unusable VALUE = new Unusable();

    private Unusable() {
        super("unusable", null, false, false);
    }
}
