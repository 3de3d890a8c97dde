/** Keeps the books of merges and takes them back. */
@NullMarked
package io.tradewind.runtime.internal.merge;

import org.jspecify.annotations.NullMarked;
