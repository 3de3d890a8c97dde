package io.tradewind.tests.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server on this machine that takes everything, for somebody who logs in with the right password, too. */
public final class PostOffice implements AutoCloseable {
    public static final String USER = "tradewind";
    public static final String PASSWORD = "a pass word: 100%";

    private final GreenMail server;
    private final ServerSetup setup;

    private PostOffice(int port, String protocol) {
        setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(10_000);
        server = new GreenMail(setup);
        server.start();
        server.setUser("tradewind@example.com", USER, PASSWORD);
    }

    /** On a free port, in the open. */
    public static PostOffice open() {
        return new PostOffice(0, ServerSetup.PROTOCOL_SMTP);
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
