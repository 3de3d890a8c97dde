package io.tradewind.record;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What happened to all records, whoever may see them; for auditors. Needs the right {@code audit.read}. */
public interface AuditTrail {
    /**
     * What is looked for; null: no condition.
     *
     * @param type record type
     * @param record id of a record
     * @param actor id of a user
     * @param from inclusive
     * @param until exclusive
     * @param after id of the last entry of the previous page
     * @param limit entries of a page, 1 to 500
     */
    record Query(
            @Nullable String type,
            @Nullable String record,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String after,
            int limit) {}

    /**
     * One change of one record.
     *
     * @param kind as in {@link Records.Trace}
     * @param changes fields that the reader may read, values as texts, references as ids
     */
    record Entry(
            String id,
            Instant at,
            Reference by,
            RecordRef record,
            String kind,
            long version,
            List<Records.FieldChange> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Newest first.
     *
     * @throws io.tradewind.TradewindException FORBIDDEN {@code access.right-missing} without the right
     */
    List<Entry> read(Query query);
}
