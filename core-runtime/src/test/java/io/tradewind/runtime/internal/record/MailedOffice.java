package io.tradewind.runtime.internal.record;

import io.tradewind.runtime.internal.access.Receivers;
import io.tradewind.runtime.internal.mail.MailRoom;
import io.tradewind.runtime.internal.notification.DigestMail;
import io.tradewind.runtime.internal.notification.Digests;
import io.tradewind.runtime.internal.notification.NotificationMail;
import io.tradewind.runtime.internal.notification.StoredNotifications;
import io.tradewind.text.Texts;

/** An office whose people are told what concerns them, by e-mail, too, in its own time. */
final class MailedOffice {
    final MailRoom mail;
    final StoredNotifications notifications;
    final Digests digests;

    MailedOffice(Office office) {
        this(office, office);
    }

    MailedOffice(Office office, Texts texts) {
        mail = new MailRoom(office.tx);
        Annex annex = new Annex(office.records);
        Receivers receivers = new Receivers(office.tx);
        NotificationMail one =
                new NotificationMail(office.tx, office, annex, texts, receivers, mail.outbox, mail.server);
        mail.add(one);
        mail.add(new DigestMail(office.tx, office, annex, texts, receivers, mail.server));
        notifications = new StoredNotifications(office.tx, office.tx, office, annex, texts, one, mail.clock());
        digests = new Digests(office.tx, office.tx, receivers, mail.outbox, mail.clock());
    }

    /** Another node that looks for digests that are due. */
    Digests anotherNode(Office office) {
        return new Digests(office.tx, office.tx, new Receivers(office.tx), mail.outbox, mail.clock());
    }
}
