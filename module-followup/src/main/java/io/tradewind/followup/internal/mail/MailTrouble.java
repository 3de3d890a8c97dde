package io.tradewind.followup.internal.mail;

/** Why an e-mail was not sent. */
enum MailTrouble {
    RECEIVER,
    SENDER,
    REFUSED,
    IN_DOUBT,
    GIVEN_UP,
    SERVER;

    /** @param code as {@link io.tradewind.mail.MailEnded} has it */
    static MailTrouble of(String code) {
        return switch (code) {
            case "mail.receiver" -> RECEIVER;
            case "mail.sender" -> SENDER;
            case "mail.refused", "mail.malformed" -> REFUSED;
            case "mail.in-doubt" -> IN_DOUBT;
            case "mail.given-up" -> GIVEN_UP;
            default -> SERVER;
        };
    }
}
