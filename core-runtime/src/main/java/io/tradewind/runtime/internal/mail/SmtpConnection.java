package io.tradewind.runtime.internal.mail;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import javax.net.ssl.SSLException;

import jakarta.mail.AuthenticationFailedException;
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
import io.tradewind.runtime.internal.mail.MimeMail.Handing;
import io.tradewind.runtime.internal.mail.SmtpFailure.Effect;

/** One connection to a mail server; the only place that knows Jakarta Mail beside {@link MimeMail}. */
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
        return inside(() -> {
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
        inside(() -> {
            MimeMail mail;
            try {
                mail = MimeMail.of(message, server.sender(), messageId, automatic, session, handing);
            } catch (MessagingException impossible) {
                throw new SmtpFailure(Effect.NEVER, "mail.malformed", text(impossible), impossible);
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
        List<Throwable> causes = causes(failure);
        String code;
        if (has(causes, AuthenticationFailedException.class)) {
            code = "mail.log-in";
        } else if (has(causes, UnknownHostException.class)) {
            code = "mail.unknown-host";
        } else if (text(failure).startsWith("STARTTLS is required")) {
            code = "mail.no-starttls";
        } else if (has(causes, SSLException.class)) {
            code = "mail.not-trusted";
        } else {
            code = "mail.no-answer";
        }
        return new SmtpFailure(Effect.SERVER, code, text(causes.getLast()), failure);
    }

    /** @param written whether only the server's answer to the whole message was missing */
    private static SmtpFailure notSent(MessagingException failure, boolean written) {
        List<Throwable> causes = causes(failure);
        Optional<SMTPAddressFailedException> receiver = find(causes, SMTPAddressFailedException.class);
        if (receiver.isPresent()) {
            boolean forEver = receiver.get().getReturnCode() >= 500;
            return new SmtpFailure(
                    forEver ? Effect.NEVER : Effect.LATER, "mail.receiver", text(receiver.get()), failure);
        }
        Optional<SMTPSenderFailedException> sender = find(causes, SMTPSenderFailedException.class);
        if (sender.isPresent()) {
            return new SmtpFailure(Effect.SERVER, "mail.sender", text(sender.get()), failure);
        }
        int status = find(causes, SMTPSendFailedException.class)
                .map(SMTPSendFailedException::getReturnCode)
                .orElse(-1);
        if (status == 421 || status == 530) {
            return new SmtpFailure(Effect.SERVER, "mail.refused", text(failure), failure);
        }
        if (status >= 400 && status < 600) {
            return new SmtpFailure(status < 500 ? Effect.LATER : Effect.NEVER, "mail.refused", text(failure), failure);
        }
        return written
                ? new SmtpFailure(Effect.IN_DOUBT, "mail.in-doubt", text(causes.getLast()), failure)
                : new SmtpFailure(Effect.SERVER, "mail.no-answer", text(causes.getLast()), failure);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        while (next != null && causes.size() < 20) {
            causes.add(next);
            next = next instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : next.getCause();
        }
        return causes;
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static <T extends Throwable> Optional<T> find(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private interface Work<T> {
        T run() throws SmtpFailure;
    }

    /** The library looks for its parts with the thread's class loader. */
    private static <T> T inside(Work<T> work) throws SmtpFailure {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(former);
        }
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
