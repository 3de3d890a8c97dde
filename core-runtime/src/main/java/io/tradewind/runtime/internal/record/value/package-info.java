/**
 * Values on their way in: from what JSON, forms and files say to what a field holds, and to the keys by which values are
 * compared. Start at {@link io.tradewind.runtime.internal.record.value.Coercion}.
 */
@NullMarked
package io.tradewind.runtime.internal.record.value;

import org.jspecify.annotations.NullMarked;
