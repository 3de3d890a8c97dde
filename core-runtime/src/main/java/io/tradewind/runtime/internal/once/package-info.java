/** Keeps answers by key, in the transaction that has their effect. */
@NullMarked
package io.tradewind.runtime.internal.once;

import org.jspecify.annotations.NullMarked;
