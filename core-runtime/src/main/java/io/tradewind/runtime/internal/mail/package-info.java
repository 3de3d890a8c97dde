/**
 * E-mail: the outbox and how it is emptied. A message is put in by {@link io.tradewind.runtime.internal.mail.StoredOutbox}, taken out
 * by {@link io.tradewind.runtime.internal.mail.MailSender}, and goes through {@code SmtpConnection}. What comes in is fetched by
 * {@link io.tradewind.runtime.internal.mail.MailboxPoller} through {@code ImapConnection} and read by {@code MimeReader}.
 */
@NullMarked
package io.tradewind.runtime.internal.mail;

import org.jspecify.annotations.NullMarked;
