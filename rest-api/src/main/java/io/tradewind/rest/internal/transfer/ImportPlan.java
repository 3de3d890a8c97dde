package io.tradewind.rest.internal.transfer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.rest.internal.kernel.Json;
import io.tradewind.rest.internal.kernel.Multipart;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.transfer.Imports;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Target;

/** The parts of an import's form as a plan. */
record ImportPlan(Multipart form) {
    private static final Set<String> PARTS = Set.of(
            "file",
            "mapping",
            "mode",
            "matchBy",
            "dryRun",
            "newValuesFor",
            "encoding",
            "needed",
            "newRecords",
            "fixed",
            "exactly");

    private static final Set<String> MEMBERS = Set.of("field", "factor", "currency");

    /** @throws Refusal 400 naming the part that is not understood */
    Imports.Plan read(Draft draft) {
        for (String name : form.names()) {
            if (!PARTS.contains(name)) {
                throw Refusal.malformed("request.unknown-parameter", name);
            }
        }
        return new Imports.Plan(
                form.text("mapping").map(ImportPlan::mapping).orElse(draft.guess()),
                mode(),
                form.text("matchBy").orElse(null),
                dryRun(),
                fields("newValuesFor"),
                form.text("encoding").orElse(null),
                fields("needed"),
                newRecords(draft),
                form.text("fixed").map(ImportPlan::texts).orElse(Map.of()),
                fields("exactly"));
    }

    /** Reference → {@code {"field": "column"}} for what its new record gets besides its title; {@code *}: as guessed. */
    private Map<String, Map<String, String>> newRecords(Draft draft) {
        if (form.text("newRecords").filter("*"::equals).isPresent()) {
            return draft.newRecords();
        }
        Map<String, Map<String, String>> records = new LinkedHashMap<>();
        form.text("newRecords")
                .map(ImportPlan::object)
                .ifPresent(all -> all.forEach((path, fields) -> records.put(path, texts(path, fields))));
        return records;
    }

    private static Map<String, String> texts(String json) {
        return texts("", object(json));
    }

    private static Map<String, String> texts(String name, @Nullable Object given) {
        if (!(given instanceof Map<?, ?> members)) {
            throw Refusal.malformed("import.bad-mapping", name);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((field, text) -> {
            if (!(text instanceof String string)) {
                throw Refusal.malformed("import.bad-mapping", String.valueOf(field));
            }
            texts.put((String) field, string);
        });
        return texts;
    }

    private static Map<String, @Nullable Object> object(String json) {
        if (!(Json.value(json) instanceof Map<?, ?> members)) {
            throw Refusal.malformed("import.bad-mapping", "");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((name, value) -> object.put((String) name, value));
        return object;
    }

    private Mode mode() {
        String mode = form.text("mode").orElse("create").toUpperCase(Locale.ROOT);
        try {
            return Mode.valueOf(mode);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed("import.unknown-mode", mode.toLowerCase(Locale.ROOT));
        }
    }

    private boolean dryRun() {
        return switch (form.text("dryRun").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed("request.flag-parameter", "dryRun");
        };
    }

    private Set<String> fields(String part) {
        Set<String> fields = new LinkedHashSet<>();
        for (String field : form.text(part).orElse("").split(",")) {
            if (!field.isBlank()) {
                fields.add(field.strip());
            }
        }
        return fields;
    }

    /** Column → {@code "field"} or {@code {"field","factor","currency"}}; null leaves the column out. */
    private static Map<String, Target> mapping(String json) {
        Map<String, Target> mapping = new LinkedHashMap<>();
        object(json).forEach((column, target) -> target(column, target).ifPresent(to -> mapping.put(column, to)));
        return mapping;
    }

    private static Optional<Target> target(String column, @Nullable Object given) {
        if (given == null || given instanceof String field && field.isBlank()) {
            return Optional.empty();
        }
        if (given instanceof String field) {
            return Optional.of(Target.field(field));
        }
        if (given instanceof Map<?, ?> parts
                && parts.get("field") instanceof String field
                && MEMBERS.containsAll(parts.keySet())) {
            return Optional.of(new Target(field, factor(column, parts.get("factor")), currency(column, parts)));
        }
        throw Refusal.malformed("import.bad-mapping", column);
    }

    private static @Nullable BigDecimal factor(String column, @Nullable Object given) {
        try {
            return given == null ? null : new BigDecimal(given.toString());
        } catch (NumberFormatException noNumber) {
            throw Refusal.malformed("import.bad-mapping", column);
        }
    }

    private static @Nullable String currency(String column, Map<?, ?> parts) {
        Object given = parts.get("currency");
        if (given != null && !(given instanceof String code && code.matches("[A-Z]{3}"))) {
            throw Refusal.malformed("import.bad-mapping", column);
        }
        return (String) given;
    }
}
