/** The record engine, tried with a small type that has a field of every kind. Start at {@link io.tradewind.runtime.internal.record.Office}. */
@NullMarked
package io.tradewind.runtime.internal.record;

import org.jspecify.annotations.NullMarked;
