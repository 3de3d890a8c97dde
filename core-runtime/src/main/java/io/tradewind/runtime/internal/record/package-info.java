/**
 * The record engine: what every record type gets from its description. {@link io.tradewind.runtime.internal.record.LiveRecordTypes}
 * knows the types that are running, {@link io.tradewind.runtime.internal.record.RecordEngine} reads and writes their records,
 * {@link io.tradewind.runtime.internal.record.RecordBatches} does the same for imports, many at a time.
 *
 * <p>Lists are read by statements on columns, single records through their entity. Whoever reads or writes gets a {@code Sight}
 * first: the type as this actor may see it; names of fields outside of it do not exist.
 */
@NullMarked
package io.tradewind.runtime.internal.record;

import org.jspecify.annotations.NullMarked;
