package io.tradewind.followup.internal.reminder;

import org.osgi.service.component.annotations.Component;

import io.tradewind.notification.NotificationKind;

/** Owners are told of plans that are due. */
@Component(service = NotificationKind.class)
public final class DueNotice implements NotificationKind {
    /** Its name. */
    public static final String KIND = "plans.due";

    @Override
    public String name() {
        return KIND;
    }
}
