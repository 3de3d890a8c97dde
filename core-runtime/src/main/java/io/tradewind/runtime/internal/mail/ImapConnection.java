package io.tradewind.runtime.internal.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;

import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.eclipse.angus.mail.imap.IMAPStore;

import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.Outbox.Problem;

/** One connection to a mailbox, which it only reads: nothing is marked there. */
final class ImapConnection implements AutoCloseable {
    /** Of a larger message only the head is fetched. */
    static final int LARGEST = 30 * 1024 * 1024;

    private static final String SECONDS_10 = "10000";
    private static final String SECONDS_30 = "30000";

    private final IMAPStore store;
    private final IMAPFolder folder;

    /**
     * A message as it came over the wire.
     *
     * @param size of the whole message
     * @param cut whether only its head is here
     */
    record Raw(byte[] content, int size, boolean cut) {}

    private ImapConnection(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Connects, logs in and opens the folder. */
    static ImapConnection open(ImapServer server) throws ImapFailure {
        return MailLibrary.inside(() -> {
            Session session = Session.getInstance(properties(server));
            boolean tls = server.security() == Security.TLS;
            URLName name = new URLName(tls ? "imaps" : "imap", server.host(), server.port(), null, null, null);
            IMAPStore store = tls ? new IMAPSSLStore(session, name) : new IMAPStore(session, name);
            try {
                store.connect(server.host(), server.port(), server.user(), server.password());
            } catch (MessagingException failure) {
                Problem problem = MailLibrary.notConnected(failure);
                throw new ImapFailure(problem.code(), problem.said(), failure);
            }
            return opened(store, server.folder());
        });
    }

    private static ImapConnection opened(IMAPStore store, String name) throws ImapFailure {
        try {
            IMAPFolder folder = (IMAPFolder) store.getFolder(name);
            folder.open(Folder.READ_ONLY);
            return new ImapConnection(store, folder);
        } catch (MessagingException failure) {
            close(store);
            throw failure instanceof FolderNotFoundException
                    ? new ImapFailure("mail.no-folder", name, failure)
                    : lost(failure);
        }
    }

    private static Properties properties(ImapServer server) {
        Properties properties = new Properties();
        String prefix = server.security() == Security.TLS ? "mail.imaps." : "mail.imap.";
        boolean startTls = server.security() == Security.STARTTLS;
        properties.put(prefix + "connectiontimeout", SECONDS_10);
        properties.put(prefix + "timeout", SECONDS_30);
        properties.put(prefix + "writetimeout", SECONDS_30);
        properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.put(prefix + "starttls.required", Boolean.toString(startTls));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "partialfetch", "false");
        return properties;
    }

    int count() throws ImapFailure {
        return asked(folder::getMessageCount);
    }

    long uidValidity() throws ImapFailure {
        return asked(folder::getUIDValidity);
    }

    /** Numbers of the messages after one, ascending; after none of those that arrived since the day. */
    List<Long> after(long uid, java.time.LocalDate since) throws ImapFailure {
        return asked(() -> {
            Message[] found = uid > 0
                    ? folder.getMessagesByUID(uid + 1, IMAPFolder.LASTUID)
                    : folder.search(new ReceivedDateTerm(
                            ComparisonTerm.GE,
                            Date.from(since.atStartOfDay(ZoneId.systemDefault()).toInstant())));
            return Stream.of(found)
                    .filter(message -> message != null)
                    .map(this::uid)
                    .filter(number -> number > uid)
                    .sorted()
                    .toList();
        });
    }

    private long uid(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException gone) {
            return -1;
        }
    }

    /** The message, if it is still there. */
    Optional<Raw> fetch(long uid) throws ImapFailure {
        return asked(() -> {
            IMAPMessage message = (IMAPMessage) folder.getMessageByUID(uid);
            if (message == null) {
                return Optional.<Raw>empty();
            }
            int size = message.getSize();
            boolean cut = size > LARGEST;
            try (InputStream all = cut ? head(message) : message.getMimeStream()) {
                byte[] bytes = all.readNBytes(LARGEST + 1);
                return Optional.of(new Raw(
                        Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST)),
                        Math.max(size, bytes.length),
                        cut || bytes.length > LARGEST));
            }
        });
    }

    private static InputStream head(IMAPMessage message) throws MessagingException {
        String head = String.join("\r\n", Collections.list(message.getAllHeaderLines()));
        return new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayInputStream("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
    }

    private interface Question<T> {
        T ask() throws MessagingException, IOException;
    }

    private static <T> T asked(Question<T> question) throws ImapFailure {
        return MailLibrary.inside(() -> {
            try {
                return question.ask();
            } catch (MessagingException | IOException | IllegalStateException failure) {
                throw lost(failure);
            }
        });
    }

    private static ImapFailure lost(Exception failure) {
        return new ImapFailure(
                "mail.no-answer", MailLibrary.text(MailLibrary.causes(failure).getLast()), failure);
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | IllegalStateException gone) {
            // the server was quicker
        }
        close(store);
    }

    private static void close(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException gone) {
            // the server was quicker
        }
    }
}
