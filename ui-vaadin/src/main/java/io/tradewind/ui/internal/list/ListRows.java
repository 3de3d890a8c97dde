package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Optional;

import io.tradewind.record.RecordView;

/**
 * The records of a list by position, read as they are asked for. What the screen shows of them are lines: the records
 * themselves, or, in groups, headings among them and what is folded left out.
 */
interface ListRows {
    /** Records from a position on; fewer than asked for at the end. */
    List<RecordView> rows(int offset, int limit);

    /** Position of a record among those read last. */
    Optional<Integer> indexOf(String id);

    /** Puts a newer state of a record in its row's place; false if it is not among those read last, or belongs elsewhere now. */
    boolean renew(RecordView record);

    /** How long reading took last. */
    long nanos();

    /** Lines from one on; fewer than asked for at the end. */
    default List<RecordView> lines(int offset, int limit) {
        return rows(offset, limit);
    }

    /** The line that shows the record at a position; none while it is folded away. */
    default Optional<Integer> line(int index) {
        return Optional.of(index);
    }

    /** The record at a position, if the list is that long. */
    default Optional<RecordView> at(int index) {
        return index < 0 ? Optional.empty() : rows(index, 1).stream().findFirst();
    }

    default boolean isEmpty() {
        return at(0).isEmpty();
    }
}
