package io.tradewind.ui.internal.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** The inputs of a new record, in groups. The engine judges; this shows its words where they belong. */
public final class RecordForm extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Map<String, Object> given;
    private final transient Map<String, Editor> editors = new LinkedHashMap<>();
    private final transient Map<FieldSpec, Component> computed = new LinkedHashMap<>();
    private final transient Map<String, Component> groups = new LinkedHashMap<>();
    private final Div problems = new Div();
    private final Lookalikes lookalikes;
    private boolean touched;

    /** @param given values to begin with, for example the customer a contact is added to */
    public RecordForm(Desk desk, Reader reader, TypeView type, Map<String, Object> given) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.given = Map.copyOf(given);
        this.lookalikes = new Lookalikes(desk, reader, type.name());
        addClassName("tw-form");
        problems.addClassName("tw-form-problems");
        add(problems);
        for (FieldGroup group : type.type().groups()) {
            List<FieldPlace> places = group.places().stream()
                    .filter(place -> !place.hidden())
                    .filter(place -> isShown(type.field(place.field()).orElseThrow()))
                    .toList();
            if (!places.isEmpty()) {
                add(group(group, places));
            }
        }
        begin();
    }

    private Component group(FieldGroup group, List<FieldPlace> places) {
        Div inputs = new Div();
        inputs.addClassName("tw-form-grid");
        for (FieldPlace place : places) {
            FieldSpec field = type.field(place.field()).orElseThrow();
            if (field.hasFormula()) {
                inputs.add(computed(field, place.wide()));
                continue;
            }
            inputs.add(input(field, place.wide()));
            if (field.name().equals(type.type().titleField())) {
                inputs.add(lookalikes);
            }
        }
        Div box = new Div(new H2(TypeWords.group(reader, type.name(), group)), inputs);
        box.addClassName("tw-form-group");
        groups.put(group.key(), box);
        return box;
    }

    private boolean isShown(FieldSpec field) {
        return TypeFields.editable(type, field) || field.hasFormula();
    }

    private Component computed(FieldSpec field, boolean wide) {
        var shown = new ComputedInput(reader, reader.field(type.name(), field.name()), help(field), field);
        shown.getElement().getClassList().set("tw-form-wide", wide);
        computed.put(field, shown);
        return shown;
    }

    private String help(FieldSpec field) {
        return reader.find(type.name() + ".hint." + field.name()).orElse("");
    }

    private Component input(FieldSpec field, boolean wide) {
        Editor editor = new Editors(desk, reader).of(type.name(), field);
        editor.label(reader.field(type.name(), field.name()));
        Optional.of(help(field)).filter(words -> !words.isEmpty()).ifPresent(editor::hint);
        editor.requiredMark(field.is(Trait.REQUIRED));
        editor.onChange(() -> {
            touched = true;
            editor.praise();
            layOut();
            if (field.is(Trait.WARNS_OF_DUPLICATES)) {
                lookalikes.look(values());
            }
        });
        if (editor.component() instanceof ReferenceBox box) {
            offerNew(box, field, editor);
        }
        editors.put(field.name(), editor);
        Component input = editor.component();
        input.getElement().getClassList().set("tw-form-wide", wide);
        return input;
    }

    /** Who types a name that is not there yet makes the record without leaving. */
    private void offerNew(ReferenceBox box, FieldSpec field, Editor editor) {
        desk.types().all().stream()
                .filter(target -> target.name().equals(field.target()) && target.may(io.tradewind.access.Verb.CREATE))
                .filter(target -> !target.type().shared())
                .findFirst()
                .ifPresent(target -> box.onUnknown(typed -> new FormSheet(
                                desk, reader, target, Map.of(target.type().titleField(), typed), made -> {
                                    editor.show(new Reference(made.id(), made.title()));
                                    touched = true;
                                })
                        .open()));
    }

    /** Empties the inputs for the next record. */
    public void begin() {
        editors.forEach((name, editor) -> {
            editor.praise();
            editor.show(given.get(name));
        });
        problems.removeAll();
        lookalikes.clear();
        layOut();
        touched = false;
    }

    /** Shows what the rules of the type let be seen with what is typed by now. */
    private void layOut() {
        if (type.type().rules().isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        editors.forEach((name, editor) -> {
            FieldSpec field = type.field(name).orElseThrow();
            boolean shown = type.type().shows(field, deciding -> present(deciding));
            editor.component().setVisible(shown);
            if (shown) {
                seen.add(field.group());
            }
        });
        computed.forEach((field, input) -> {
            boolean shown = type.type().shows(field, this::present);
            input.setVisible(shown);
            if (shown) {
                seen.add(field.group());
            }
        });
        groups.forEach((name, group) -> group.setVisible(seen.contains(name)));
    }

    private @Nullable Object present(String field) {
        Editor editor = editors.get(field);
        return editor == null ? given.get(field) : editor.value();
    }

    /** The first input that is still to be filled. */
    public void focus() {
        editors.entrySet().stream()
                .filter(each -> !given.containsKey(each.getKey()))
                .findFirst()
                .ifPresent(each -> each.getValue().focus());
    }

    /** Whether something was typed that is not saved. */
    public boolean touched() {
        return touched;
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        given.entrySet().stream()
                .filter(each -> type.type().hides(each.getKey())
                        && TypeFields.editable(type, type.field(each.getKey()).orElseThrow()))
                .forEach(each ->
                        values.put(each.getKey(), each.getValue() instanceof Reference to ? to.id() : each.getValue()));
        editors.forEach((name, editor) -> {
            Object value = editor.value();
            if (value != null && editor.component().isVisible()) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** Saves; empty if problems are shown instead. */
    public Optional<RecordView> save() {
        problems.removeAll();
        editors.values().forEach(Editor::praise);
        List<Editor> unreadable = editors.values().stream()
                .filter(editor -> editor.unreadable().isPresent())
                .toList();
        if (!unreadable.isEmpty()) {
            unreadable.forEach(editor -> editor.complain(editor.unreadable().orElse("")));
            unreadable.getFirst().focus();
            return Optional.empty();
        }
        try {
            RecordView made = desk.records().create(type.name(), values());
            touched = false;
            return Optional.of(made);
        } catch (InvalidRecord invalid) {
            show(invalid);
        } catch (TradewindException refused) {
            problems.add(new Notice(Tone.RED, reader.problem(refused)));
        }
        return Optional.empty();
    }

    private void show(InvalidRecord invalid) {
        invalid.problems().forEach(problem -> {
            String words =
                    reader.text("error." + problem.code(), problem.arguments().toArray());
            Editor editor = editors.get(problem.field());
            if (editor == null) {
                problems.add(new Notice(Tone.RED, reader.field(type.name(), problem.field()) + ": " + words));
            } else {
                editor.complain(words);
            }
        });
        editors.entrySet().stream()
                .filter(each -> invalid.problems().stream()
                        .anyMatch(problem -> problem.field().equals(each.getKey())))
                .findFirst()
                .ifPresent(each -> each.getValue().focus());
    }
}
