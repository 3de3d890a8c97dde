/** Value lists: kept in a table, served from memory, edited as records. Start at {@link io.tradewind.runtime.internal.list.StoredLists}. */
@NullMarked
package io.tradewind.runtime.internal.list;

import org.jspecify.annotations.NullMarked;
