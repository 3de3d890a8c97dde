/** Tells every node that something it has cached is old. Start at {@link io.tradewind.runtime.internal.epoch.Epochs}. */
@NullMarked
package io.tradewind.runtime.internal.epoch;

import org.jspecify.annotations.NullMarked;
