package io.tradewind.ui.internal.design;

import io.tradewind.record.FieldKind;

/** A sign for each kind of field. */
final class KindIcons {
    private KindIcons() {}

    static String of(FieldKind kind) {
        return switch (kind) {
            case TEXT -> "pencil";
            case LONG_TEXT -> "file-text";
            case EMAIL -> "at-sign";
            case PHONE -> "phone";
            case URL -> "globe";
            case INTEGER, DECIMAL -> "hash";
            case MONEY -> "banknote";
            case BOOLEAN -> "toggle-right";
            case DATE -> "calendar";
            case INSTANT -> "clock";
            case CHOICE, ENUMERATION -> "circle-dot";
            case TAGS -> "tag";
            case REFERENCE -> "link";
            case LINES -> "list";
        };
    }
}
