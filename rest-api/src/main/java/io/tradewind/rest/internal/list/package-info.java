/** What lists have besides their rows: saved views, bulk changes, summaries. */
@NullMarked
package io.tradewind.rest.internal.list;

import org.jspecify.annotations.NullMarked;
