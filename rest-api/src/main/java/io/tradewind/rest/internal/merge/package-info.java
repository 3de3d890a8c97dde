/** Merging over HTTP. */
@NullMarked
package io.tradewind.rest.internal.merge;

import org.jspecify.annotations.NullMarked;
