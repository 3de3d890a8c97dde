package io.tradewind.mail;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/**
 * A message to be sent. Nothing that it is made of can change its head: subject, names of people and of files are one line each,
 * whatever was in them.
 *
 * @param subject breaks become blanks; what is beyond {@value #LONGEST_SUBJECT} characters is left away
 * @param text for readers of plain text; empty: only {@code html}
 * @param html a whole page, in which everything from outside is escaped already; empty: only {@code text}
 * @param replyTo whom an answer goes to, or null: the sender of the settings
 * @param cc who gets a copy
 * @param answers Message-ID of the message that this one answers, without angle brackets; empty: none
 */
public record MailMessage(
        List<MailAddress> to,
        String subject,
        String text,
        String html,
        List<MailAttachment> attachments,
        @Nullable MailAddress replyTo,
        List<MailAddress> cc,
        String answers) {
    public static final int MOST_RECEIVERS = 50;
    public static final int LONGEST_SUBJECT = 250;
    public static final int LONGEST_ID = 300;
    /** Characters of text and HTML together. */
    public static final int LONGEST_BODY = 1_000_000;
    /** Bytes of all attachments together. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** @throws InvalidRecord {@code to}, {@code text} or {@code attachments}: nothing, too many or too large */
    public MailMessage {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
        cc = List.copyOf(cc);
        answers = oneLine(answers, LONGEST_ID).replaceAll("[<>\\s]", "");
        subject = oneLine(subject, LONGEST_SUBJECT);
        List<FieldProblem> problems = new ArrayList<>();
        if (to.isEmpty()) {
            problems.add(FieldProblem.of("to", "field.required"));
        } else if (to.size() + cc.size() > MOST_RECEIVERS) {
            problems.add(FieldProblem.of("to", "mail.receivers", MOST_RECEIVERS));
        }
        if (text.isBlank() && html.isBlank()) {
            problems.add(FieldProblem.of("text", "field.required"));
        } else if (text.length() + html.length() > LONGEST_BODY) {
            problems.add(FieldProblem.of("text", "field.too-long", LONGEST_BODY));
        }
        if (attachments.stream().mapToLong(MailAttachment::size).sum() > LARGEST) {
            problems.add(FieldProblem.of("attachments", "mail.attachments", LARGEST / 1024 / 1024));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    /** Without copies, and no answer. */
    public MailMessage(
            List<MailAddress> to,
            String subject,
            String text,
            String html,
            List<MailAttachment> attachments,
            @Nullable MailAddress replyTo) {
        this(to, subject, text, html, attachments, replyTo, List.of(), "");
    }

    /** To one address, without attachments; answers go to the sender of the settings. */
    public static MailMessage of(MailAddress to, String subject, String text, String html) {
        return new MailMessage(List.of(to), subject, text, html, List.of(), null);
    }

    /** The same with a file that goes along. */
    public MailMessage attach(MailAttachment file) {
        List<MailAttachment> more = new ArrayList<>(attachments);
        more.add(file);
        return new MailMessage(to, subject, text, html, more, replyTo, cc, answers);
    }

    /** The same, with answers to somebody else. */
    public MailMessage answeredTo(MailAddress address) {
        return new MailMessage(to, subject, text, html, attachments, address, cc, answers);
    }

    /** Without breaks and other control characters, which mean something in a message's head. */
    static String oneLine(String text, int longest) {
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
        int end = line.offsetByCodePoints(0, Math.min(longest, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }
}
