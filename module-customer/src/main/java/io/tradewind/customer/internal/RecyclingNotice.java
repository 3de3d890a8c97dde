package io.tradewind.customer.internal;

import org.osgi.service.component.annotations.Component;

import io.tradewind.notification.NotificationKind;

/** Owners are told before a customer falls back into its pool. */
@Component(service = NotificationKind.class)
public final class RecyclingNotice implements NotificationKind {
    static final String KIND = "customers.recycling";

    @Override
    public String name() {
        return KIND;
    }
}
