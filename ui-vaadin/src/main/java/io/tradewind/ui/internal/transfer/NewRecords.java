package io.tradewind.ui.internal.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which records are made on the way and what they get, as {@link io.tradewind.transfer.Imports.Plan} has it. */
final class NewRecords {
    private final Map<String, Map<String, String>> chosen =
            new TreeMap<>(); // what rows refer to before what that refers to

    NewRecords(Map<String, Map<String, String>> guess) {
        begin(guess);
    }

    void begin(Map<String, Map<String, String>> guess) {
        chosen.clear();
        guess.forEach((path, fields) -> chosen.put(path, new TreeMap<>(fields)));
    }

    boolean makes(String path) {
        return chosen.containsKey(path);
    }

    void make(String path, boolean wanted) {
        if (wanted) {
            chosen.computeIfAbsent(path, key -> new TreeMap<>());
        } else {
            chosen.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "."));
        }
    }

    /** The column that fills a field of theirs. */
    Optional<String> column(String path, String field) {
        return Optional.ofNullable(chosen.getOrDefault(path, Map.of()).get(field));
    }

    void fill(String path, String field, Optional<String> column) {
        Map<String, String> fields = chosen.get(path);
        if (fields != null) {
            column.ifPresentOrElse(from -> fields.put(field, from), () -> fields.remove(field));
        }
        if (column.isEmpty()) {
            make(path + "." + field, false);
        }
    }

    /** Paths by field that a column fills in records made on the way. */
    Map<String, String> filledBy(String column) {
        Map<String, String> filled = new LinkedHashMap<>();
        chosen.forEach((path, fields) -> fields.forEach((field, from) -> {
            if (from.equals(column)) {
                filled.put(path + "." + field, field);
            }
        }));
        return filled;
    }

    /** Those that these references of the rows lead to. */
    Map<String, Map<String, String>> of(Set<String> references) {
        Map<String, Map<String, String>> open = new LinkedHashMap<>();
        chosen.forEach((path, fields) -> {
            if (references.contains(path.split("\\.")[0])) {
                open.put(path, Map.copyOf(fields));
            }
        });
        return open;
    }
}
