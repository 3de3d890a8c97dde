/**
 * Imports and exports: files of records in and out, with the same rules as every other door. Start at
 * {@link io.tradewind.runtime.internal.transfer.FileImports} and {@link io.tradewind.runtime.internal.transfer.FileExports}; files themselves
 * are read in {@link io.tradewind.runtime.internal.transfer.sheet}.
 */
@NullMarked
package io.tradewind.runtime.internal.transfer;

import org.jspecify.annotations.NullMarked;
