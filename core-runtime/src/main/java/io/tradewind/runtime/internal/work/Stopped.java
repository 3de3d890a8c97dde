package io.tradewind.runtime.internal.work;

/** Somebody, or the end of the platform, stopped the work. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    Stopped(boolean forGood) {
        super(null, null, false, false);
        this.forGood = forGood;
    }

    /** Cancelled by a person, rather than interrupted and to be gone on with. */
    boolean forGood() {
        return forGood;
    }
}
