/**
 * Long work on a bounded pool, see {@link io.tradewind.runtime.internal.work.PooledWork}, and such work that is kept in the database
 * and outlives a crash, see {@link io.tradewind.runtime.internal.work.KeptWork}.
 */
@NullMarked
package io.tradewind.runtime.internal.work;

import org.jspecify.annotations.NullMarked;
