package io.tradewind.ui.internal.custom;

import java.util.List;

import io.tradewind.record.FieldKind;
import io.tradewind.ui.kit.Reader;

/** Kinds of fields as an admin chooses them: in an order that makes sense to people, each with its sign. */
final class Kinds {
    static final List<FieldKind> ALL = List.of(
            FieldKind.TEXT,
            FieldKind.LONG_TEXT,
            FieldKind.CHOICE,
            FieldKind.TAGS,
            FieldKind.INTEGER,
            FieldKind.DECIMAL,
            FieldKind.MONEY,
            FieldKind.BOOLEAN,
            FieldKind.DATE,
            FieldKind.INSTANT,
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.URL,
            FieldKind.REFERENCE);

    private Kinds() {}

    static String icon(FieldKind kind) {
        return switch (kind) {
            case TEXT -> "keyboard";
            case LONG_TEXT -> "file-text";
            case CHOICE, ENUMERATION -> "circle-dot";
            case TAGS -> "tag";
            case INTEGER -> "hash";
            case DECIMAL -> "percent";
            case MONEY -> "banknote";
            case BOOLEAN -> "toggle-right";
            case DATE -> "calendar";
            case INSTANT -> "clock";
            case EMAIL -> "mail";
            case PHONE -> "phone";
            case URL -> "globe";
            case REFERENCE -> "link";
            case LINES -> "list";
        };
    }

    static String words(Reader reader, FieldKind kind) {
        return reader.text("ui.fields.kind." + kind.name());
    }
}
