package io.tradewind.ui.internal.design;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.list.ValueLists.Color;

/** Options as lines of text, {@code 金牌 | Gold}; a line that stays keeps its code and colour. */
final class OptionLines {
    private OptionLines() {}

    static String text(List<Option> options) {
        return options.stream()
                .map(option -> option.label().zh().equals(option.label().en())
                        ? option.label().zh()
                        : option.label().zh() + " | " + option.label().en())
                .collect(Collectors.joining("\n"));
    }

    static List<Option> options(String lines, List<Option> former) {
        return Arrays.stream(lines.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(OptionLines::label)
                .map(label -> former.stream()
                        .filter(option -> option.label().equals(label))
                        .findFirst()
                        .orElseGet(() -> new Option("", label, Color.GRAY, true)))
                .toList();
    }

    private static Label label(String line) {
        int bar = line.indexOf('|');
        return bar < 0 ? new Label(line, line) : new Label(line.substring(0, bar), line.substring(bar + 1));
    }
}
