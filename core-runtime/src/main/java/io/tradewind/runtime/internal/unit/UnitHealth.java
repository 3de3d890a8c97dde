package io.tradewind.runtime.internal.unit;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How the persistence of each module stands; the module {@code core} is the engine's own. For the modules page and health. */
public interface UnitHealth {
    /** A unit's state. */
    enum State {
        /** Being migrated and opened. */
        OPENING,
        OPEN,
        /** Needs attention; tried again when the module is updated. */
        FAILED
    }

    /** @param problem why it failed, in plain words for an admin */
    record Unit(String module, State state, @Nullable String problem) {}

    /** All modules with tables or entities, by name. */
    List<Unit> all();

    Optional<Unit> of(String module);

    /** Calls on each change until closed. */
    AutoCloseable watch(Runnable listener);
}
