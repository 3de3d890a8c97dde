package io.tradewind.ui.internal.notification;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.notification.Notifications;
import io.tradewind.ui.internal.record.Pulse;

/** Makes bells: one a tab. */
@Component(service = Bells.class)
public final class Bells {
    private final Notifications notifications;
    private final Identity identity;
    private final Pulse pulse;

    @Activate
    public Bells(@Reference Notifications notifications, @Reference Identity identity, @Reference Pulse pulse) {
        this.notifications = notifications;
        this.identity = identity;
        this.pulse = pulse;
    }

    public com.vaadin.flow.component.Component bell() {
        return new Bell(notifications, identity.require().id(), pulse);
    }
}
