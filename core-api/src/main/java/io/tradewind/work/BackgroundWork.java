package io.tradewind.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Long work on a bounded pool, as the actor who started it, with progress and cancel. Not durable: callers that must survive a crash keep their own state. */
public interface BackgroundWork {
    /** How a piece of work stands. {@code total} is 0 while unknown. */
    record Status(
            String id,
            String title,
            String startedBy,
            State state,
            long done,
            long total,
            Instant startedAt,
            @Nullable String problem) {}

    /** Life of a piece of work. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** The work itself. */
    @FunctionalInterface
    interface Task {
        void run(Progress progress) throws Exception;
    }

    /** Told by the task as it goes. */
    interface Progress {
        void total(long total);

        void done(long done);

        /** Whether somebody asked to stop; the task then ends soon. */
        boolean cancelled();
    }

    /** @param title plain text in the actor's language */
    Status start(String title, Task task);

    Optional<Status> status(String id);

    /** Asks the work to stop; nothing happens if it has ended. */
    void cancel(String id);

    /** Work of the current actor, newest first, ended ones for an hour. */
    List<Status> mine();
}
