package io.tradewind.mail;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * A message that somebody sent with {@link Mailer} has gone, or will not; one that failed may still go when an admin sends it again.
 *
 * @param messageId as {@link Mailer#send} answered it
 * @param sent whether the mail server has taken it
 * @param problem key of the text without {@code error.} if not, for example {@code mail.receiver}; empty if it has gone
 * @param said what the server said; empty: nothing
 */
public record MailEnded(String messageId, boolean sent, String problem, String said, Instant occurredAt)
        implements DomainEvent {}
