package io.tradewind.opportunity.internal.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A way of selling: its stages in order, and whether one may go back or leave some out. */
@Entity
@Table(schema = "opportunity", name = "pipelines")
public class Pipeline extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "name_en", length = 200)
    private @Nullable String nameEn;

    @Column(name = "is_default")
    private boolean usual;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "back_allowed")
    private boolean backAllowed = true;

    @Column(name = "jump_allowed")
    private boolean jumpAllowed = true;

    /** Stages that were given and are not stored yet. */
    @Transient
    private @Nullable List<Map<String, Object>> given;

    /** A fresh one; the engine sets its fields one by one. */
    public Pipeline() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String nameEn() {
        return nameEn;
    }

    void renameEn(@Nullable String newName) {
        nameEn = newName;
    }

    /** The name for a reader of the language. */
    public String nameIn(Locale locale) {
        String english = nameEn;
        return english == null || locale.getLanguage().equals("zh") ? Objects.requireNonNullElse(name, "") : english;
    }

    /** Whether new opportunities go in here unless somebody says otherwise. */
    public boolean usual() {
        return usual;
    }

    void makeUsual(@Nullable Boolean now) {
        usual = Boolean.TRUE.equals(now);
    }

    public boolean active() {
        return active;
    }

    void activate(@Nullable Boolean now) {
        active = !Boolean.FALSE.equals(now);
    }

    /** Whether an opportunity may go back to an earlier stage. */
    public boolean backAllowed() {
        return backAllowed;
    }

    void allowBack(@Nullable Boolean allowed) {
        backAllowed = !Boolean.FALSE.equals(allowed);
    }

    /** Whether an opportunity may leave out stages on its way. */
    public boolean jumpAllowed() {
        return jumpAllowed;
    }

    void allowJump(@Nullable Boolean allowed) {
        jumpAllowed = !Boolean.FALSE.equals(allowed);
    }

    void give(@Nullable List<Map<String, Object>> lines) {
        given = lines == null ? List.of() : List.copyOf(lines);
    }

    @Nullable
    List<Map<String, Object>> given() {
        return given;
    }

    void taken() {
        given = null;
    }
}
