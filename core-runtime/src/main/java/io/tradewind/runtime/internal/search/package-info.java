/**
 * Search over all record types in a Lucene index of this node's own, a cache that is rebuilt from the database whenever it is
 * missing. {@link io.tradewind.runtime.internal.search.IndexedSearch} answers,
 * {@link io.tradewind.runtime.internal.search.IndexFollower} keeps the index as the event log goes on.
 *
 * <p>Who sees what is decided by the record engine alone, with the rows of that moment: the index names candidates, found by
 * fields that the reader may read. It holds words, no texts.
 */
@NullMarked
package io.tradewind.runtime.internal.search;

import org.jspecify.annotations.NullMarked;
