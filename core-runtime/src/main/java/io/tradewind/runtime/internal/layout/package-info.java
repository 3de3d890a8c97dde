/**
 * How forms and pages of record types are arranged. Start at {@link io.tradewind.runtime.internal.layout.StoredLayouts}; what becomes of a type
 * by it says {@link io.tradewind.runtime.internal.layout.Arrangement}.
 */
@NullMarked
package io.tradewind.runtime.internal.layout;

import org.jspecify.annotations.NullMarked;
