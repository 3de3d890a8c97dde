package io.tradewind.runtime.internal.access;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.tradewind.TradewindException;

/**
 * Lets a few password hashes run at once and no more: each takes 19 MiB and a processor. At least one processor is left to
 * everybody else; who waits too long is asked to come again.
 */
final class Hashing {
    private static final int MOST = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore places;

    Hashing() {
        this(Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST));
    }

    Hashing(int places) {
        this.places = new Semaphore(places, true);
    }

    /** @throws TradewindException TOO_MANY {@code access.throttled} if no place came free */
    <T> T run(Supplier<T> hash) {
        boolean placed = false;
        try {
            placed = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!placed) {
            throw new TradewindException(TradewindException.Kind.TOO_MANY, "access.throttled", PATIENCE_SECONDS);
        }
        try {
            return hash.get();
        } finally {
            places.release();
        }
    }
}
