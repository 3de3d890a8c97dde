/**
 * Files as rows of texts: which encoding and delimiter a file has, its cells one row at a time, and writing such files. Knows nothing of
 * records. Start at {@link io.tradewind.runtime.internal.transfer.sheet.SheetFile}.
 */
@NullMarked
package io.tradewind.runtime.internal.transfer.sheet;

import org.jspecify.annotations.NullMarked;
