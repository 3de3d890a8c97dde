package io.tradewind.runtime.internal.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Reference;

/** Reads child lines as doors give them. */
final class Line {
    private Line() {}

    /** The text of a value; empty if it is missing. */
    static String text(Map<String, ?> line, String name) {
        Object value = line.get(name);
        return value == null ? "" : value.toString().strip();
    }

    /** The id of a reference, however it is given; empty if it is missing. */
    static String id(Map<String, ?> line, String name) {
        Object value = line.get(name);
        if (value instanceof Reference reference) {
            return reference.id();
        }
        Object id = value instanceof Map<?, ?> object ? object.get("id") : value;
        return id == null ? "" : id.toString();
    }

    /** Names as an admin types them, with commas or blanks between. */
    static Set<String> words(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split("[,;\\s，、；]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
