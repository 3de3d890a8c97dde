package io.tradewind.ui.internal.record;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Reader;

/** A record's fields in groups, each changed where it stands. */
public final class Groups extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Values values;
    private final transient Supplier<RecordView> record;
    private final transient Consumer<RecordView> saved;
    private final transient Map<FieldSpec, Div> computed = new LinkedHashMap<>();
    private final boolean phone;
    private final boolean sample;
    private final transient Map<String, Boolean> open = new HashMap<>();

    /** @param saved gets the record after each save, also when somebody else's save was found */
    Groups(Desk desk, Reader reader, TypeView type, Supplier<RecordView> record, Consumer<RecordView> saved) {
        this(desk, reader, type, record, saved, Screen.isPhone(), false);
    }

    /** As it will look, with rows of empty fields too; nothing can be changed. */
    public static Component sample(Desk desk, Reader reader, TypeView type, RecordView record, boolean phone) {
        RecordView still = new RecordView(
                record.ref(), record.version(), record.title(), record.values(), record.custom(), List.of());
        return new Groups(desk, reader, type, () -> still, saved -> {}, phone, true);
    }

    private Groups(
            Desk desk,
            Reader reader,
            TypeView type,
            Supplier<RecordView> record,
            Consumer<RecordView> saved,
            boolean phone,
            boolean sample) {
        this.phone = phone;
        this.sample = sample;
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.values = new Values(desk.lists(), reader);
        this.record = record;
        this.saved = saved;
        refresh();
    }

    void refresh() {
        removeAll();
        computed.clear();
        Map<String, FieldSpec> fields = new HashMap<>();
        TypeFields.all(type.type()).forEach(field -> fields.put(field.name(), field));
        for (FieldGroup group : TypeFields.groups(type.type())) {
            KeyValues rows = new KeyValues();
            group.places().stream()
                    .filter(place -> !place.hidden() && !place.field().equals("number"))
                    .map(place -> Objects.requireNonNull(fields.get(place.field())))
                    .filter(field ->
                            type.type().shows(field, name -> record.get().value(name)))
                    .forEach(field -> row(rows, field));
            add(group(group.key(), TypeWords.group(reader, type.name(), group), rows, group.folded() && phone));
        }
        if (!record.get().custom().isEmpty()) {
            KeyValues rows = new KeyValues();
            record.get().custom().forEach((name, value) -> rows.row(name, reader.show(value)));
            add(group("", reader.text("ui.page.custom"), rows, false));
        }
    }

    /** Whether somebody is typing in one of the fields. */
    boolean editing() {
        return getChildren().anyMatch(Groups::editing);
    }

    private static boolean editing(Component part) {
        return part.getElement().getClassList().contains("tw-value-editing")
                || part.getChildren().anyMatch(Groups::editing);
    }

    /** Open or not as the reader left it. */
    private Component group(String key, String name, KeyValues rows, boolean folded) {
        NativeDetails group = new NativeDetails(name, rows);
        group.setOpen(open.getOrDefault(key, !folded));
        group.getElement().addPropertyChangeListener("open", "toggle", toggled -> open.put(key, group.isOpen()));
        group.addClassName("tw-fold");
        group.setVisible(rows.getComponentCount() > 0);
        return group;
    }

    private void row(KeyValues rows, FieldSpec field) {
        String label = reader.field(type.name(), field.name());
        Component shown = shown(field);
        boolean system = field.name().equals("owner") || field.name().equals("team");
        boolean editable = record.get().allows("edit") && (system || TypeFields.editable(type, field));
        if (field.hasFormula()) {
            Div holder = new Div();
            computed.put(field, holder);
            rows.row(label, new Div(holder, new ComputedMark(reader, field)));
            holder.add(computed(field));
        } else if (editable) {
            rows.editable(label, shown, () -> new InPlace(field, label));
        } else if (sample || !isNothing(record.get().value(field.name()))) {
            rows.row(label, shown);
        }
    }

    private Component computed(FieldSpec field) {
        return isNothing(record.get().value(field.name())) ? KeyValues.textOrDash("") : shown(field);
    }

    /** What follows from a field that was changed. */
    private void recompute() {
        computed.forEach((field, holder) -> {
            holder.removeAll();
            holder.add(computed(field));
        });
    }

    /** What is empty and cannot be filled in here is not worth a row. */
    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.toString().isEmpty();
    }

    private Component shown(FieldSpec field) {
        return values.shown(type.name(), field, record.get().value(field.name()));
    }

    /** One field while it is being changed. */
    private final class InPlace implements KeyValues.Editor {
        private final FieldSpec field;
        private final Editor editor;

        InPlace(FieldSpec field, String label) {
            this.field = field;
            this.editor = new Editors(desk, reader).of(type.name(), field);
            editor.component().getElement().setAttribute("aria-label", label);
            editor.show(record.get().value(field.name()));
        }

        @Override
        public Component input() {
            return editor.component();
        }

        @Override
        public @Nullable Component save() {
            if (editor.unreadable().isPresent()) {
                editor.complain(editor.unreadable().orElse(""));
                return null;
            }
            return save(record.get().version());
        }

        private @Nullable Component save(long version) {
            Object value = editor.value();
            if (Objects.equals(value, present())) {
                return shown(field);
            }
            try {
                saved.accept(desk.records()
                        .change(record.get().ref(), version, Collections.singletonMap(field.name(), value)));
                if (type.type().rules().stream().anyMatch(rule -> rule.field().equals(field.name()))) {
                    refresh();
                }
                recompute();
                return shown(field);
            } catch (StaleRecord stale) {
                return settle(stale);
            } catch (InvalidRecord invalid) {
                editor.complain(Guarded.words(reader, invalid));
            } catch (TradewindException refused) {
                editor.complain(reader.problem(refused));
            }
            return null;
        }

        private @Nullable Object present() {
            Object value = record.get().value(field.name());
            return value instanceof io.tradewind.record.Reference reference ? reference.id() : value;
        }

        /** A save of other fields in between is no clash: saves again on top of it. */
        private @Nullable Component settle(StaleRecord stale) {
            RecordView theirs = desk.records().read(record.get().ref());
            saved.accept(theirs);
            if (stale.clashes().isEmpty()) {
                return save(stale.currentVersion());
            }
            new StaleDialog(desk, reader, type.type(), theirs, stale, (version, mine) -> {
                        if (mine.contains(field.name())) {
                            save(version);
                        }
                        refresh();
                    })
                    .open();
            return null;
        }
    }
}
