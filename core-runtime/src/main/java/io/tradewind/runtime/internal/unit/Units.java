package io.tradewind.runtime.internal.unit;

import java.util.Optional;

/** The open persistence units. */
public interface Units {
    /** The unit that an entity belongs to; empty while its module is away, opening, or failed. */
    Optional<Unit> of(Class<?> entity);
}
