package io.tradewind.rest.internal.document;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.OBJECT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.tradewind.custom.CustomField;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.text.Texts;

/** The schemas of one record type: the record, a row of its list, what is sent to create and to change, and each command. */
record TypeSchemas(TypeSpec type, Texts texts, Locale locale) {

    /** {@code price-lists} becomes {@code PriceLists}. */
    static String named(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return words.toString();
    }

    String name() {
        return named(type.name());
    }

    Map<String, Object> all() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put(name(), object(record(), List.of("id", "version")));
        schemas.put(name() + "Row", object(row(), List.of("id", "version")));
        schemas.put(name() + "New", object(written(), required()));
        schemas.put(name() + "Change", object(written(), List.of()));
        type.actions().forEach(action -> schemas.put(name() + named(action.name()), command(action)));
        return schemas;
    }

    private Map<String, Object> record() {
        Map<String, Object> members = row();
        type.fields().stream()
                .filter(field -> !field.stored() && !CustomField.isOne(field))
                .forEach(field -> members.put(field.name(), labelled(field, FieldSchemas.read(field))));
        members.put("custom", custom(FieldSchemas::read, type.fields()));
        members.put("allowed", array(TEXT));
        return members;
    }

    private Map<String, Object> row() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", TEXT);
        members.put("version", INTEGER);
        if (type.numbered()) {
            members.put("number", TEXT);
        }
        type.fields().stream()
                .filter(field -> field.stored() && !CustomField.isOne(field))
                .forEach(field -> members.put(field.name(), labelled(field, FieldSchemas.read(field))));
        if (!type.stateField().isEmpty()) {
            type.field(type.stateField()).ifPresent(state -> members.putIfAbsent("state", FieldSchemas.read(state)));
        }
        if (type.fields().stream().anyMatch(CustomField::isOne)) {
            members.put("custom", custom(FieldSchemas::read, type.fields()));
        }
        members.put("createdAt", INSTANT);
        members.put("createdBy", nullable(ref("Reference")));
        members.put("updatedAt", INSTANT);
        members.put("updatedBy", nullable(ref("Reference")));
        members.put("owner", nullable(ref("Reference")));
        members.put("team", nullable(ref("Reference")));
        return members;
    }

    private Map<String, Object> written() {
        Map<String, Object> members = new LinkedHashMap<>();
        type.fields().stream()
                .filter(field -> !field.is(Trait.READ_ONLY) && !CustomField.isOne(field))
                .forEach(field -> members.put(field.name(), labelled(field, FieldSchemas.write(field))));
        members.put("owner", nullable(ref("ReferenceInput")));
        members.put("team", nullable(ref("ReferenceInput")));
        members.put(
                "custom",
                custom(
                        FieldSchemas::write,
                        type.fields().stream()
                                .filter(field -> !field.is(Trait.READ_ONLY))
                                .toList()));
        return members;
    }

    /** Added fields by name; besides them any values that are in no field. */
    private Map<String, Object> custom(Function<FieldSpec, Map<String, Object>> schema, List<FieldSpec> fields) {
        Map<String, Object> members = new LinkedHashMap<>();
        fields.stream()
                .filter(CustomField::isOne)
                .forEach(field ->
                        members.put(CustomField.shortName(field.name()), labelled(field, schema.apply(field))));
        return members.isEmpty() ? OBJECT : object(members, List.of());
    }

    private List<String> required() {
        return type.fields().stream()
                .filter(field -> field.is(Trait.REQUIRED) && !field.is(Trait.READ_ONLY) && !CustomField.isOne(field))
                .filter(type::alwaysShows)
                .map(FieldSpec::name)
                .toList();
    }

    private Map<String, Object> command(ActionSpec action) {
        Map<String, Object> members = new LinkedHashMap<>();
        action.inputs().forEach(input -> members.put(input.name(), FieldSchemas.write(input)));
        return object(
                members,
                action.inputs().stream()
                        .filter(input -> input.is(Trait.REQUIRED))
                        .map(FieldSpec::name)
                        .toList());
    }

    private static Map<String, Object> object(Map<String, Object> members, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", members);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, Object> labelled(FieldSpec field, Map<String, Object> schema) {
        Map<String, Object> labelled = new LinkedHashMap<>(schema);
        labelled.put("title", texts.field(locale, type.name(), field.name()));
        if (field.hasFormula()) {
            labelled.put("readOnly", true);
            labelled.put("description", field.formula());
        }
        return labelled;
    }
}
