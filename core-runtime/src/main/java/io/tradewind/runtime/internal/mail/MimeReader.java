package io.tradewind.runtime.internal.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;

import org.jspecify.annotations.Nullable;

import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.ReceivedMail;

/** Reads a message as far as it can be read: what is broken or too much in it is named, and the rest is there. */
final class MimeReader {
    /** Characters of text that are kept. */
    static final int LONGEST_TEXT = 200_000;

    private static final int MOST_PARTS = 200;
    private static final int DEEPEST = 12;
    private static final int LARGEST_TEXT = 4 * 1024 * 1024;
    private static final int BUFFER = 8_192;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,300})>");

    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<MailAttachment> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private int parts;

    private MimeReader() {}

    /** @throws MessagingException if not even its head can be read */
    static ReceivedMail read(ImapConnection.Raw raw, Instant now) throws MessagingException {
        return MailLibrary.inside(() -> {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.content()));
            MimeReader reader = new MimeReader();
            if (raw.cut()) {
                reader.leftOut.add((raw.size() / 1024 / 1024) + " MB");
            } else {
                reader.part(message, 0);
            }
            return reader.mail(message, raw, now);
        });
    }

    private ReceivedMail mail(MimeMessage message, ImapConnection.Raw raw, Instant now) throws MessagingException {
        List<String> references = new ArrayList<>(ids(message.getHeader("In-Reply-To", " ")));
        ids(message.getHeader("References", " ")).reversed().stream()
                .filter(id -> !references.contains(id))
                .forEach(references::add);
        List<String> own = ids(message.getHeader("Message-ID", " "));
        HeadAddresses addresses = new HeadAddresses(message);
        return new ReceivedMail(
                own.isEmpty() ? Fingerprint.of(raw.content()) : own.getFirst(),
                references,
                addresses.from(),
                addresses.all("To"),
                addresses.all("Cc"),
                Decoding.head(message.getHeader("Subject", " ")),
                text(),
                sent(message, now),
                files,
                leftOut);
    }

    private static List<String> ids(@Nullable String head) {
        List<String> ids = new ArrayList<>();
        Matcher found = ID.matcher(head == null ? "" : head);
        while (found.find() && ids.size() < MOST_PARTS) {
            ids.add(found.group(1));
        }
        return ids;
    }

    private static Instant sent(MimeMessage message, Instant now) {
        try {
            Date said = message.getSentDate();
            Instant at = said == null ? now : said.toInstant();
            return (at.isAfter(now) || at.isBefore(now.minus(3_650, ChronoUnit.DAYS)) ? now : at)
                    .truncatedTo(ChronoUnit.SECONDS);
        } catch (MessagingException none) {
            return now.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private String text() {
        String best = String.join("\n\n", plain).strip();
        String all = best.isEmpty() ? HtmlText.of(String.join("<p>", html)) : best;
        String tidy = Decoding.clean(all)
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        return tidy.length() <= LONGEST_TEXT ? tidy : tidy.substring(0, LONGEST_TEXT) + "…";
    }

    private void part(MimePart part, int depth) {
        String name = "";
        try {
            name = Decoding.head(part.getFileName());
            if (++parts > MOST_PARTS || depth > DEEPEST) {
                return;
            }
            one(part, type(part), name, depth);
        } catch (MessagingException | IOException | RuntimeException broken) {
            leftOut.add(name.isEmpty() ? "?" : name);
        }
    }

    private void one(MimePart part, ContentType type, String name, int depth) throws MessagingException, IOException {
        boolean file = Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || !name.isEmpty();
        if (type.match("multipart/*")) {
            several(new MimeMultipart(part.getDataHandler().getDataSource()), depth);
        } else if (type.match("text/html") && !file) {
            html.add(Decoding.text(content(part, LARGEST_TEXT), type.getParameter("charset")));
        } else if (type.match("text/*") && !file) {
            plain.add(Decoding.text(content(part, LARGEST_TEXT), type.getParameter("charset")));
        } else if (type.match("message/rfc822") && name.isEmpty()) {
            keep(part, "message.eml", type);
        } else if (!name.isEmpty() || file) {
            keep(part, name.isEmpty() ? "attachment" : name, type);
        }
    }

    private void several(MimeMultipart all, int depth) throws MessagingException {
        int count = all.getCount();
        for (int i = 0; i < count; i++) {
            if (all.getBodyPart(i) instanceof MimePart each) {
                part(each, depth + 1);
            }
        }
    }

    private static @Nullable String disposition(MimePart part) {
        try {
            return part.getDisposition();
        } catch (MessagingException broken) {
            return null;
        }
    }

    private static ContentType type(MimePart part) throws MessagingException {
        String said = part.getContentType();
        try {
            return new ContentType(said == null ? "text/plain" : said);
        } catch (ParseException broken) {
            return new ContentType(said.toLowerCase(Locale.ROOT).contains("html") ? "text/html" : "text/plain");
        }
    }

    private void keep(MimePart part, String name, ContentType type) throws MessagingException, IOException {
        byte[] content = content(part, ImapConnection.LARGEST);
        String media = type.getBaseType().toLowerCase(Locale.ROOT);
        files.add(new MailAttachment(
                name, MEDIA_TYPE.matcher(media).matches() ? media : "application/octet-stream", content));
    }

    /** As much as can be read. */
    private static byte[] content(MimePart part, int most) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = stream(part)) {
            int read = in.read(buffer);
            while (read > 0 && bytes.size() < most) {
                bytes.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException broken) {
            if (bytes.size() == 0) {
                throw broken;
            }
        }
        return bytes.toByteArray();
    }

    /** A transfer encoding that nobody knows leaves the text as it stands. */
    private static InputStream stream(MimePart part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException unknown) {
            if (part instanceof jakarta.mail.internet.MimeBodyPart body) {
                return body.getRawInputStream();
            }
            if (part instanceof MimeMessage message) {
                return message.getRawInputStream();
            }
            return new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8));
        }
    }
}
