package io.tradewind.rest.internal.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.tradewind.health.HealthSource.Figure;

/** Figures in Prometheus' text format, version 0.0.4; one block a name, whatever order they come in. */
final class Exposition {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, StringBuilder> blocks = new LinkedHashMap<>();

    void gauge(Figure figure) {
        block(figure.name(), figure.help(), "gauge");
        sample(figure.name(), figure.name(), figure.labels(), figure.value());
    }

    void counter(Figure figure) {
        block(figure.name(), figure.help(), "counter");
        sample(figure.name(), figure.name(), figure.labels(), figure.value());
    }

    /** Opens a block of samples under one name. */
    void block(String name, String help, String type) {
        blocks.computeIfAbsent(
                name,
                n -> new StringBuilder()
                        .append("# HELP ")
                        .append(name)
                        .append(' ')
                        .append(help.replace("\\", "\\\\").replace("\n", "\\n"))
                        .append('\n')
                        .append("# TYPE ")
                        .append(name)
                        .append(' ')
                        .append(type)
                        .append('\n'));
    }

    /** Adds a sample to an open block; its own name may have a suffix. */
    void sample(String block, String name, Map<String, String> labels, double value) {
        StringBuilder text = blocks.get(block);
        if (text == null) {
            throw new IllegalStateException("no block " + block);
        }
        text.append(name);
        if (!labels.isEmpty()) {
            StringBuilder list = new StringBuilder();
            new TreeMap<>(labels)
                    .forEach((label, is) -> list.append(list.isEmpty() ? "" : ",")
                            .append(label)
                            .append("=\"")
                            .append(escaped(is))
                            .append('"'));
            text.append('{').append(list).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        blocks.values().forEach(text::append);
        return text.toString();
    }
}
