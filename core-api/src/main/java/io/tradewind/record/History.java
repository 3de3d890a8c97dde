package io.tradewind.record;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Records as they were, told from their traces. Whoever may see a record now may see what it was then: the same fields, and nothing
 * of those that are hidden from them now. What is computed from other things and not kept in the record is null.
 *
 * <p>All methods throw TradewindException as {@link Records#read}, and NOT_FOUND {@code record.not-yet-there} with the moment it was
 * created, for a time before that.
 */
public interface History {
    /** As it was at that moment; of that version, with nothing allowed. */
    RecordView asOf(RecordRef ref, Instant moment);

    /** As it was when that day ended, in the actor's zone. */
    RecordView asOf(RecordRef ref, LocalDate day);

    /**
     * Gives a field the value that it had at that moment: a change as any other, with rights, validation, version and trace.
     *
     * @param field of the type, or {@code owner} or {@code team}
     * @throws InvalidRecord if the field is unknown, may not be changed, or its old value is no longer a good one
     * @throws StaleRecord if the version is not the current one
     */
    RecordView revert(RecordRef ref, long version, String field, Instant moment);
}
