package io.tradewind.ui.internal.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.merge.MergePlan;
import io.tradewind.merge.MergePlan.Difference;
import io.tradewind.merge.Merges.Side;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Both records side by side: where they differ, a choice; the survivor's own value unless it has none. */
final class MergeTable extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final transient Values values;
    private final transient TypeSpec type;
    private final transient MergePlan plan;
    private final transient Map<String, Side> chosen = new LinkedHashMap<>();

    MergeTable(Reader reader, Values values, TypeSpec type, MergePlan plan) {
        this.reader = reader;
        this.values = values;
        this.type = type;
        this.plan = plan;
        addClassName("tw-merge-table");
        add(new Span(), head(plan.survivor(), true), head(plan.other(), false));
        plan.differences().forEach(this::row);
    }

    /** The fields for which a side is chosen. */
    Map<String, Side> chosen() {
        return chosen;
    }

    private Component head(RecordView record, boolean stays) {
        Span title = new Span(record.title());
        title.addClassName("tw-merge-title");
        String number = record.text("number").orElse("");
        Span under = new Span(number.isEmpty() ? reader.ago(created(record)) : number);
        under.addClassName("tw-related-words");
        Div text = new Div(title, under);
        text.addClassName("tw-related-text");
        Pill fate = stays
                ? new Pill(reader.text("ui.merge.stays"), Tone.GREEN)
                : new Pill(reader.text("ui.merge.goes"), Tone.GRAY);
        Div head = new Div(Logo.of(record.title()), text, fate);
        head.addClassName("tw-merge-head");
        return head;
    }

    private static java.time.Instant created(RecordView record) {
        return record.value("createdAt") instanceof java.time.Instant at ? at : java.time.Instant.now();
    }

    private void row(Difference difference) {
        String name = label(difference.field());
        Span label = new Span(name);
        label.addClassName("tw-key");
        List<NativeButton> parts = new ArrayList<>();
        for (Side side : Side.values()) {
            parts.add(choice(difference, name, side, parts));
        }
        chosen.put(difference.field(), difference.suggested());
        mark(parts, difference.suggested());
        add(label);
        parts.forEach(this::add);
    }

    private NativeButton choice(Difference difference, String name, Side side, List<NativeButton> parts) {
        NativeButton part = Buttons.bare("", () -> {
            chosen.put(difference.field(), side);
            mark(parts, side);
        });
        part.addClassName("tw-merge-choice");
        part.getElement().setAttribute("role", "radio");
        part.setEnabled(difference.choosable());
        RecordView record = side == Side.THIS ? plan.survivor() : plan.other();
        Component value = value(difference.field(), record);
        Span ring = new Span(Icons.small("check"));
        ring.addClassName("tw-merge-ring");
        part.getElement()
                .setAttribute("aria-label", name + ": " + value.getElement().getTextRecursively());
        part.add(ring, value);
        return part;
    }

    private static void mark(List<NativeButton> parts, Side side) {
        for (Side each : Side.values()) {
            parts.get(each.ordinal()).getElement().setAttribute("aria-checked", Boolean.toString(each == side));
        }
    }

    private String label(String field) {
        return field.equals("custom") ? reader.text("ui.page.custom") : reader.field(type.name(), field);
    }

    private Component value(String field, RecordView record) {
        if (field.equals("custom")) {
            List<String> parts = new ArrayList<>();
            record.custom().forEach((name, value) -> parts.add(name + ": " + reader.show(value)));
            return KeyValues.textOrDash(String.join(" · ", parts));
        }
        return TypeFields.find(type, field)
                .<Component>map(spec -> {
                    Object value = record.value(field);
                    String words = values.text(type.name(), spec, value);
                    return value != null && values.isPill(spec)
                            ? new Pill(words, values.tone(spec, value.toString()))
                            : KeyValues.textOrDash(words);
                })
                .orElseGet(() -> KeyValues.textOrDash(""));
    }
}
