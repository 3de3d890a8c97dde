package io.tradewind.mail;

import java.util.Optional;

/**
 * Sends e-mail. A message is put into the outbox in the caller's transaction: it is sent if that commits, and only then; soon after, in
 * the background, by one node, again later if the server cannot take it now. It is handed to the server once: if nobody knows whether
 * the server has taken it (a crash at that very moment), it fails and somebody decides.
 */
public interface Mailer {
    /** Whether a server is set up and sending is on. */
    boolean isReady();

    /**
     * Puts a message into the outbox.
     *
     * @return its Message-ID, without angle brackets: what an answer refers to
     * @throws io.tradewind.TradewindException CONFLICT {@code mail.not-set-up} unless {@link #isReady}
     */
    String send(MailMessage message);

    /** What became of a message that was sent; empty if nobody knows (any more). */
    Optional<Outbox.State> state(String messageId);
}
