package io.tradewind.ui.spi;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;

import io.tradewind.record.RecordView;

/**
 * What a stage adds to the pages of another stage's records, without knowing that stage. Registered as a service and looked
 * up by the type's name each time a page is built; asked on the tab's thread, as its reader. Be quick: one query at most.
 */
public interface RecordSlot {
    /** Name of the record type whose pages it adds to, for example {@code customers}; {@code *} for every type. */
    String type();

    /** Place among the slots of a page, ascending. */
    default int order() {
        return 100;
    }

    /** A panel in the page's right column, for example the record's open quotes. */
    default Optional<Component> panel(RecordView record) {
        return Optional.empty();
    }

    /** A part over the record's timeline, for example what people say about it; made once for a page. */
    default Optional<Component> thread(RecordView record) {
        return Optional.empty();
    }

    /** Key figures for the strip under the page's head. */
    default List<Figure> figures(RecordView record) {
        return List.of();
    }

    /** Things to do with the record, in the page's head and in the command palette. */
    default List<Command> commands(RecordView record) {
        return List.of();
    }
}
