package io.tradewind.opportunity.internal.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import io.tradewind.record.RecordTypes;

/** The types come a moment after the bundle. */
final class DemoTypes {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private DemoTypes() {}

    static void await(RecordTypes types, String... names) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Arrays.stream(names).allMatch(name -> types.find(name).isPresent())) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The record types " + Arrays.toString(names) + " did not come.");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
