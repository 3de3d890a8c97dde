package io.tradewind.runtime.internal.mail;

import java.time.Instant;
import java.util.Optional;

import io.tradewind.mail.MailMessage;

/** Makes messages at the moment they are sent, so that they say what is so then, and only what their receiver may read then. */
public interface MailComposer {
    /** Stable name; {@code mail.<name>} is the key of the text that says what its messages are. */
    String name();

    /** @return empty: there is nothing to tell any more, so nothing is sent */
    Optional<MailMessage> compose(String key);

    /**
     * A message was sent; called in the transaction that writes so.
     *
     * @param at a moment before it was composed
     */
    default void sent(String key, Instant at) {}
}
