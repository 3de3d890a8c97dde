package io.tradewind.opportunity.internal.deal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.tx.Transactions;

/** How far the figures are behind what was changed on this node: whoever has just changed something and asks, waits a moment. */
@Component(service = Pace.class)
public final class Pace {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Transactions transactions;
    private final AtomicReference<Instant> changed = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Instant> counted = new AtomicReference<>(Instant.EPOCH);

    @Activate
    public Pace(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    /** An opportunity is being saved. */
    public void changing(Instant at) {
        transactions.afterCommit(() -> note(changed, at));
    }

    public void counted(Instant at) {
        transactions.afterCommit(() -> note(counted, at));
    }

    private static void note(AtomicReference<Instant> latest, Instant at) {
        Instant kept = at.truncatedTo(ChronoUnit.MICROS);
        latest.accumulateAndGet(kept, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Waits until what was changed before is counted; not for long. */
    public void await() {
        Instant wanted = changed.get();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Objects.requireNonNull(counted.get()).isBefore(wanted)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
