package io.tradewind.runtime.internal.mail;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer.Security;

/**
 * A server and how to log in there.
 *
 * @param user empty: without logging in
 * @param answersTo the mailbox that answers are fetched from; null: none is
 */
record SmtpServer(
        String host,
        int port,
        Security security,
        String user,
        String password,
        MailAddress sender,
        @Nullable MailAddress answersTo) {
    /** Never in logs. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
