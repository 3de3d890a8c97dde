package io.tradewind.runtime.internal.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

import io.tradewind.access.Identity;
import io.tradewind.work.BackgroundWork;

/** Background work in the foreground: it is over when its start returns. */
public final class AtOnce implements BackgroundWork {
    private final Identity identity;

    /** Called before each batch with what is done; true cancels the work. May throw a {@link PowerCut}. */
    public LongPredicate beforeBatch = done -> false;

    /** Ends the work without a word. */
    public static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    public AtOnce(Identity identity) {
        this.identity = identity;
    }

    @Override
    public Status start(String title, Task task) {
        Status status = new Status("w", title, identity.require().id(), State.DONE, 0, 0, Instant.EPOCH, null);
        try {
            task.run(new Progress() {
                private boolean cancelled;

                @Override
                public void total(long total) {}

                @Override
                public void done(long done) {
                    cancelled = beforeBatch.test(done);
                }

                @Override
                public boolean cancelled() {
                    return cancelled;
                }
            });
        } catch (Exception | PowerCut failed) {
            return status;
        }
        return status;
    }

    @Override
    public Optional<Status> status(String id) {
        return Optional.empty();
    }

    @Override
    public void cancel(String id) {}

    @Override
    public List<Status> mine() {
        return List.of();
    }
}
