package io.tradewind.followup.internal.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.mail.MailEnded;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.FieldProblem;

/** An e-mail that belongs to a record: drafted and sent, or received. Once it has gone it stays as it is. */
@Entity
@Table(schema = "followup", name = "mails")
public class Mail extends RecordEntity {
    private static final int LONGEST_SAID = 200;

    @Column(name = "record_ref", length = 100)
    private @Nullable String record;

    @Column(name = "subject", length = 1000)
    private @Nullable String subject;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private MailState state = MailState.DRAFT;

    @Column(name = "sender", length = 800)
    private @Nullable String sender;

    @Column(name = "to_addresses", length = 4000)
    private @Nullable String to;

    @Column(name = "cc_addresses", length = 4000)
    private @Nullable String cc;

    @Column(name = "done_at")
    private @Nullable Instant at;

    @Column(name = "body", length = 32_000)
    private @Nullable String text;

    @Column(name = "template_id", length = 36)
    private @Nullable String template;

    @Column(name = "language", length = 40)
    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @Column(name = "answers_id", length = 36)
    private @Nullable String answers;

    @Column(name = "problem", length = 40)
    @Enumerated(EnumType.STRING)
    private @Nullable MailTrouble problem;

    @Column(name = "said", length = 800)
    private @Nullable String said;

    @Column(name = "left_out", length = 4000)
    private @Nullable String leftOut;

    @Column(name = "message_id", length = 300)
    private @Nullable String messageId;

    /** For the persistence provider. */
    public Mail() {}

    /** A fresh draft; the engine sets its fields one by one. */
    static Mail draft(Instant now) {
        Mail fresh = new Mail();
        fresh.at = now.truncatedTo(ChronoUnit.SECONDS);
        return fresh;
    }

    /** The record that it belongs to. */
    @Nullable
    String record() {
        return record;
    }

    void belongTo(@Nullable String newRecord) {
        record = newRecord;
    }

    @Nullable
    String subject() {
        return subject;
    }

    void name(@Nullable String newSubject) {
        subject = newSubject;
    }

    MailState state() {
        return state;
    }

    boolean isOpen() {
        return state.isOpen();
    }

    /** Whether it was on its way before. */
    boolean wasSent() {
        return messageId != null;
    }

    @Nullable
    String sender() {
        return sender;
    }

    @Nullable
    String to() {
        return to;
    }

    void address(@Nullable String receivers) {
        to = receivers;
    }

    @Nullable
    String cc() {
        return cc;
    }

    void copy(@Nullable String receivers) {
        cc = receivers;
    }

    /** When it was sent or received; of a draft, when it was begun. */
    @Nullable
    Instant at() {
        return at;
    }

    @Nullable
    String text() {
        return text;
    }

    void say(@Nullable String words) {
        text = words;
    }

    @Nullable
    String template() {
        return template;
    }

    void follow(@Nullable String newTemplate) {
        template = newTemplate;
    }

    @Nullable
    Language language() {
        return language;
    }

    void speak(@Nullable Language newLanguage) {
        language = newLanguage;
    }

    @Nullable
    String answers() {
        return answers;
    }

    void answer(@Nullable String other) {
        answers = other;
    }

    @Nullable
    MailTrouble problem() {
        return problem;
    }

    /** What the mail server said to it. */
    @Nullable
    String said() {
        return said;
    }

    /** Names of what came with it and could not be kept. */
    @Nullable
    String leftOut() {
        return leftOut;
    }

    void leaveOut(@Nullable String names) {
        leftOut = names;
    }

    @Nullable
    String messageId() {
        return messageId;
    }

    /** What was written to or by a person; that and when it was written stays. */
    void forget() {
        subject = PersonalData.ERASED;
        text = PersonalData.ERASED;
        sender = null;
        to = null;
        cc = null;
        said = null;
        leftOut = null;
    }

    /** What is missing to keep it. */
    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        if (subject == null || subject.isBlank()) {
            problems.add(FieldProblem.of("subject", "field.required"));
        }
        if (text == null || text.isBlank()) {
            problems.add(FieldProblem.of("text", "field.required"));
        }
        return problems;
    }

    /** It lies in the outbox now. */
    void queue(String id, String by, Instant now) {
        state = MailState.WAITING;
        messageId = id;
        sender = by;
        at = now.truncatedTo(ChronoUnit.SECONDS);
        problem = null;
        said = null;
    }

    /** It was found in the mailbox. */
    void arrive(MailState as, String id, String by, Instant sentAt) {
        state = as;
        messageId = id;
        sender = by;
        at = sentAt;
    }

    /** What became of it. */
    void end(MailEnded fate) {
        state = fate.sent() ? MailState.SENT : MailState.FAILED;
        problem = fate.sent() ? null : MailTrouble.of(fate.problem());
        String words = fate.said().length() > LONGEST_SAID ? fate.said().substring(0, LONGEST_SAID) : fate.said();
        said = fate.sent() || words.isBlank() ? null : words;
    }
}
