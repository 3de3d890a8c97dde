package io.tradewind.runtime.internal.notification;

import java.util.HashSet;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.comment.CommentWritten;
import io.tradewind.event.EventHandler;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.record.Annex;

/** Tells people that they were mentioned, if they may see the record. */
@Component(service = EventHandler.class)
public final class NotifyOnCommentWritten implements EventHandler<CommentWritten> {
    private final Notifications notifications;
    private final Annex annex;

    @Activate
    public NotifyOnCommentWritten(@Reference Notifications notifications, @Reference Annex annex) {
        this.notifications = notifications;
        this.annex = annex;
    }

    @Override
    public Class<CommentWritten> eventType() {
        return CommentWritten.class;
    }

    @Override
    public void on(CommentWritten event) {
        RecordRef record = new RecordRef(event.type(), event.record());
        Set<String> receivers = new HashSet<>(event.mentioned());
        receivers.remove(event.by());
        receivers.removeIf(user -> !annex.isVisibleTo(user, record));
        if (!receivers.isEmpty()) {
            notifications.send(Notice.of(BuiltInKinds.MENTIONED, record, receivers, event.by()));
        }
    }
}
