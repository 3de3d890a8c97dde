/**
 * Screens derived from a record type's description: list, page, form, import. One class each, for all types; the type's
 * name comes from the address. Start at {@link io.tradewind.ui.internal.records.TypeScreen}.
 */
@NullMarked
package io.tradewind.ui.internal.records;

import org.jspecify.annotations.NullMarked;
