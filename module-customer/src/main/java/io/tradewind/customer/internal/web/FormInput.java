package io.tradewind.customer.internal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.tradewind.record.FieldKind;

/** A field of a lead that a form asks for. Never changed in place. */
@Embeddable
public class FormInput {
    /** Fields of a lead that strangers may fill in. */
    enum Asked {
        NAME("name", FieldKind.TEXT, 200),
        COMPANY("company", FieldKind.TEXT, 200),
        PHONE("phone", FieldKind.PHONE, 40),
        EMAIL("email", FieldKind.EMAIL, 200),
        NOTE("note", FieldKind.LONG_TEXT, 4_000);

        private final String field;
        private final FieldKind kind;
        private final int max;

        Asked(String field, FieldKind kind, int max) {
            this.field = field;
            this.kind = kind;
            this.max = max;
        }

        String field() {
            return field;
        }

        FieldKind kind() {
            return kind;
        }

        int max() {
            return max;
        }
    }

    @Column(name = "place")
    private int place;

    @Column(name = "asked", length = 40)
    @Enumerated(EnumType.STRING)
    private Asked asked = Asked.NAME;

    @Column(name = "required")
    private boolean required;

    /** For the persistence provider. */
    protected FormInput() {}

    static FormInput of(Map<String, ?> line, int place) {
        FormInput input = new FormInput();
        input.place = place;
        input.asked = Asked.valueOf(Objects.toString(line.get("asked"), Asked.NAME.name()));
        input.required = Boolean.TRUE.equals(line.get("required"));
        return input;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("asked", asked.name());
        line.put("required", required);
        return line;
    }

    Asked asked() {
        return asked;
    }

    /** A lead has a name at least. */
    boolean required() {
        return required || asked == Asked.NAME;
    }

    @Override
    public String toString() {
        return place + ": " + asked;
    }
}
