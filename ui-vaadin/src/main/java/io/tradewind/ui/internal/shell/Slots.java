package io.tradewind.ui.internal.shell;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.record.RecordView;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.Figure;
import io.tradewind.ui.spi.ListSlot;
import io.tradewind.ui.spi.RecordSlot;
import io.tradewind.ui.spi.ShellSlot;

/** What running stages add to pages of others. A slot that fails is left out, with a warning: it must not take the page along. */
@Component(service = Slots.class)
public final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

    private final List<RecordSlot> records = new CopyOnWriteArrayList<>();
    private final List<ShellSlot> shells = new CopyOnWriteArrayList<>();
    private final List<ListSlot> lists = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRecordSlot(RecordSlot slot) {
        records.add(slot);
    }

    void removeRecordSlot(RecordSlot slot) {
        records.remove(slot);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addShellSlot(ShellSlot slot) {
        shells.add(slot);
    }

    void removeShellSlot(ShellSlot slot) {
        shells.remove(slot);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListSlot(ListSlot slot) {
        lists.add(slot);
    }

    void removeListSlot(ListSlot slot) {
        lists.remove(slot);
    }

    /** Things to do with many records of a type. */
    public List<ListSlot.BulkCommand> bulkCommands(String type) {
        return lists.stream()
                .filter(slot -> slot.type().equals("*") || slot.type().equals(type))
                .sorted(Comparator.comparingInt(ListSlot::order))
                .flatMap(slot -> safely(slot, each -> each.bulkCommands(type).stream()))
                .toList();
    }

    /** Panels for a record's right column. */
    public List<com.vaadin.flow.component.Component> panels(RecordView record) {
        return ofRecord(record, slot -> slot.panel(record).stream());
    }

    /** Parts over a record's timeline. */
    public List<com.vaadin.flow.component.Component> threads(RecordView record) {
        return ofRecord(record, slot -> slot.thread(record).stream());
    }

    /** Key figures of a record. */
    public List<Figure> figures(RecordView record) {
        return ofRecord(record, slot -> slot.figures(record).stream());
    }

    /** Things to do with a record. */
    public List<Command> commands(RecordView record) {
        return ofRecord(record, slot -> slot.commands(record).stream());
    }

    /** Counts for the start page and the menu. */
    public List<Figure> counts() {
        return shells.stream()
                .flatMap(slot -> safely(slot, each -> each.counts().stream()))
                .toList();
    }

    /** Commands of the palette. */
    public List<Command> commands() {
        return shells.stream()
                .flatMap(slot -> safely(slot, each -> each.commands().stream()))
                .toList();
    }

    private <T> List<T> ofRecord(RecordView record, Function<RecordSlot, Stream<T>> part) {
        return records.stream()
                .filter(slot -> slot.type().equals("*")
                        || slot.type().equals(record.ref().type()))
                .sorted(Comparator.comparingInt(RecordSlot::order))
                .flatMap(slot -> safely(slot, part))
                .toList();
    }

    private static <S, T> Stream<T> safely(S slot, Function<S, Stream<T>> part) {
        try {
            return part.apply(slot).toList().stream();
        } catch (RuntimeException e) {
            LOG.warn("{} failed and is left out", slot.getClass().getName(), e);
            return Stream.empty();
        }
    }
}
