package io.tradewind.rest.internal.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a caller's {@code Accept} lets through. */
final class Accepted {
    private Accepted() {}

    /** Whether one of the types may be answered; a missing or empty header accepts all. */
    static boolean any(@Nullable String header, Set<String> types) {
        if (header == null || header.isBlank()) {
            return true;
        }
        return Arrays.stream(header.split(","))
                .map(range -> range.strip().toLowerCase(Locale.ROOT))
                .filter(range -> !refused(range))
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch(range -> types.stream().anyMatch(type -> covers(range, type)));
    }

    private static boolean refused(String range) {
        return Arrays.stream(range.split(";")).map(String::strip).anyMatch(part -> part.matches("q=0(\\.0{0,3})?"));
    }

    private static boolean covers(String range, String type) {
        if (range.equals("*/*") || range.equals("*")) {
            return true;
        }
        String plain = type.split(";", 2)[0];
        return range.endsWith("/*") ? plain.startsWith(range.substring(0, range.length() - 1)) : range.equals(plain);
    }
}
