package io.tradewind.mail;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;

/**
 * Knows which record a received message belongs to, and keeps it there. A service; while there is none, messages wait in the mailbox.
 * Called as the system, in the transaction that also notes that the message was taken: so each is kept once.
 */
public interface MailReceiver {
    /** Why a message was matched, or why not. */
    enum Reason {
        /** It answers one that was sent from a record, or kept with one. */
        ANSWER,
        /** Its sender's address stands in a record. */
        SENDER,
        /** One of our people sent it to somebody whose address stands in a record, with a copy to us. */
        COPY,
        /** Somebody chose the record. */
        BY_HAND,
        /** Nobody knows any of its addresses. */
        STRANGERS,
        /** It says nobody as its sender. */
        NO_SENDER,
        /** It is one that we sent ourselves. */
        OUR_OWN;

        public boolean isMatch() {
            return compareTo(STRANGERS) < 0;
        }
    }

    /**
     * What became of it.
     *
     * @param record that it was kept with; null: none
     */
    record Outcome(Reason reason, @Nullable RecordRef record) {}

    Outcome receive(ReceivedMail mail);

    /** Keeps it with the record that somebody chose. */
    void keep(ReceivedMail mail, RecordRef record);
}
