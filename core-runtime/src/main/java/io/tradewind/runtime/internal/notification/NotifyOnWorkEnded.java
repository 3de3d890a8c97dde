package io.tradewind.runtime.internal.notification;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.work.WorkEnded;

/** Tells whoever started an import or a change of many records how it ended. */
@Component(service = EventHandler.class)
public final class NotifyOnWorkEnded implements EventHandler<WorkEnded> {
    private final Notifications notifications;

    @Activate
    public NotifyOnWorkEnded(@Reference Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public Class<WorkEnded> eventType() {
        return WorkEnded.class;
    }

    @Override
    public void on(WorkEnded event) {
        String text = "notification." + event.kind().name().toLowerCase(Locale.ROOT) + "." + event.outcome();
        notifications.send(new Notice(
                BuiltInKinds.WORK_ENDED,
                text,
                Set.of(event.startedBy()),
                event.type(),
                null,
                List.of(event.name(), Long.toString(event.done()), Long.toString(event.refused())),
                null));
    }
}
