package io.tradewind.ui.internal.list;

import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Reader;

/** The rows that a type's list shows, in groups or without. */
final class ShownRows {
    private final TypeView type;
    private final CursorRows plain;
    private final GroupedRows grouped;
    private final GroupLines groups;
    private @Nullable FieldSpec by;
    private long nanos;

    ShownRows(Desk desk, Reader reader, TypeView type) {
        this.type = type;
        plain = new CursorRows(query -> desk.records().query(type.name(), query));
        groups = new GroupLines(desk, reader, type);
        grouped = new GroupedRows(query -> desk.records().query(type.name(), query), groups);
    }

    /** Starts anew: with what the state asks for, and with the same if rows may have changed. */
    void ask(ListState state, RecordQuery query) {
        Optional<FieldSpec> field = TypeFields.find(type.type(), state.group());
        by = field.orElse(null);
        nanos = 0;
        if (field.isPresent()) {
            long begun = System.nanoTime();
            grouped.ask(query, field.get(), groups.read(state, field.get()));
            nanos = System.nanoTime() - begun;
        } else {
            plain.ask(query);
        }
    }

    ListRows get() {
        return by == null ? plain : grouped;
    }

    boolean isGrouped() {
        return by != null;
    }

    /** What is to be said of groups that are not shown; empty: all are. */
    String leftOut() {
        return by == null ? "" : groups.leftOut(by);
    }

    /** Rows in all, if they had to be counted to show the list. */
    OptionalLong counted() {
        return by == null ? OptionalLong.empty() : OptionalLong.of(groups.count());
    }

    /** How long reading took last. */
    long nanos() {
        return nanos + get().nanos();
    }

    /** Folds or opens what the line is about. */
    void press(GroupRow line) {
        grouped.press(line);
    }

    /** Folds all groups, or opens all. */
    void fold(boolean all) {
        grouped.fold(all);
    }

    /** The list with nothing but the rows that the heading is over. */
    ListState narrowed(ListState state, GroupRow heading) {
        return by == null ? state : groups.narrowed(state, by, heading);
    }
}
