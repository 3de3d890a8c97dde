/** Reads the trace of all records, for auditors. The record engine writes it. */
@NullMarked
package io.tradewind.runtime.internal.audit;

import org.jspecify.annotations.NullMarked;
