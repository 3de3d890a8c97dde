package io.tradewind.runtime.internal.access;

import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;

/** Users, roles and teams that are put into the recycle bin, or come back out of it, change what people may do. */
@Component(service = EventHandler.class)
public final class EndSessionsOnRecordsChanged implements EventHandler<RecordsChanged> {
    private static final Set<String> TYPES = Set.of("users", "roles", "teams");

    private final AccessChanges changes;
    private final Sessions sessions;

    @Activate
    public EndSessionsOnRecordsChanged(@Reference AccessChanges changes, @Reference Sessions sessions) {
        this.changes = changes;
        this.sessions = sessions;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return TYPES.contains(event.type());
    }

    @Override
    public void on(RecordsChanged event) {
        changes.changed();
        if (event.kind() == RecordsChanged.Kind.REMOVED && event.type().equals("users")) {
            event.ids().forEach(user -> sessions.endAllOf(user, null));
        }
        if (event.kind() == RecordsChanged.Kind.REMOVED && event.type().equals("roles")) {
            event.ids().forEach(sessions::endAllWithRole);
        }
    }
}
