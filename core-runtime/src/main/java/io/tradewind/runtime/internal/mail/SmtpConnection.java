package io.tradewind.runtime.internal.mail;

import java.util.List;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

import io.tradewind.mail.MailMessage;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.runtime.internal.mail.MimeMail.Handing;
import io.tradewind.runtime.internal.mail.SmtpFailure.Effect;

/** One connection to a mail server that messages are sent through. */
final class SmtpConnection implements AutoCloseable {
    private static final String SECONDS_10 = "10000";
    private static final String SECONDS_30 = "30000";

    private final SmtpServer server;
    private final Session session;
    private final SMTPTransport transport;

    private SmtpConnection(SmtpServer server, Session session, SMTPTransport transport) {
        this.server = server;
        this.session = session;
        this.transport = transport;
    }

    /** Connects and logs in. */
    static SmtpConnection open(SmtpServer server) throws SmtpFailure {
        return MailLibrary.inside(() -> {
            Session session = Session.getInstance(properties(server));
            boolean tls = server.security() == Security.TLS;
            URLName name = new URLName(tls ? "smtps" : "smtp", server.host(), server.port(), null, null, null);
            SMTPTransport transport = tls ? new SMTPSSLTransport(session, name) : new SMTPTransport(session, name);
            try {
                boolean logsIn = !server.user().isEmpty();
                transport.connect(
                        server.host(), server.port(), logsIn ? server.user() : null, logsIn ? server.password() : null);
                return new SmtpConnection(server, session, transport);
            } catch (MessagingException failure) {
                throw notConnected(failure);
            }
        });
    }

    private static Properties properties(SmtpServer server) {
        Properties properties = new Properties();
        String prefix = server.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
        boolean startTls = server.security() == Security.STARTTLS;
        properties.put(prefix + "connectiontimeout", SECONDS_10);
        properties.put(prefix + "timeout", SECONDS_30);
        properties.put(prefix + "writetimeout", SECONDS_30);
        properties.put(prefix + "quitwait", "false");
        properties.put(prefix + "auth", Boolean.toString(!server.user().isEmpty()));
        properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.put(prefix + "starttls.required", Boolean.toString(startTls));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        String sender = server.sender().address();
        properties.put(prefix + "localhost", sender.substring(sender.indexOf('@') + 1));
        properties.put(prefix + "from", sender);
        return properties;
    }

    /** @param automatic whether no person wrote it */
    void send(MailMessage message, String messageId, boolean automatic, Handing handing) throws SmtpFailure {
        MailLibrary.inside(() -> {
            MimeMail mail;
            try {
                mail = MimeMail.of(
                        message,
                        server.sender(),
                        messageId,
                        automatic ? null : server.answersTo(),
                        automatic,
                        session,
                        handing);
            } catch (MessagingException impossible) {
                throw new SmtpFailure(Effect.NEVER, "mail.malformed", MailLibrary.text(impossible), impossible);
            }
            try {
                transport.sendMessage(mail, mail.getAllRecipients());
                return true;
            } catch (MessagingException failure) {
                throw notSent(failure, mail.isWritten());
            }
        });
    }

    private static SmtpFailure notConnected(MessagingException failure) {
        Problem problem = MailLibrary.notConnected(failure);
        return new SmtpFailure(Effect.SERVER, problem.code(), problem.said(), failure);
    }

    /** @param written whether only the server's answer to the whole message was missing */
    private static SmtpFailure notSent(MessagingException failure, boolean written) {
        List<Throwable> causes = MailLibrary.causes(failure);
        Optional<SMTPAddressFailedException> receiver = MailLibrary.find(causes, SMTPAddressFailedException.class);
        if (receiver.isPresent()) {
            boolean forEver = receiver.get().getReturnCode() >= 500;
            return new SmtpFailure(
                    forEver ? Effect.NEVER : Effect.LATER, "mail.receiver", MailLibrary.text(receiver.get()), failure);
        }
        Optional<SMTPSenderFailedException> sender = MailLibrary.find(causes, SMTPSenderFailedException.class);
        if (sender.isPresent()) {
            return new SmtpFailure(Effect.SERVER, "mail.sender", MailLibrary.text(sender.get()), failure);
        }
        int status = MailLibrary.find(causes, SMTPSendFailedException.class)
                .map(SMTPSendFailedException::getReturnCode)
                .orElse(-1);
        if (status == 421 || status == 530) {
            return new SmtpFailure(Effect.SERVER, "mail.refused", MailLibrary.text(failure), failure);
        }
        if (status >= 400 && status < 600) {
            return new SmtpFailure(
                    status < 500 ? Effect.LATER : Effect.NEVER, "mail.refused", MailLibrary.text(failure), failure);
        }
        return written
                ? new SmtpFailure(Effect.IN_DOUBT, "mail.in-doubt", MailLibrary.text(causes.getLast()), failure)
                : new SmtpFailure(Effect.SERVER, "mail.no-answer", MailLibrary.text(causes.getLast()), failure);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // the server was quicker
        }
    }
}
