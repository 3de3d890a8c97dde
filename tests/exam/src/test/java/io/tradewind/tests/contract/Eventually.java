package io.tradewind.tests.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens a little later. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /** The first value that satisfies the wish; fails with the last one seen. */
    static <T> T get(Supplier<T> value, Predicate<T> wish) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            T seen = value.get();
            if (wish.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE + ", last seen: " + seen);
            }
            pause(20);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
