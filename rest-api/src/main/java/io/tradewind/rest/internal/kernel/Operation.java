package io.tradewind.rest.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.TypeSpec;

/**
 * What the API document says of a route. Schemas are JSON Schema 2020-12 as maps.
 *
 * @param summary one line; empty: left out of the document
 * @param tag group of the document; {@code {type}}: the record type
 * @param parameters query and header parameters, as OpenAPI parameter objects
 * @param bodyType media type of the request's body; empty: none
 * @param body its schema
 * @param status of success
 * @param answerType media type of the answer; empty: none
 * @param answer its schema
 * @param filtered whether the record type's filters are parameters too
 * @param offered whether it is there for a record type, on routes with {@code {type}}
 */
public record Operation(
        String summary,
        String tag,
        List<Map<String, Object>> parameters,
        String bodyType,
        Map<String, Object> body,
        int status,
        String answerType,
        Map<String, Object> answer,
        boolean filtered,
        Predicate<TypeSpec> offered) {

    /** Not in the document. */
    public static final Operation HIDDEN =
            new Operation("", "", List.of(), "", Map.of(), 200, "", Map.of(), false, type -> true);

    public static Operation of(String tag, String summary) {
        return new Operation(summary, tag, List.of(), "", Map.of(), 204, "", Map.of(), false, type -> true);
    }

    /** Adds an optional query parameter. */
    public Operation query(String name, String description, Map<String, Object> schema) {
        return parameter(Map.of("name", name, "in", "query", "description", description, "schema", schema));
    }

    /** Adds a header that must be sent. */
    public Operation requiredHeader(String name, String description) {
        return parameter(Map.of(
                "name", name, "in", "header", "required", true, "description", description, "schema", Schemas.TEXT));
    }

    /** Adds a header that may be sent. */
    public Operation header(String name, String description) {
        return parameter(Map.of("name", name, "in", "header", "description", description, "schema", Schemas.TEXT));
    }

    private Operation parameter(Map<String, Object> parameter) {
        List<Map<String, Object>> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Operation(
                summary, tag, List.copyOf(more), bodyType, body, status, answerType, answer, filtered, offered);
    }

    public Operation takes(Map<String, Object> schema) {
        return takes(Answer.JSON, schema);
    }

    public Operation takes(String mediaType, Map<String, Object> schema) {
        return new Operation(
                summary, tag, parameters, mediaType, schema, status, answerType, answer, filtered, offered);
    }

    public Operation answers(int code, Map<String, Object> schema) {
        return answers(code, Answer.JSON, schema);
    }

    public Operation answers(int code, String mediaType, @Nullable Map<String, Object> schema) {
        return new Operation(
                summary,
                tag,
                parameters,
                bodyType,
                body,
                code,
                mediaType,
                schema == null ? Map.of() : schema,
                filtered,
                offered);
    }

    public Operation withFilters() {
        return new Operation(summary, tag, parameters, bodyType, body, status, answerType, answer, true, offered);
    }

    /** Only for record types that are so. */
    public Operation onlyFor(Predicate<TypeSpec> types) {
        return new Operation(summary, tag, parameters, bodyType, body, status, answerType, answer, filtered, types);
    }

    public boolean hidden() {
        return summary.isEmpty();
    }
}
