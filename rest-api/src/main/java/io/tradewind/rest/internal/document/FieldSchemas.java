package io.tradewind.rest.internal.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.rest.internal.kernel.Schemas;

/** JSON Schemas of fields, as they are read and as they are written. */
final class FieldSchemas {
    private FieldSchemas() {}

    /** The value in answers: null while unset. */
    static Map<String, Object> read(FieldSpec field) {
        return switch (field.kind()) {
            case REFERENCE -> Schemas.nullable(Schemas.ref("Reference"));
            case LINES -> Schemas.nullable(Schemas.array(lines(field, true)));
            case TAGS -> Schemas.array(Schemas.TEXT);
            default -> Schemas.nullable(plain(field));
        };
    }

    /** The value in requests: null clears it, unless it is required. */
    static Map<String, Object> write(FieldSpec field) {
        Map<String, Object> schema = switch (field.kind()) {
            case REFERENCE -> Schemas.ref("ReferenceInput");
            case LINES -> Schemas.array(lines(field, false));
            case TAGS -> tags();
            default -> plain(field);
        };
        return field.is(Trait.REQUIRED) ? schema : Schemas.nullable(schema);
    }

    /** All of them, or which come and which go. */
    private static Map<String, Object> tags() {
        Map<String, Object> codes = Schemas.array(Schemas.TEXT);
        return Map.of("oneOf", List.of(codes, Schemas.object("add", codes, "remove", codes)));
    }

    private static Map<String, Object> lines(FieldSpec field, boolean reading) {
        Map<String, Object> members = new LinkedHashMap<>();
        field.lines().forEach(line -> members.put(line.name(), reading ? read(line) : write(line)));
        return Map.of("type", "object", "properties", members);
    }

    private static Map<String, Object> plain(FieldSpec field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        switch (field.kind()) {
            case TEXT, LONG_TEXT, PHONE, CHOICE, TAGS, REFERENCE, LINES -> schema.put("type", "string");
            case EMAIL -> formatted(schema, "email");
            case URL -> formatted(schema, "uri");
            case DATE -> formatted(schema, "date");
            case INSTANT -> formatted(schema, "date-time");
            case INTEGER -> {
                schema.put("type", "integer");
                schema.put("format", "int64");
            }
            case DECIMAL -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case ENUMERATION -> {
                return Schemas.oneOf(field.values());
            }
            case MONEY -> {
                return Schemas.ref("Money");
            }
        }
        limits(field, schema);
        return schema;
    }

    private static void formatted(Map<String, Object> schema, String format) {
        schema.put("type", "string");
        schema.put("format", format);
    }

    private static void limits(FieldSpec field, Map<String, Object> schema) {
        if (field.maxLength() > 0) {
            schema.put("maxLength", field.maxLength());
        }
        if (field.min() != null) {
            schema.put("minimum", field.min());
        }
        if (field.max() != null) {
            schema.put("maximum", field.max());
        }
    }

    /** Suffixes that may stand behind the field's name in a filter. */
    static List<String> operators(FieldSpec field) {
        return switch (field.kind()) {
            case TEXT, EMAIL, PHONE, URL -> List.of("", ".ne", ".in", ".contains", ".startsWith", ".empty");
            case INTEGER, DECIMAL, MONEY -> List.of("", ".ne", ".in", ".gte", ".gt", ".lte", ".lt", ".empty");
            case DATE, INSTANT -> List.of("", ".ne", ".in", ".gte", ".gt", ".lte", ".lt", ".notSince", ".empty");
            case CHOICE, TAGS, ENUMERATION, REFERENCE -> List.of("", ".ne", ".in", ".empty");
            case BOOLEAN -> List.of("", ".ne", ".empty");
            case LONG_TEXT, LINES -> List.of();
        };
    }
}
