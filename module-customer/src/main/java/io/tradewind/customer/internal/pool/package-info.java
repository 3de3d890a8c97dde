/**
 * Public pools 公海: customers without an owner, open to claim under rules; and the history of who had which customer. Start at
 * {@link io.tradewind.customer.internal.pool.PoolType}.
 */
@NullMarked
package io.tradewind.customer.internal.pool;

import org.jspecify.annotations.NullMarked;
