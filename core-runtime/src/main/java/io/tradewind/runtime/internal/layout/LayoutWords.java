package io.tradewind.runtime.internal.layout;

import java.util.stream.Collectors;

import io.tradewind.layout.PageLayout;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.ShowRule;

/** A layout in a few lines of text, for the trace. */
final class LayoutWords {
    private LayoutWords() {}

    static String of(PageLayout layout) {
        String groups = layout.groups().stream().map(LayoutWords::group).collect(Collectors.joining("; "));
        String rules = layout.rules().stream().map(LayoutWords::rule).collect(Collectors.joining("; "));
        return rules.isEmpty() ? groups : groups + " | " + rules;
    }

    private static String group(FieldGroup group) {
        String heading =
                group.zh().isEmpty() && group.en().isEmpty() ? "" : " “" + group.zh() + " / " + group.en() + "”";
        return group.key() + heading + (group.folded() ? " (folded)" : "") + ": "
                + group.places().stream().map(LayoutWords::place).collect(Collectors.joining(", "));
    }

    private static String place(FieldPlace place) {
        return place.field() + (place.wide() ? " (wide)" : "") + (place.hidden() ? " (hidden)" : "");
    }

    private static String rule(ShowRule rule) {
        return (rule.group() ? "group " : "") + rule.shown() + " if " + rule.field() + " " + rule.condition()
                + (rule.values().isEmpty() ? "" : " " + String.join(", ", rule.values()));
    }
}
