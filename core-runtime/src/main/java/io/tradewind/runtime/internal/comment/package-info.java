/** Comments on records, and who follows them. */
@NullMarked
package io.tradewind.runtime.internal.comment;

import org.jspecify.annotations.NullMarked;
