package io.tradewind.followup.internal.mail;

import org.osgi.service.component.annotations.Component;

import io.tradewind.notification.NotificationKind;

/** The owner of a record is told of e-mails that come in for it. */
@Component(service = NotificationKind.class)
public final class MailNotice implements NotificationKind {
    /** Its name. */
    public static final String KIND = "mails.received";

    @Override
    public String name() {
        return KIND;
    }
}
