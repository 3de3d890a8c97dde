package io.tradewind.page;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;

/**
 * Something that waits to be done.
 *
 * @param ref the record that stands for it
 * @param due the last day for it; null: there is none
 * @param owner whose it is; null: nobody's
 */
public record OpenWork(
        RecordRef ref,
        String title,
        @Nullable LocalDate due,
        @Nullable Reference owner) {}
