/**
 * Record types that are made in the browser. A published design becomes a bundle of its own, made in memory: an entity class, the scripts
 * of its table, the texts; the engine serves it like any module's. Start at {@link io.tradewind.runtime.internal.design.StoredDesigns}.
 */
@NullMarked
package io.tradewind.runtime.internal.design;

import org.jspecify.annotations.NullMarked;
