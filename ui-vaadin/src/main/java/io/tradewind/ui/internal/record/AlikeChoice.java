package io.tradewind.ui.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Duplicate;
import io.tradewind.record.Reference;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Under a reference that an action asks for: the records that may be meant, since they are like this one, ready to be taken. */
final class AlikeChoice {
    private static final int SHOWN = 4;

    private AlikeChoice() {}

    /** Nothing if nothing is alike. */
    static Optional<Component> of(
            Desk desk, Reader reader, FieldSpec input, RecordView record, Consumer<Reference> take) {
        Map<String, Duplicate> found = found(desk, input, record);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Div lines = new Div(
                new Span(reader.text("ui.form.lookalikes", found.size(), TypeWords.one(reader, input.target()))));
        lines.addClassName("tw-lookalike-lines");
        found.values().stream().limit(SHOWN).forEach(one -> lines.add(line(reader, input.target(), one, take)));
        Div box = new Div(Icons.of("triangle-alert"), lines);
        box.addClassName("tw-lookalikes");
        box.getElement().setAttribute("role", "status");
        return Optional.of(box);
    }

    /** Each pair by itself: several of our fields may be one of theirs. */
    private static Map<String, Duplicate> found(Desk desk, FieldSpec input, RecordView record) {
        Map<String, Duplicate> found = new LinkedHashMap<>();
        for (String pair : input.values()) {
            String[] names = pair.split("=");
            Object value = record.value(names[names.length - 1]);
            if (value != null) {
                duplicates(desk, input.target(), Map.of(names[0], value))
                        .forEach(one -> found.putIfAbsent(String.valueOf(one.id()) + one.owner(), one));
            }
        }
        return found;
    }

    private static List<Duplicate> duplicates(Desk desk, String type, Map<String, Object> values) {
        try {
            return desk.records().duplicates(type, values, null);
        } catch (TradewindException away) {
            return List.of();
        }
    }

    private static Component line(Reader reader, String type, Duplicate one, Consumer<Reference> take) {
        Div line = new Div();
        line.addClassName("tw-lookalike");
        String id = one.id();
        String title = one.title();
        if (id != null && title != null) {
            Anchor link = new Anchor(type + "/" + id, title);
            link.setTarget("_blank");
            line.add(link);
        } else {
            line.add(new Span(reader.text("ui.form.lookalike.hidden")));
        }
        String field = reader.field(type, one.field());
        line.add(new Span(
                one.owner() == null
                        ? reader.text("ui.form.lookalike", field)
                        : reader.text("ui.form.lookalike.owner", field, one.owner())));
        if (id != null) {
            line.add(Buttons.small(
                    Buttons.quiet(reader.text("ui.form.lookalike.take"), () -> take.accept(new Reference(id, title)))));
        }
        return line;
    }
}
