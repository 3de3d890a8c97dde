package io.tradewind.rest.internal.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of JSON Schema that the API document is written with. */
public final class Schemas {
    public static final Map<String, Object> TEXT = Map.of("type", "string");
    public static final Map<String, Object> INTEGER = Map.of("type", "integer", "format", "int64");
    public static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");
    public static final Map<String, Object> INSTANT = Map.of("type", "string", "format", "date-time");
    public static final Map<String, Object> DATE = Map.of("type", "string", "format", "date");
    /** Any JSON object. */
    public static final Map<String, Object> OBJECT = Map.of("type", "object");

    private Schemas() {}

    public static Map<String, Object> ref(String component) {
        return Map.of("$ref", "#/components/schemas/" + component);
    }

    public static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /** @param members names and schemas in turn; all of them are always there */
    public static Map<String, Object> object(Object... members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            properties.put((String) members[i], members[i + 1]);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        return schema;
    }

    /** The same object, of which these members must be given. */
    public static Map<String, Object> requiring(Map<String, Object> object, String... members) {
        Map<String, Object> schema = new LinkedHashMap<>(object);
        schema.put("required", List.of(members));
        return schema;
    }

    /** The value or null. */
    public static Map<String, Object> nullable(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
            Map<String, Object> either = new LinkedHashMap<>(schema);
            either.put("type", List.of(type, "null"));
            return either;
        }
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    public static Map<String, Object> oneOf(List<String> values) {
        return Map.of("type", "string", "enum", new ArrayList<>(values));
    }

    /** The list {@code {"items":[…]}}. */
    public static Map<String, Object> items(Map<String, Object> schema) {
        return requiring(object("items", array(schema)), "items");
    }
}
