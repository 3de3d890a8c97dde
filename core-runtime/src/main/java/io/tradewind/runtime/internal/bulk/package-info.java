/** One thing done with many records, kept in the database. Start at {@link io.tradewind.runtime.internal.bulk.StoredBulkChanges}. */
@NullMarked
package io.tradewind.runtime.internal.bulk;

import org.jspecify.annotations.NullMarked;
