package io.tradewind.customer.internal.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import io.tradewind.record.RecordTypes;

/** The record types come a moment after the bundle. */
final class Arrival {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Arrival() {}

    /** @throws IllegalStateException if one does not come */
    static void await(RecordTypes types, String... names) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Arrays.stream(names).anyMatch(name -> types.find(name).isEmpty())) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Record types did not come: " + Arrays.toString(names));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
