package io.tradewind.ui.internal.design;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes names for machines out of words for people, as a first offer. */
final class Naming {
    private Naming() {}

    /** {@code Service contracts} becomes {@code service-contracts}. */
    static String kebab(String words) {
        return String.join("-", parts(words));
    }

    /** {@code Service level} becomes {@code serviceLevel}. */
    static String camel(String words) {
        List<String> parts = parts(words);
        return parts.stream()
                .limit(1)
                .collect(Collectors.joining())
                .concat(parts.stream()
                        .skip(1)
                        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                        .collect(Collectors.joining()));
    }

    private static List<String> parts(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", " ")
                        .replaceAll("^[0-9 ]+", "")
                        .split(" "))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
