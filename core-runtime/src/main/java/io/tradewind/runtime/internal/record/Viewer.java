package io.tradewind.runtime.internal.record;

import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.runtime.internal.access.Standing;

/**
 * Who asks: the actor, where they stand, and what they may.
 *
 * @param access asked for this actor only while they are the thread's
 */
record Viewer(Actor actor, Standing standing, Access access) {
    String user() {
        return actor.id();
    }
}
