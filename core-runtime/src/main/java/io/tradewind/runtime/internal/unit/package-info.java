/**
 * Persistence units: for each bundle with entities its tables are brought up to date, an entity manager factory is opened,
 * and an {@code EntityManager} bound to the current transaction is registered for it. Start at
 * {@link io.tradewind.runtime.internal.unit.Units}.
 */
@NullMarked
package io.tradewind.runtime.internal.unit;

import org.jspecify.annotations.NullMarked;
