package io.tradewind.access;

import java.util.Optional;

/** A door that knows the actor from its own session, for example the browser UI. Registered as a service. */
public interface ActorSource {
    Optional<Actor> current();
}
