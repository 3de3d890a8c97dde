package io.tradewind.access;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Who acts on this thread. Doors set it, the engine reads it. */
public interface Identity {
    /** The actor set by {@link #as}, else the first one a registered {@link ActorSource} knows. */
    Optional<Actor> current();

    /** @throws io.tradewind.TradewindException UNAUTHENTICATED {@code access.log-in-first} if nobody is known */
    Actor require();

    /** Runs work as the actor; the former one is back afterwards. */
    <T extends @Nullable Object> T as(Actor actor, Supplier<T> work);

    default void as(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
