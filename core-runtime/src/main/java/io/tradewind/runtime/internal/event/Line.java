package io.tradewind.runtime.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.EventHandler;
import io.tradewind.runtime.internal.event.Cursors.Cursor;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** One handler in front of the log: takes its events in order, some at a time, until there are none. */
final class Line<E extends DomainEvent> {
    private static final Logger log = LoggerFactory.getLogger(Line.class);
    private static final int MOST_AT_ONCE = 100;
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventHandler<E> handler;
    private final Class<E> type;
    private final String name;
    private final Cursors cursors;
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Object monitor = new Object();
    /** There is something new. */
    private volatile boolean stirred = true;
    /** There is something that could not be done yet. */
    private volatile boolean waiting;

    private boolean begun;
    private boolean running;
    private boolean closed;
    private long startedAt;
    private int atOnce = MOST_AT_ONCE;
    private @Nullable Cursor at;
    private long current;
    private long reached;
    /** Of all events up to here it has handled or does not want each; negative while that is not known. */
    private volatile long place = -1;
    /** How far its cursor is known to be. */
    private volatile long kept;

    Line(EventHandler<E> handler, Cursors cursors, Database database, Transactions transactions, Identity identity) {
        this.handler = handler;
        this.type = handler.eventType();
        this.name = handler.name();
        this.cursors = cursors;
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
    }

    String name() {
        return name;
    }

    String type() {
        return type.getName();
    }

    boolean serves(EventHandler<?> other) {
        return handler == other;
    }

    /** There may be something to do. */
    void stir() {
        stirred = true;
    }

    boolean isWaiting() {
        return waiting;
    }

    boolean isStirred() {
        return stirred;
    }

    /** Up to here it has nothing left to do, as far as this node knows. */
    long place() {
        return place;
    }

    /** The place, if its cursor is behind. */
    OptionalLong unkept() {
        return place > kept ? OptionalLong.of(place) : OptionalLong.empty();
    }

    Line<E> kept(long position) {
        kept = Math.max(kept, position);
        return this;
    }

    /** Whether it has done all before these events and wants none of them; then it need not be started for them. */
    boolean passes(News news) {
        synchronized (monitor) {
            if (closed || running || stirred || waiting || place < news.after()) {
                return false;
            }
        }
        try {
            if (news.of(type, place).anyMatch(handler::wants)) {
                return false;
            }
        } catch (RuntimeException | LinkageError toBeSeenInItsTurn) {
            return false;
        }
        place = Math.max(place, news.upTo());
        return true;
    }

    /** Makes the cursor of a handler that has never run. */
    void begin() {
        if (!begun) {
            cursors.begin(name, type(), handler.fromTheBeginning());
            begun = true;
        }
    }

    /**
     * Whether the caller is to {@link #work}; from now on the line is taken.
     *
     * @param again whether it is time to try again what could not be done
     */
    boolean claim(boolean again) {
        synchronized (monitor) {
            boolean due = stirred || again && waiting;
            if (closed || running || !due) {
                return false;
            }
            running = true;
            startedAt = System.nanoTime();
            return true;
        }
    }

    /** Whether it has been at work on the same events for longer. */
    boolean isSlow(Duration limit) {
        synchronized (monitor) {
            return running && System.nanoTime() - startedAt > limit.toNanos();
        }
    }

    /** Handles what there is. What cannot be handled now stays pending. */
    void work() {
        var thread = Thread.currentThread();
        var former = thread.getContextClassLoader();
        thread.setContextClassLoader(handler.getClass().getClassLoader());
        try {
            stirred = false;
            waiting = false;
            begin();
            while (!isClosed() && step()) {
                synchronized (monitor) {
                    startedAt = System.nanoTime();
                }
            }
        } catch (RuntimeException failure) {
            waiting = true;
            log.warn("Handler {} could not be served and is tried again: {}", name, failure.toString());
        } finally {
            thread.setContextClassLoader(former);
            synchronized (monitor) {
                running = false;
                monitor.notifyAll();
            }
        }
    }

    private boolean isClosed() {
        synchronized (monitor) {
            return closed;
        }
    }

    /** @return whether there may be more */
    private boolean step() {
        at = null;
        reached = -1;
        current = 0;
        try {
            boolean more = transactions.required(this::handleSome);
            place = Math.max(place, reached);
            kept = Math.max(kept, current);
            atOnce = Math.min(MOST_AT_ONCE, atOnce * 2);
            return more;
        } catch (Throwable failure) {
            return failed(failure);
        }
    }

    private boolean handleSome() {
        var claimed = cursors.claim(name);
        if (claimed.isEmpty() || !claimed.get().isDue(Instant.now())) {
            waiting = true;
            return false;
        }
        Cursor cursor = claimed.get();
        at = cursor;
        current = cursor.position();
        var stretch = cursors.next(cursor, atOnce);
        reached = stretch.upTo();
        var entries = stretch.entries();
        if (entries.isEmpty()) {
            return false;
        }
        long begin = System.nanoTime();
        for (var entry : entries) {
            current = entry.seq();
            handle(entry.event(type));
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                break;
            }
        }
        cursors.move(cursor, current);
        boolean all = current == entries.getLast().seq();
        reached = all ? reached : current;
        // What is appended from now on stirs the line again.
        return entries.size() == atOnce || !all;
    }

    private void handle(E event) {
        if (handler.wants(event)) {
            identity.as(Actor.SYSTEM, () -> handler.on(event));
        }
    }

    /** Of several events together the guilty one is not known: they are repeated one by one before an attempt counts. */
    private boolean failed(Throwable failure) {
        Cursor cursor = at;
        if (cursor == null || database.dialect().isDisconnected(failure) || isUnavailable(failure)) {
            waiting = true;
            log.debug("Handler {} waits for the database", name, failure);
            return false;
        }
        if (atOnce > 1) {
            atOnce = 1;
            return true;
        }
        waiting = true;
        String problem = "Event " + current + ": " + failure;
        var wait = cursors.failed(cursor, problem, Instant.now());
        log.warn(
                "Event {} not handled by {}, attempt {}. Retrying in {} s.",
                current,
                name,
                cursor.attempts() + 1,
                wait.toSeconds(),
                failure);
        return false;
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof TradewindException rule && rule.code().equals("database.unavailable");
    }

    /** Takes no more events and waits for the running call, a while. */
    void close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (monitor) {
            closed = true;
            try {
                for (long left = patience.toMillis(); running && left > 0; left = millisTo(deadline)) {
                    monitor.wait(left);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (running) {
                log.warn("Handler {} still runs although its module stops; what it does is not waited for.", name);
            }
        }
    }

    private static long millisTo(long deadline) {
        return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
}
