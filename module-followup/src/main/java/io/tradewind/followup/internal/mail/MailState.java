package io.tradewind.followup.internal.mail;

/** How far an e-mail has come. */
enum MailState {
    /** It is being written. */
    DRAFT,
    /** It lies in the outbox. */
    WAITING,
    /** The mail server has taken it. */
    SENT,
    /** It was not sent; it can be changed and sent again. */
    FAILED,
    /** Somebody sent it to us. */
    RECEIVED;

    boolean isOpen() {
        return this == DRAFT || this == FAILED;
    }
}
