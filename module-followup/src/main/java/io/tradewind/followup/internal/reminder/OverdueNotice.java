package io.tradewind.followup.internal.reminder;

import org.osgi.service.component.annotations.Component;

import io.tradewind.notification.NotificationKind;

/** Owners are told of plans that were not carried out in time. */
@Component(service = NotificationKind.class)
public final class OverdueNotice implements NotificationKind {
    /** Its name. */
    public static final String KIND = "plans.overdue";

    @Override
    public String name() {
        return KIND;
    }
}
