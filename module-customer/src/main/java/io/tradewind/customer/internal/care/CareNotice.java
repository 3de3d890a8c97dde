package io.tradewind.customer.internal.care;

import org.osgi.service.component.annotations.Component;

import io.tradewind.notification.NotificationKind;

/** Owners are told whom they should care for. */
@Component(service = NotificationKind.class)
public final class CareNotice implements NotificationKind {
    static final String KIND = "customers.care";

    @Override
    public String name() {
        return KIND;
    }
}
