/** Long work on a bounded pool. Start at {@link io.tradewind.runtime.internal.work.PooledWork}. */
@NullMarked
package io.tradewind.runtime.internal.work;

import org.jspecify.annotations.NullMarked;
