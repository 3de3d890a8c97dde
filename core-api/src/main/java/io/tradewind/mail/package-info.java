/**
 * E-mail: send with {@link io.tradewind.mail.Mailer}; {@link io.tradewind.mail.MailServer} is how an admin says through which server,
 * {@link io.tradewind.mail.Outbox} what became of it. What comes in through the {@link io.tradewind.mail.Mailbox} goes to the
 * {@link io.tradewind.mail.MailReceiver}, and {@link io.tradewind.mail.SyncLog} tells of it. What people are told, and by which way, is
 * {@link io.tradewind.notification.Notifications}.
 */
@Export
@Version("1.1.0")
@NullMarked
package io.tradewind.mail;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
