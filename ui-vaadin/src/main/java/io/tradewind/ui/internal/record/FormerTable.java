package io.tradewind.ui.internal.record;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Reader;

/** The fields of a record then and now; those that differ can be taken back. */
final class FormerTable extends Div {
    private static final long serialVersionUID = 1L;

    /** Changes with every save. */
    private static final Set<String> ALWAYS_NEW = Set.of("updatedAt", "updatedBy");

    private final transient Reader reader;
    private final transient Values values;
    private final transient TypeView type;
    private final transient RecordView then;
    private final transient RecordView now;
    private final transient Consumer<String> revert;
    private final Div rows = new Div();

    /**
     * @param all whether fields are shown that are the same
     * @param revert takes a field back to what it was
     */
    FormerTable(
            Reader reader,
            Values values,
            TypeView type,
            RecordView then,
            RecordView now,
            boolean all,
            Consumer<String> revert) {
        this.reader = reader;
        this.values = values;
        this.type = type;
        this.then = then;
        this.now = now;
        this.revert = revert;
        addClassName("tw-former-place");
        rows.addClassName("tw-former");
        add(rows);
        List<FieldSpec> shown = TypeFields.all(type.type()).stream()
                .filter(field -> then.values().containsKey(field.name()) && !ALWAYS_NEW.contains(field.name()))
                .filter(field -> isKept(field) && (all || differs(field)))
                .toList();
        if (!shown.isEmpty()) {
            rows.add(
                    new Span(),
                    head("ui.as-of.then", then),
                    head(now.version() == then.version() ? "ui.as-of.now.same" : "ui.as-of.now", now));
            shown.forEach(this::row);
        }
    }

    boolean isEmpty() {
        return rows.getComponentCount() == 0;
    }

    /** What is computed from other things is not known of former times. */
    private static boolean isKept(FieldSpec field) {
        return field.stored() || field.kind() == io.tradewind.record.FieldKind.LINES;
    }

    private boolean differs(FieldSpec field) {
        return !text(field, then).equals(text(field, now));
    }

    private String text(FieldSpec field, RecordView record) {
        return field.kind() == io.tradewind.record.FieldKind.LINES
                ? String.valueOf(record.value(field.name()))
                : values.text(type.name(), field, record.value(field.name()));
    }

    private Component head(String title, RecordView record) {
        Span name = new Span(reader.text(title));
        name.addClassName("tw-merge-title");
        String by = reader.show(record.value("updatedBy"));
        Span under = new Span(
                record.value("updatedAt") instanceof java.time.Instant at
                        ? reader.text("ui.as-of.saved", reader.moment(at), by)
                        : "");
        under.addClassName("tw-related-words");
        Div head = new Div(name, under);
        head.addClassName("tw-former-head");
        return head;
    }

    private void row(FieldSpec field) {
        String label = reader.field(type.name(), field.name());
        Span key = new Span(label);
        key.addClassName("tw-key");
        Div former = new Div(shown(field, then));
        Div present = new Div(shown(field, now));
        if (differs(field)) {
            former.addClassName("tw-former-other");
            if (mayRevert(field)) {
                var back = Buttons.small(
                        Buttons.quiet(reader.text("ui.trace.revert"), "undo-2", () -> revert.accept(field.name())));
                back.setAriaLabel(reader.text("ui.trace.revert.field", label));
                former.add(back);
            }
        }
        rows.add(key, former, present);
    }

    private boolean mayRevert(FieldSpec field) {
        boolean system = field.name().equals("owner") || field.name().equals("team");
        return now.allows("edit") && (system || (!field.is(Trait.READ_ONLY) && TypeFields.editable(type, field)));
    }

    private Component shown(FieldSpec field, RecordView record) {
        Object value = record.value(field.name());
        return value == null ? KeyValues.textOrDash("") : values.shown(type.name(), field, value);
    }
}
