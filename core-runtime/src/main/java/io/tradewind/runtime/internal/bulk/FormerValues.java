package io.tradewind.runtime.internal.bulk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.bulk.BulkChanges.Former;

/** Counts what fields were before they were changed. */
final class FormerValues {
    /** Values told apart of one field; further ones are not told. */
    private static final int MOST_KEPT = 200;

    private static final int MOST_TOLD = 12;
    private static final int LONGEST = 200;

    /** By field, then by value; no value is the empty text. */
    private final Map<String, Map<String, Long>> counts;

    FormerValues(Map<String, Map<String, Long>> counts) {
        this.counts = counts;
    }

    /** For keeping. */
    Map<String, Map<String, Long>> counts() {
        return counts;
    }

    /** Together with the old values of further records, plain. */
    FormerValues with(List<Map<String, @Nullable Object>> records) {
        Map<String, Map<String, Long>> more = new LinkedHashMap<>();
        counts.forEach((field, values) -> more.put(field, new LinkedHashMap<>(values)));
        for (Map<String, @Nullable Object> record : records) {
            record.forEach((field, value) -> {
                Map<String, Long> ofField = more.computeIfAbsent(field, key -> new LinkedHashMap<>());
                String text = text(value);
                if (ofField.containsKey(text) || ofField.size() < MOST_KEPT) {
                    ofField.merge(text, 1L, Long::sum);
                }
            });
        }
        return new FormerValues(more);
    }

    /** As a filter would have it. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Map<?, ?> money && money.containsKey("currency")
                ? money.get("amount") + " " + money.get("currency")
                : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    List<Former> told() {
        List<Former> told = new ArrayList<>();
        counts.forEach((field, values) -> values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_TOLD)
                .forEach(value -> told.add(
                        new Former(field, value.getKey().isEmpty() ? null : value.getKey(), value.getValue()))));
        return told;
    }
}
