package io.tradewind.runtime.internal.mail;

import java.time.LocalDate;

import io.tradewind.mail.MailServer.Security;

/**
 * A mailbox and how to log in there.
 *
 * @param since messages that arrived before are left alone
 */
record ImapServer(
        String host, int port, Security security, String user, String password, String folder, LocalDate since) {
    /** Names the mailbox: messages are counted anew in another one. */
    String mailbox() {
        return host + " " + user + " " + folder;
    }

    /** Never in logs. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
