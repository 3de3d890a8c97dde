/**
 * The derived list of any record type: filters as sentences, sorts, columns, rows by cursor, quick view, bulk actions, recycle
 * bin. Start at {@link io.tradewind.ui.internal.list.RecordListView}.
 */
@NullMarked
package io.tradewind.ui.internal.list;

import org.jspecify.annotations.NullMarked;
