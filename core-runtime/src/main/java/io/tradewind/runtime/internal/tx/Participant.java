package io.tradewind.runtime.internal.tx;

/** Takes part in the transaction (or in the reading) of a thread from its first use to its end; an entity manager, for example. */
public interface Participant {
    /** Writes what is pending. Called before commit, more than once if work was added meanwhile. */
    void flush();

    /** The transaction has committed, rolled back, or the reading is over; lets go of everything. */
    void ended();
}
