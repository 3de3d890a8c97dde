/** A whole API over a real server, with an engine in memory. */
@NullMarked
package io.tradewind.rest.internal.testing;

import org.jspecify.annotations.NullMarked;
