package io.tradewind.ui.internal.record;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Component;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;

/** Tells open screens that records changed, shortly after the commit. Notices only: a screen reads again with its own rights. */
@Component(service = {LiveRecords.class, EventHandler.class})
public final class LiveRecords implements EventHandler<RecordsChanged> {
    private final Set<Watch> watches = new CopyOnWriteArraySet<>();

    private record Watch(String type, Consumer<RecordsChanged> listener) {}

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean onEveryNode() {
        return true;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return watches.stream().anyMatch(watch -> watch.type().equals(event.type()));
    }

    @Override
    public void on(RecordsChanged event) {
        for (Watch watch : watches) {
            if (watch.type().equals(event.type())) {
                watch.listener().accept(event);
            }
        }
    }

    /**
     * Calls on each change of records of a type until closed.
     *
     * @param listener called on the event log's thread: hand over to the screen and return
     */
    public AutoCloseable watch(String type, Consumer<RecordsChanged> listener) {
        Watch watch = new Watch(type, listener);
        watches.add(watch);
        return () -> watches.remove(watch);
    }
}
