package io.tradewind.rest.internal.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.kernel.Schemas;
import io.tradewind.text.Texts;

/** Writes the document: routes with {@code {type}} once for each type, with {@code {action}} once for each action. */
final class Document {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final Texts texts;
    private final Locale locale;
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    Document(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    Map<String, Object> write(List<Route> routes, List<TypeSpec> types) {
        Map<String, Object> schemas = new LinkedHashMap<>(CommonSchemas.all());
        types.forEach(type -> schemas.putAll(new TypeSchemas(type, texts, locale).all()));
        for (Route route : routes) {
            if (!route.operation().hidden()) {
                add(route, types);
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Tradewind",
                        "version", "v1",
                        "description", "Made from the record types that are running now.",
                        "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(Map.of("url", "/api/v1")));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("tags", tags(types));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of("bearer", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private List<Map<String, Object>> tags(List<TypeSpec> types) {
        return types.stream()
                .map(type -> Map.<String, Object>of(
                        "name", type.name(),
                        "description",
                                texts.find(locale, type.name() + ".title").orElse(type.name())))
                .toList();
    }

    private void add(Route route, List<TypeSpec> types) {
        if (!route.template().contains("{type}")) {
            put(route, route.template(), route.operation().summary(), Names.NONE, List.of());
            return;
        }
        for (TypeSpec type : types.stream().filter(route.operation().offered()).toList()) {
            String template = route.template().replace("{type}", type.name());
            if (!template.contains("{action}")) {
                put(route, template, route.operation().summary(), Names.of(type), filters(route, type));
                continue;
            }
            for (ActionSpec action : type.actions()) {
                String title = texts.find(locale, type.name() + ".action." + action.name())
                        .orElse(action.name());
                put(route, template.replace("{action}", action.name()), title, Names.of(type, action), List.of());
            }
        }
    }

    /** What the placeholders of an operation stand for. */
    private record Names(String type, String schema, String action) {
        static final Names NONE = new Names("", "", "");

        static Names of(TypeSpec type) {
            return new Names(type.name(), TypeSchemas.named(type.name()), "");
        }

        static Names of(TypeSpec type, ActionSpec action) {
            return new Names(type.name(), TypeSchemas.named(type.name()), TypeSchemas.named(action.name()));
        }

        Object in(Object schema) {
            return switch (schema) {
                case String text ->
                    text.replace("{Type}", this.schema)
                            .replace("{Action}", action)
                            .replace("{type}", type);
                case Map<?, ?> map -> {
                    Map<String, Object> replaced = new LinkedHashMap<>();
                    map.forEach((name, member) -> replaced.put((String) name, in(member)));
                    yield replaced;
                }
                case List<?> list -> list.stream().map(this::in).toList();
                default -> schema;
            };
        }
    }

    private void put(Route route, String template, String summary, Names names, List<Map<String, Object>> filters) {
        Operation operation = route.operation();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operationId(route.method(), template));
        described.put("summary", summary);
        described.put("tags", List.of(names.in(operation.tag())));
        List<Object> parameters = new ArrayList<>();
        pathVariables(template).forEach(parameters::add);
        operation.parameters().forEach(parameter -> parameters.add(names.in(parameter)));
        parameters.addAll(filters);
        if (route.once()) {
            parameters.add(idempotencyKey());
        }
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        if (!operation.bodyType().isEmpty()) {
            described.put("requestBody", content(operation.bodyType(), names.in(operation.body())));
        }
        described.put("responses", responses(operation, names));
        if (route.open()) {
            described.put("security", List.of());
        }
        String path = template.substring("/v1".length());
        paths.computeIfAbsent(path.isEmpty() ? "/" : path, p -> new TreeMap<>())
                .put(route.method().toLowerCase(Locale.ROOT), described);
    }

    private static String operationId(String method, String template) {
        return method.toLowerCase(Locale.ROOT) + TypeSchemas.named(template.substring("/v1".length()));
    }

    private static List<Map<String, Object>> pathVariables(String template) {
        List<Map<String, Object>> variables = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(template);
        while (variable.find()) {
            variables.add(Map.of("name", variable.group(1), "in", "path", "required", true, "schema", Schemas.TEXT));
        }
        return variables;
    }

    private static Map<String, Object> idempotencyKey() {
        return Map.of(
                "name", "Idempotency-Key",
                "in", "header",
                "description", "Sent again with the same body: the first answer again, kept for 24 hours",
                "schema", Map.of("type", "string", "maxLength", 200));
    }

    private static Map<String, Object> content(String mediaTypes, Object schema) {
        Map<String, Object> content = new LinkedHashMap<>();
        Arrays.stream(mediaTypes.split(", ")).forEach(mediaType -> content.put(mediaType, Map.of("schema", schema)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("content", content);
        return body;
    }

    private static Map<String, Object> responses(Operation operation, Names names) {
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", operation.status() == 204 ? "Done" : "As asked");
        if (!operation.answerType().isEmpty()) {
            success.putAll(content(operation.answerType(), names.in(operation.answer())));
        }
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("description", "A problem, in the language of Accept-Language");
        failure.putAll(content("application/problem+json", Schemas.ref("Problem")));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(String.valueOf(operation.status()), success);
        responses.put("default", failure);
        return responses;
    }

    private List<Map<String, Object>> filters(Route route, TypeSpec type) {
        if (!route.operation().filtered()) {
            return List.of();
        }
        List<Map<String, Object>> filters = new ArrayList<>();
        for (FieldSpec field : type.fields()) {
            if (field.is(Trait.FILTERABLE)) {
                String label = texts.field(locale, type.name(), field.name());
                FieldSchemas.operators(field)
                        .forEach(suffix -> filters.add(Map.of(
                                "name",
                                field.name() + suffix,
                                "in",
                                "query",
                                "description",
                                label,
                                "schema",
                                Schemas.TEXT)));
            }
        }
        return filters;
    }
}
