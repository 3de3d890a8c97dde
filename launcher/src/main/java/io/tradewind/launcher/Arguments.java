package io.tradewind.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after the command: options with a value, switches, and the rest. */
record Arguments(Map<String, String> values, Set<String> switches, List<String> rest) {
    private static final int LAST_PORT = 65_534;

    static Arguments parse(List<String> words, Set<String> withValue, Set<String> switches) {
        Map<String, String> values = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (withValue.contains(name)) {
                if (equals < 0 && i + 1 == words.size()) throw Refusal.wrongUse(name + " needs a value.");
                values.put(name, equals < 0 ? words.get(++i) : word.substring(equals + 1));
            } else if (switches.contains(word)) {
                seen.add(word);
            } else if (word.startsWith("-")) {
                throw Refusal.wrongUse("Unknown option " + word + "; see ./tradewind help.");
            } else {
                rest.add(word);
            }
        }
        return new Arguments(Map.copyOf(values), Set.copyOf(seen), List.copyOf(rest));
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The port of the web door; the next one is for health and metrics. */
    int port() {
        String text = value("--port").orElse("8080");
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LAST_PORT) return port;
        } catch (NumberFormatException ignored) {
            // said below
        }
        throw Refusal.wrongUse("--port must be a number from 1 to " + LAST_PORT + ", not " + text + ".");
    }

    DataFolder data() {
        return new DataFolder(
                Path.of(value("--data").orElse("data")).toAbsolutePath().normalize());
    }

    void nothingElse() {
        if (!rest.isEmpty()) throw Refusal.wrongUse("Unexpected word " + rest.getFirst() + "; see ./tradewind help.");
    }
}
