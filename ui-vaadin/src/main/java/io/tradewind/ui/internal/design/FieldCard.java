package io.tradewind.ui.internal.design;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Formulas;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.ui.internal.custom.FormulaInput;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** One field of a design: a line that opens to all that can be said of it. */
final class FieldCard extends NativeDetails {
    private static final long serialVersionUID = 1L;
    private static final List<FieldKind> KINDS = Arrays.stream(FieldKind.values())
            .filter(kind -> kind != FieldKind.ENUMERATION && kind != FieldKind.LINES)
            .toList();
    private static final List<Trait> TRAITS = List.of(
            Trait.REQUIRED,
            Trait.LISTED,
            Trait.SORTABLE,
            Trait.SEARCHED,
            Trait.UNIQUE,
            Trait.WARNS_OF_DUPLICATES,
            Trait.SENSITIVE);

    private final transient Reader reader;
    private final transient FieldDefinition base;
    private final transient LabelInputs label;
    private final transient LabelInputs help;
    private final TextField name = new TextField();
    private final Select<FieldKind> kind = new Select<>();
    private final Select<String> group = new Select<>();
    private final ComboBox<String> target;
    private final TextArea options = new TextArea();
    private final IntegerField longest = new IntegerField();
    private final BigDecimalField least = new BigDecimalField();
    private final BigDecimalField most = new BigDecimalField();
    private final transient Map<Trait, Checkbox> traits = new LinkedHashMap<>();
    private final Div traitBoxes = new Div();
    private final Checkbox computed = new Checkbox();
    private final FormulaInput formula;
    private final Div summary = new Div();
    private final Div body = new Div();
    private final boolean published;
    private boolean archived;

    /** @param groups keys and words of the groups of the moment */
    FieldCard(
            Reader reader,
            FieldDefinition base,
            boolean published,
            boolean archived,
            ComboBox<String> target,
            FormulaInput formula,
            Supplier<Map<String, String>> groups,
            Runnable changed) {
        this.reader = reader;
        this.base = base;
        this.published = published;
        this.archived = archived;
        this.target = target;
        this.formula = formula;
        label = new LabelInputs(reader, reader.text("ui.designs.field.label"), 100, base.label());
        help = new LabelInputs(reader, reader.text("ui.designs.field.help"), 200, base.help());
        addClassName("tw-field-card");
        summary.addClassName("tw-field-summary");
        setSummary(summary);
        fill(groups.get());
        Div inputs = new Div(
                label.first(),
                label.second(),
                name,
                kind,
                target,
                options,
                group,
                longest,
                least,
                most,
                computed,
                formula,
                traitBoxes,
                help.first(),
                help.second());
        inputs.addClassName("tw-form-grid");
        options.addClassName("tw-form-wide");
        computed.addClassName("tw-form-wide");
        formula.addClassName("tw-form-wide");
        traitBoxes.addClassNames("tw-form-wide", "tw-field-traits");
        body.add(inputs);
        body.addClassName("tw-field-body");
        setContent(body);
        listen(changed);
        suit();
        sum();
    }

    private void fill(Map<String, String> groups) {
        name.setLabel(reader.text("ui.designs.field.name"));
        name.setHelperText(reader.text("ui.designs.field.name.hint"));
        name.setMaxLength(40);
        name.setValue(base.name());
        name.setReadOnly(published);
        name.setManualValidation(true);
        kind.setLabel(reader.text("ui.designs.field.kind"));
        kind.setItems(KINDS);
        kind.setItemLabelGenerator(each -> reader.text("ui.designs.kind." + each));
        kind.setValue(base.kind());
        kind.setReadOnly(published);
        kind.setManualValidation(true);
        group.setLabel(reader.text("ui.designs.field.group"));
        groups(groups);
        target.setLabel(reader.text("ui.designs.field.target"));
        target.setValue(base.target().isEmpty() ? null : base.target());
        target.setReadOnly(published);
        target.setManualValidation(true);
        options.setLabel(reader.text("ui.designs.field.options"));
        options.setHelperText(reader.text("ui.designs.field.options.hint"));
        options.setValue(OptionLines.text(base.options()));
        options.setManualValidation(true);
        longest.setLabel(reader.text("ui.designs.field.longest"));
        longest.setValue(base.longest() == 0 ? null : base.longest());
        longest.setManualValidation(true);
        least.setLabel(reader.text("ui.designs.field.min"));
        least.setValue(base.min());
        least.setManualValidation(true);
        most.setLabel(reader.text("ui.designs.field.max"));
        most.setValue(base.max());
        most.setManualValidation(true);
        computed.setLabel(reader.text("ui.formula.computed"));
        computed.setValue(base.isComputed());
        formula.show(base.formula());
        for (Trait trait : TRAITS) {
            Checkbox box = new Checkbox(reader.text("ui.designs.trait." + trait));
            box.setValue(base.traits().contains(trait));
            traits.put(trait, box);
            traitBoxes.add(box);
        }
    }

    private void listen(Runnable changed) {
        Runnable all = () -> {
            suit();
            sum();
            changed.run();
        };
        label.english().addValueChangeListener(change -> {
            if (name.isEmpty()) {
                name.setValue(Naming.camel(change.getValue()));
            }
        });
        label.onChange(all);
        help.onChange(all);
        name.addValueChangeListener(change -> all.run());
        kind.addValueChangeListener(change -> all.run());
        group.addValueChangeListener(change -> all.run());
        target.addValueChangeListener(change -> all.run());
        options.addValueChangeListener(change -> all.run());
        longest.addValueChangeListener(change -> all.run());
        computed.addValueChangeListener(change -> {
            formula.offer();
            all.run();
        });
        traits.values().forEach(box -> box.addValueChangeListener(change -> all.run()));
    }

    /** Shows what can be said of this kind of field. */
    private void suit() {
        FieldKind now = kind.getValue();
        boolean line = EnumSet.of(FieldKind.TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL)
                .contains(now);
        boolean number = EnumSet.of(FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY)
                .contains(now);
        boolean unordered = EnumSet.of(FieldKind.LONG_TEXT, FieldKind.REFERENCE, FieldKind.TAGS)
                .contains(now);
        target.setVisible(now == FieldKind.REFERENCE);
        options.setVisible(now == FieldKind.CHOICE || now == FieldKind.TAGS);
        longest.setVisible(now == FieldKind.TEXT || now == FieldKind.LONG_TEXT || now == FieldKind.URL);
        boolean possible = Formulas.KINDS.contains(now) && (!published || base.isComputed());
        computed.setVisible(possible);
        formula.setVisible(isComputed());
        least.setVisible(number && !isComputed());
        most.setVisible(number && !isComputed());
        offer(Trait.REQUIRED, !isComputed());
        offer(Trait.SORTABLE, !unordered);
        offer(Trait.SEARCHED, line);
        offer(Trait.WARNS_OF_DUPLICATES, line && !isComputed());
        boolean late = published && !base.traits().contains(Trait.UNIQUE);
        offer(Trait.UNIQUE, (line || now == FieldKind.INTEGER) && !late && !isComputed());
        offer(Trait.LISTED, now != FieldKind.LONG_TEXT);
    }

    private boolean isComputed() {
        return computed.isVisible() && computed.getValue();
    }

    private void offer(Trait trait, boolean possible) {
        Checkbox box = traits.get(trait);
        if (box != null) {
            box.setVisible(possible);
        }
    }

    private void sum() {
        summary.removeAll();
        Span title = new Span(words());
        title.addClassName("tw-field-title");
        Span second = new Span(reader.text("ui.designs.kind." + kind.getValue()));
        second.addClassName("tw-second");
        summary.add(Icons.small(KindIcons.of(kind.getValue())), title, second);
        if (isComputed()) {
            summary.add(new Pill(reader.text("ui.computed"), Tone.BLUE, "calculator"));
        }
        for (Trait trait : List.of(Trait.REQUIRED, Trait.UNIQUE, Trait.LISTED)) {
            if (definition("").traits().contains(trait)) {
                summary.add(new Pill(reader.text("ui.designs.trait." + trait), Tone.GRAY));
            }
        }
        if (archived) {
            summary.add(new Pill(reader.text("ui.designs.state.ARCHIVED"), Tone.AMBER));
        }
    }

    /** Buttons below the inputs. */
    void buttons(com.vaadin.flow.component.Component... all) {
        Div line = new Div(all);
        line.addClassName("tw-line");
        body.add(line);
    }

    void groups(Map<String, String> groups) {
        String now = group.getValue() == null ? base.group() : group.getValue();
        group.setItems(groups.keySet());
        group.setItemLabelGenerator(key -> groups.getOrDefault(key, key));
        if (groups.containsKey(now)) {
            group.setValue(now);
        } else if (!groups.isEmpty()) {
            group.setValue(groups.keySet().iterator().next());
        }
    }

    String words() {
        String said = label.label().text(reader.locale());
        return said.isEmpty() ? reader.text("ui.designs.field.unnamed") : said;
    }

    String name() {
        return name.getValue().strip();
    }

    FieldKind kind() {
        return kind.getValue();
    }

    boolean isPublished() {
        return published;
    }

    boolean isArchived() {
        return archived;
    }

    void archived(boolean now) {
        archived = now;
        sum();
    }

    /** @param otherwise the group if none is chosen */
    FieldDefinition definition(String otherwise) {
        Set<Trait> chosen = EnumSet.noneOf(Trait.class);
        traits.forEach((trait, box) -> {
            if (box.getValue() && box.isVisible()) {
                chosen.add(trait);
            }
        });
        FieldKind now = kind.getValue();
        boolean listed = now == FieldKind.CHOICE || now == FieldKind.TAGS;
        String to = now == FieldKind.REFERENCE && target.getValue() != null ? target.getValue() : "";
        return new FieldDefinition(
                name(),
                now,
                label.label(),
                help.label(),
                longest.isVisible() && longest.getValue() != null ? longest.getValue() : 0,
                number(least),
                number(most),
                listed && now == base.kind() ? base.target() : to,
                listed ? OptionLines.options(options.getValue(), base.options()) : List.of(),
                group.getValue() == null ? otherwise : group.getValue(),
                0,
                chosen,
                isComputed() ? formula.formula() : "");
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(BigDecimalField field) {
        return field.isVisible() ? field.getValue() : null;
    }

    /** Says what is wrong with one part of it. */
    void complain(String part, String words) {
        setOpen(true);
        if (part.equals("formula")) {
            formula.complain(words);
            return;
        }
        HasValidation input = switch (part) {
            case "name" -> name;
            case "kind" -> kind;
            case "target" -> target.isVisible() ? target : options;
            case "maxLength" -> longest;
            case "min" -> least;
            case "max" -> most;
            default -> part.startsWith("options") ? options : label.first();
        };
        Complaints.show(input, words);
    }

    void praise() {
        for (HasValidation input : List.<HasValidation>of(name, kind, target, options, longest, least, most)) {
            Complaints.clear(input);
        }
        label.praise();
        formula.praise();
    }
}
