package io.tradewind.followup.internal.mail;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** Subject and text to begin an e-mail with, in both languages; what stands in braces is taken from the record. */
@Entity
@Table(schema = "followup", name = "mail_templates")
public class MailTemplate extends RecordEntity {
    @Column(name = "name", length = 800)
    private @Nullable String name;

    @Column(name = "subject_zh", length = 1000)
    private @Nullable String subjectZh;

    @Column(name = "text_zh", length = 16_000)
    private @Nullable String textZh;

    @Column(name = "subject_en", length = 1000)
    private @Nullable String subjectEn;

    @Column(name = "text_en", length = 16_000)
    private @Nullable String textEn;

    @Column(name = "active")
    private boolean active = true;

    /** A fresh one; the engine sets its fields one by one. */
    public MailTemplate() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String subjectZh() {
        return subjectZh;
    }

    void nameInChinese(@Nullable String words) {
        subjectZh = words;
    }

    @Nullable
    String textZh() {
        return textZh;
    }

    void sayInChinese(@Nullable String words) {
        textZh = words;
    }

    @Nullable
    String subjectEn() {
        return subjectEn;
    }

    void nameInEnglish(@Nullable String words) {
        subjectEn = words;
    }

    @Nullable
    String textEn() {
        return textEn;
    }

    void sayInEnglish(@Nullable String words) {
        textEn = words;
    }

    boolean active() {
        return active;
    }

    void use(@Nullable Boolean use) {
        active = Boolean.TRUE.equals(use);
    }

    /** Field by field what stands in braces. */
    List<Used> placeholders() {
        List<Used> used = new ArrayList<>();
        add(used, "subjectZh", subjectZh);
        add(used, "textZh", textZh);
        add(used, "subjectEn", subjectEn);
        add(used, "textEn", textEn);
        return used;
    }

    private static void add(List<Used> used, String field, @Nullable String text) {
        Placeholder.in(text == null ? "" : text).forEach(one -> used.add(new Used(field, one)));
    }

    /** A placeholder and the field that it stands in. */
    record Used(String field, Placeholder placeholder) {}
}
