package io.tradewind.runtime.internal.work;

/** Asked between batches whether to stop. */
@FunctionalInterface
public interface Brake {
    /** @throws Stopped if the work is to end here */
    void check(long done);
}
