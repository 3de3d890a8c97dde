/** Transactions: one connection per transaction, bound to the thread. The engine starts at {@link io.tradewind.runtime.internal.tx.Database}. */
@NullMarked
package io.tradewind.runtime.internal.tx;

import org.jspecify.annotations.NullMarked;
