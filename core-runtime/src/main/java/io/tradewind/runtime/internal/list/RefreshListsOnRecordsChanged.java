package io.tradewind.runtime.internal.list;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;

/** Entries that are put into the recycle bin, or come back out of it, change what is offered. */
@Component(service = EventHandler.class)
public final class RefreshListsOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final StoredLists lists;

    @Activate
    public RefreshListsOnRecordsChanged(@Reference StoredLists lists) {
        this.lists = lists;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals("list-values");
    }

    @Override
    public void on(RecordsChanged event) {
        lists.changed();
    }
}
