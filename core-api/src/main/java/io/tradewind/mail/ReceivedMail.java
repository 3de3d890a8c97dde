package io.tradewind.mail;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message that was found in the mailbox, as plain as it can be: its text without any markup, whatever it was written in.
 *
 * @param messageId without angle brackets; made up from its content if it has none
 * @param references Message-IDs that it answers, the nearest first
 * @param from null: nobody who can be answered
 * @param at when it was sent, as far as it says so and that can be
 * @param leftOut names of what was too large or could not be read
 */
public record ReceivedMail(
        String messageId,
        List<String> references,
        @Nullable MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        String text,
        Instant at,
        List<MailAttachment> files,
        List<String> leftOut) {
    public ReceivedMail {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }
}
