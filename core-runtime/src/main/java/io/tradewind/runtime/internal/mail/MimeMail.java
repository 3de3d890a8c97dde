package io.tradewind.runtime.internal.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.MailMessage;

/** A message as it goes over the wire; knows when all of it but the last byte has gone. */
final class MimeMail extends MimeMessage {
    private final String messageId;
    private final Handing handing;
    private boolean written;

    /** Called when only the last byte is missing; by throwing it keeps the message from being taken. */
    @FunctionalInterface
    interface Handing {
        void now() throws IOException;
    }

    private MimeMail(Session session, String messageId, Handing handing) {
        super(session);
        this.messageId = messageId;
        this.handing = handing;
    }

    static MimeMail of(
            MailMessage message,
            MailAddress sender,
            String messageId,
            @Nullable MailAddress answersTo,
            boolean automatic,
            Session session,
            Handing handing)
            throws MessagingException {
        MimeMail mail = new MimeMail(session, messageId, handing);
        mail.setFrom(address(sender));
        for (MailAddress receiver : message.to()) {
            mail.addRecipient(RecipientType.TO, address(receiver));
        }
        for (MailAddress receiver : message.cc()) {
            mail.addRecipient(RecipientType.CC, address(receiver));
        }
        if (!message.answers().isEmpty()) {
            mail.setHeader("In-Reply-To", "<" + message.answers() + ">");
            mail.setHeader("References", "<" + message.answers() + ">");
        }
        List<InternetAddress> answers = answers(message, answersTo);
        if (!answers.isEmpty()) {
            mail.setReplyTo(answers.toArray(InternetAddress[]::new));
        }
        mail.setSubject(message.subject(), UTF_8.name());
        mail.setSentDate(Date.from(Clock.systemUTC().instant()));
        if (automatic) {
            mail.setHeader("Auto-Submitted", "auto-generated");
        }
        MimeMultipart body = body(message);
        mail.setContent(message.attachments().isEmpty() ? body : withFiles(body, message));
        mail.saveChanges();
        return mail;
    }

    /** To whoever wrote it, and to the mailbox, so that the answer is kept with the record. */
    private static List<InternetAddress> answers(MailMessage message, @Nullable MailAddress answersTo)
            throws MessagingException {
        List<InternetAddress> answers = new ArrayList<>();
        MailAddress replyTo = message.replyTo();
        if (replyTo != null) {
            answers.add(address(replyTo));
        }
        if (answersTo != null && (replyTo == null || !replyTo.address().equalsIgnoreCase(answersTo.address()))) {
            answers.add(address(answersTo));
        }
        return answers;
    }

    private static InternetAddress address(MailAddress given) throws MessagingException {
        InternetAddress address = new InternetAddress(given.address(), true);
        if (!given.name().isEmpty()) {
            try {
                address.setPersonal(given.name(), UTF_8.name());
            } catch (java.io.UnsupportedEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return address;
    }

    /** Text and HTML are the same in two ways; the best one comes last. */
    private static MimeMultipart body(MailMessage message) throws MessagingException {
        MimeMultipart body = new MimeMultipart("alternative");
        if (!message.text().isBlank()) {
            body.addBodyPart(part(message.text(), "plain"));
        }
        if (!message.html().isBlank()) {
            body.addBodyPart(part(message.html(), "html"));
        }
        return body;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), subtype);
        return part;
    }

    private static MimeMultipart withFiles(MimeMultipart body, MailMessage message) throws MessagingException {
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(body);
        MimeMultipart all = new MimeMultipart("mixed", first);
        for (MailAttachment file : message.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
            part.setFileName(file.name());
            part.setDisposition(ATTACHMENT);
            all.addBodyPart(part);
        }
        return all;
    }

    /** Ours, the same at each try. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        handing.now();
        written = true;
    }

    /** Whether the server may have taken it. */
    boolean isWritten() {
        return written;
    }
}
