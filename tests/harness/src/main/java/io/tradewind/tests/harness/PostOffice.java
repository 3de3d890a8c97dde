package io.tradewind.tests.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server on this machine that takes everything, for somebody who logs in with the right password, too. */
public final class PostOffice implements AutoCloseable {
    public static final String USER = "tradewind";
    /** The address of the user's mailbox. */
    public static final String MAILBOX = "tradewind@example.com";

    public static final String PASSWORD = "a pass word: 100%";

    private final GreenMail server;
    private final ServerSetup setup;

    private PostOffice(int port, String protocol, String... more) {
        setup = setup(port, protocol);
        server = new GreenMail(Stream.concat(Stream.of(setup), Stream.of(more).map(other -> setup(0, other)))
                .toArray(ServerSetup[]::new));
        server.start();
        server.setUser(MAILBOX, USER, PASSWORD);
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(10_000);
        return setup;
    }

    /** On a free port, in the open. */
    public static PostOffice open() {
        return new PostOffice(0, ServerSetup.PROTOCOL_SMTP);
    }

    /** On a free port, in the open, and the mailbox of {@link #USER} can be read by IMAP. */
    public static PostOffice openWithMailboxes() {
        return new PostOffice(0, ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_IMAP);
    }

    /** On the port of one that was closed. */
    public static PostOffice open(int port) {
        return new PostOffice(port, ServerSetup.PROTOCOL_SMTP);
    }

    /** Over TLS, with a certificate that nobody trusts. */
    public static PostOffice openWithTls() {
        return new PostOffice(0, ServerSetup.PROTOCOL_SMTPS);
    }

    public int port() {
        return setup.getProtocol().equals(ServerSetup.PROTOCOL_SMTPS)
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Puts a message into the mailbox of {@link #USER} as it stands, however broken it is. */
    public void deliver(byte[] message) {
        Properties properties = new Properties();
        try {
            MimeMessage raw = new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(message));
            server.getUserManager().getUserByEmail(MAILBOX).deliver(raw);
        } catch (MessagingException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As {@link #deliver(byte[])}. */
    public void deliver(String message) {
        deliver(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What has arrived; one per receiver. */
    public List<MimeMessage> messages() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** Waits until so many have arrived. */
    public List<MimeMessage> await(int count, Duration limit) {
        server.waitForIncomingEmail(limit.toMillis(), count);
        return messages();
    }

    /** A message's parts as they are read: each part's text, one after the other. */
    public static String read(MimeMessage message) {
        try {
            return read(message.getContent());
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String read(Object content) throws IOException, MessagingException {
        if (content instanceof jakarta.mail.Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(read(parts.getBodyPart(i).getContent())).append('\n');
            }
            return all.toString();
        }
        return String.valueOf(content);
    }

    /** The message as it came over the wire. */
    public static String raw(MimeMessage message) {
        return GreenMailUtil.getWholeMessage(message);
    }

    public void forget() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
