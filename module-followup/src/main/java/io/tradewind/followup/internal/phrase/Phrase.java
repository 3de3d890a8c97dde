package io.tradewind.followup.internal.phrase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.followup.Way;

/** Words to begin a follow-up with, in both languages. */
@Entity
@Table(schema = "followup", name = "phrases")
public class Phrase extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "way", length = 40)
    @Enumerated(EnumType.STRING)
    private @Nullable Way way;

    @Column(name = "zh", length = 4000)
    private @Nullable String zh;

    @Column(name = "en", length = 4000)
    private @Nullable String en;

    @Column(name = "active")
    private boolean active = true;

    /** A fresh one; the engine sets its fields one by one. */
    public Phrase() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    /** The way it is for; null: for all. */
    @Nullable
    Way way() {
        return way;
    }

    void suit(@Nullable Way newWay) {
        way = newWay;
    }

    @Nullable
    String zh() {
        return zh;
    }

    void sayInChinese(@Nullable String words) {
        zh = words;
    }

    @Nullable
    String en() {
        return en;
    }

    void sayInEnglish(@Nullable String words) {
        en = words;
    }

    boolean active() {
        return active;
    }

    void use(@Nullable Boolean use) {
        active = Boolean.TRUE.equals(use);
    }
}
