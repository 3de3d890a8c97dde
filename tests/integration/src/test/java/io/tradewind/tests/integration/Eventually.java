package io.tradewind.tests.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens a little later. */
final class Eventually {
    private Eventually() {}

    /** The first value that satisfies the wish; fails with the last one seen. */
    static <T> T get(Duration atMost, Supplier<T> value, Predicate<T> wish) {
        Instant end = Instant.now().plus(atMost);
        while (true) {
            T seen = value.get();
            if (wish.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + atMost + ", last seen: " + seen);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }
}
