/**
 * E-mail: the outbox and how it is emptied. A message is put in by {@link io.tradewind.runtime.internal.mail.StoredOutbox}, taken out
 * by {@link io.tradewind.runtime.internal.mail.MailSender}, and goes through one place that knows Jakarta Mail, {@code
 * SmtpConnection}.
 */
@NullMarked
package io.tradewind.runtime.internal.mail;

import org.jspecify.annotations.NullMarked;
