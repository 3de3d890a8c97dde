package io.tradewind.runtime.internal.mail;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer.Security;

/**
 * A server and how to log in there.
 *
 * @param user empty: without logging in
 */
record SmtpServer(String host, int port, Security security, String user, String password, MailAddress sender) {
    /** Never in logs. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
