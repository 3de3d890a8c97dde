package io.tradewind.runtime.internal.work;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.work.BackgroundWork;
import io.tradewind.work.BackgroundWork.State;
import io.tradewind.work.BackgroundWork.Status;

/** One piece of work and how it stands. Counters are written by its thread and read by anybody. */
final class Job implements BackgroundWork.Progress {
    /** How it stands, changed as a whole. */
    private record Stand(
            State state, @Nullable String problem, @Nullable Instant endedAt) {}

    private final String id;
    private final String title;
    private final Actor actor;
    private final Instant startedAt;
    private volatile Stand stand = new Stand(State.WAITING, null, null);
    private volatile long total;
    private volatile long done;
    private volatile boolean cancelled;

    Job(String id, String title, Actor actor, Instant startedAt) {
        this.id = id;
        this.title = title;
        this.actor = actor;
        this.startedAt = startedAt;
    }

    String id() {
        return id;
    }

    Actor actor() {
        return actor;
    }

    Instant startedAt() {
        return startedAt;
    }

    Status status() {
        Stand now = stand;
        return new Status(id, title, actor.id(), now.state(), done, total, startedAt, now.problem());
    }

    /** Whether the work may begin; it may not if it was cancelled while it waited. */
    synchronized boolean begin() {
        boolean waiting = stand.state() == State.WAITING;
        if (waiting) {
            stand = new Stand(State.RUNNING, null, null);
        }
        return waiting;
    }

    synchronized void end(State state, @Nullable String problem, Clock clock) {
        stand = new Stand(state, problem, clock.instant());
    }

    synchronized void cancel(Clock clock) {
        cancelled = true;
        if (stand.state() == State.WAITING) {
            stand = new Stand(State.CANCELLED, null, clock.instant());
        }
    }

    boolean endedBefore(Instant time) {
        Instant ended = stand.endedAt();
        return ended != null && ended.isBefore(time);
    }

    @Override
    public void total(long units) {
        total = units;
    }

    @Override
    public void done(long units) {
        done = units;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
