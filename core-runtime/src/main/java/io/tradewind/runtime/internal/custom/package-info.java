/**
 * Fields that admins add to record types: their definitions, the columns they are kept in, who may change them. Start at
 * {@link io.tradewind.runtime.internal.custom.StoredFields}; how the engine works with their values is in the package {@code record}.
 */
@NullMarked
package io.tradewind.runtime.internal.custom;

import org.jspecify.annotations.NullMarked;
