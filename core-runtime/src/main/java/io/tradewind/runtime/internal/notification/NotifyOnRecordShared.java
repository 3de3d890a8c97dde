package io.tradewind.runtime.internal.notification;

import java.util.HashSet;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Directory;
import io.tradewind.event.EventHandler;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordShared;

/** Tells people that a record was shared with them, or with a team that they work in. */
@Component(service = EventHandler.class)
public final class NotifyOnRecordShared implements EventHandler<RecordShared> {
    private static final int MOST = 200;

    private final Notifications notifications;
    private final Directory directory;

    @Activate
    public NotifyOnRecordShared(@Reference Notifications notifications, @Reference Directory directory) {
        this.notifications = notifications;
        this.directory = directory;
    }

    @Override
    public Class<RecordShared> eventType() {
        return RecordShared.class;
    }

    @Override
    public void on(RecordShared event) {
        Set<String> receivers = new HashSet<>(event.people());
        event.teams().stream()
                .flatMap(team -> directory.withTeamsBelow(team).stream())
                .flatMap(team -> directory.usersOf(team).stream())
                .filter(user -> !user.locked())
                .map(Directory.User::id)
                .limit(MOST)
                .forEach(receivers::add);
        receivers.remove(event.by());
        if (!receivers.isEmpty()) {
            notifications.send(
                    Notice.of(BuiltInKinds.SHARED, new RecordRef(event.type(), event.record()), receivers, event.by()));
        }
    }
}
