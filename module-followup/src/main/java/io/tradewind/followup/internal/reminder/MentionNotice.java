package io.tradewind.followup.internal.reminder;

import org.osgi.service.component.annotations.Component;

import io.tradewind.notification.NotificationKind;

/** People are told of follow-ups that name them. */
@Component(service = NotificationKind.class)
public final class MentionNotice implements NotificationKind {
    /** Its name. */
    public static final String KIND = "follow-ups.mentioned";

    @Override
    public String name() {
        return KIND;
    }
}
