package io.tradewind.followup.internal.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailReceiver.Reason;
import io.tradewind.mail.ReceivedMail;
import io.tradewind.record.RecordRef;

/**
 * What a received message belongs to: what it answers goes with what was answered; else the addresses decide. Only what one of our
 * people sent counts as ours; their own addresses are nobody's record.
 */
record Matching(Known known) {
    /** What matching needs to know. */
    interface Known {
        /** Whether we sent the message ourselves. */
        boolean sentByUs(String messageId);

        /** The record of a message that was kept before. */
        Optional<RecordRef> recordOf(String messageId);

        /** Id of the user with the address. */
        Optional<String> user(String address);

        /** The record in which the address stands. */
        Optional<RecordRef> record(String address);
    }

    /**
     * A message's place.
     *
     * @param record null: it has none
     * @param user id of the user who sent it; null: somebody else did
     */
    record Match(
            Reason reason,
            @Nullable RecordRef record,
            @Nullable String user) {}

    Match of(ReceivedMail mail) {
        MailAddress from = mail.from();
        if (known.sentByUs(mail.messageId())) {
            return new Match(Reason.OUR_OWN, null, null);
        }
        if (from == null) {
            return new Match(Reason.NO_SENDER, null, null);
        }
        String user = known.user(from.address()).orElse(null);
        Optional<RecordRef> answered = mail.references().stream()
                .flatMap(id -> known.recordOf(id).stream())
                .findFirst();
        if (answered.isPresent()) {
            return new Match(Reason.ANSWER, answered.get(), user);
        }
        Optional<RecordRef> addressed = user == null
                ? known.record(from.address())
                : others(mail).stream()
                        .flatMap(one -> known.record(one.address()).stream())
                        .findFirst();
        Reason reason = user == null ? Reason.SENDER : Reason.COPY;
        return addressed
                .map(record -> new Match(reason, record, user))
                .orElseGet(() -> new Match(Reason.STRANGERS, null, user));
    }

    /** To whom one of our people wrote, colleagues aside. */
    private List<MailAddress> others(ReceivedMail mail) {
        return Stream.concat(mail.to().stream(), mail.cc().stream())
                .filter(one -> known.user(one.address()).isEmpty())
                .toList();
    }
}
