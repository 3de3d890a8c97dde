package io.tradewind.runtime.internal.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.list.ValueLists;

/** An entry of a value list, as an admin edits it. */
@Entity
@Table(schema = "core", name = "list_values")
public class ListValue extends RecordEntity {
    @Column(name = "list_name")
    private String list = "";

    @Column(name = "code")
    private String code = "";

    @Column(name = "zh")
    private String zh = "";

    @Column(name = "en")
    private String en = "";

    @Column(name = "name")
    private String name = "";

    @Column(name = "place")
    private long position;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "color", length = 20)
    @Enumerated(EnumType.STRING)
    private ValueLists.Color color = ValueLists.Color.GRAY;

    /** A new one, or for the persistence provider. */
    protected ListValue() {}

    String list() {
        return list;
    }

    void belongTo(@Nullable String newList) {
        list = strip(newList);
    }

    String code() {
        return code;
    }

    void recode(@Nullable String newCode) {
        code = strip(newCode);
    }

    String zh() {
        return zh;
    }

    /** What says nothing else in English says the same there, and has its code from it. */
    void sayInChinese(@Nullable String text) {
        zh = strip(text);
        en = en.isEmpty() ? zh : en;
        code = code.isEmpty() && !zh.isEmpty() ? StoredLists.codeOf(zh) : code;
        name = both(zh, en);
    }

    String en() {
        return en;
    }

    void sayInEnglish(@Nullable String text) {
        en = strip(text);
        name = both(zh, en);
    }

    /** Both texts; one, if they are the same. */
    String name() {
        return name;
    }

    long position() {
        return position;
    }

    void moveTo(@Nullable Long place) {
        position = place == null ? 0 : place;
    }

    boolean active() {
        return active;
    }

    void offer(@Nullable Boolean offered) {
        active = offered == null || offered;
    }

    ValueLists.Color color() {
        return color;
    }

    void paint(ValueLists.@Nullable Color newColor) {
        color = newColor == null ? ValueLists.Color.GRAY : newColor;
    }

    static String both(String zh, String en) {
        return zh.equals(en) || en.isEmpty() ? zh : zh.isEmpty() ? en : zh + " · " + en;
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
