package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.vaadin.flow.component.Component;

import io.tradewind.event.RecordsChanged;
import io.tradewind.record.RecordView;
import io.tradewind.view.ViewContent.Column;

/** What a list shows below its toolbar: rows, or a board. */
interface ListContent {
    Component component();

    /** Shows the list so, from its beginning. */
    void show(ListState state, List<Column> columns);

    /** Says something above it; nothing, if it is empty. */
    void tell(String words);

    /** News of this type. */
    void noticed(List<RecordsChanged> changes);

    /** Whether there is nothing to show, so that the screen is to say so. */
    boolean isEmpty();

    /** Records in all, if they had to be counted to show them. */
    OptionalLong counted();

    /** How long reading took last. */
    long nanos();

    /** Position of a record among those read last. */
    Optional<Integer> indexOf(String id);

    /** The record at a position, if the list is that long. */
    Optional<RecordView> at(int index);
}
