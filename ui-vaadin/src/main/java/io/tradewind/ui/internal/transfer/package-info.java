/**
 * The import wizard: file, mapping, rules, dry run, import. Nothing is written before the dry run was seen, and an import can be
 * taken back. Start at {@link io.tradewind.ui.internal.transfer.ImportView}.
 */
@NullMarked
package io.tradewind.ui.internal.transfer;

import org.jspecify.annotations.NullMarked;
