package io.tradewind.ui.spi;

import java.util.List;
import java.util.function.Consumer;

import io.tradewind.bulk.BulkChanges.Selection;

/**
 * What a stage adds to the lists of another stage's records, without knowing that stage. Registered as a service and looked up by
 * the type's name each time a list is opened; asked on the tab's thread, as its reader.
 */
public interface ListSlot {
    /** Name of the record type whose lists it adds to, for example {@code customers}; {@code *} for every type. */
    String type();

    /** Place among the slots of a list, ascending. */
    default int order() {
        return 100;
    }

    /**
     * Things to do with the ticked rows, in the bar that floats over the list.
     *
     * @param type the list's record type
     */
    default List<BulkCommand> bulkCommands(String type) {
        return List.of();
    }

    /**
     * Something to do with many records.
     *
     * @param words what it does, ready for its reader
     * @param icon name of an icon of the set
     * @param run does it, on the tab's thread, with the rows that are ticked or all that the list shows
     */
    record BulkCommand(String words, String icon, Consumer<Selection> run) {}
}
