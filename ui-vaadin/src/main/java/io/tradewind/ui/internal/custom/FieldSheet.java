package io.tradewind.ui.internal.custom;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.TradewindException;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Formulas;
import io.tradewind.custom.Label;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Tone;

/** Describes a field, a new one or one that is there, at the right edge of the screen; shows at once what becomes of it. */
final class FieldSheet extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final Set<FieldKind> TEXTS =
            EnumSet.of(FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL);
    private static final Set<FieldKind> LONG = EnumSet.of(FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.URL);
    private static final Set<FieldKind> NUMBERS = EnumSet.of(FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY);
    private static final Set<FieldKind> CHOICES = EnumSet.of(FieldKind.CHOICE, FieldKind.TAGS);
    private static final Set<FieldKind> UNIQUE =
            EnumSet.of(FieldKind.TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL, FieldKind.INTEGER);

    private final transient CustomFields fields;
    private final transient Formulas formulas;
    private final transient Reader reader;
    private final transient TypeSpec type;
    private final transient @Nullable CustomField before;
    private final transient Consumer<String> saved;
    private final FieldPreview preview;
    private final KindChoice kinds;
    private final TextField zh;
    private final TextField en;
    private final TextField name;
    private final TextField helpZh;
    private final TextField helpEn;
    private final ComboBox<String> group;
    private final IntegerField maxLength;
    private final BigDecimalField min;
    private final BigDecimalField max;
    private final ComboBox<TypeSpec> target;
    private final OptionRows options;
    private final Div optionsPart;
    private final Segmented<Boolean> source;
    private final FormulaInput formula;
    private final Div sourcePart;
    private final Div problems = new Div();
    private boolean computed;
    private final transient Map<Trait, Checkbox> traits = new EnumMap<>(Trait.class);
    private FieldKind kind = FieldKind.TEXT;
    private boolean named;
    private boolean touched;

    /**
     * @param before the field to be changed; null: a new one
     * @param saved gets what to tell the reader
     */
    FieldSheet(
            Desk desk,
            CustomFields fields,
            Formulas formulas,
            Reader reader,
            TypeSpec type,
            @Nullable CustomField before,
            Consumer<String> saved) {
        super(reader.text(before == null ? "ui.fields.new" : "ui.fields.edit", reader.plural(type.name())));
        this.fields = fields;
        this.formulas = formulas;
        this.reader = reader;
        this.type = type;
        this.before = before;
        this.saved = saved;
        preview = new FieldPreview(desk, reader);
        kinds = new KindChoice(reader, this::become);
        zh = text("ui.fields.label.zh", 60);
        en = text("ui.fields.label.en", 60);
        name = text("ui.fields.name", 40);
        helpZh = text("ui.fields.help.zh", 300);
        helpEn = text("ui.fields.help.en", 300);
        group = groups();
        maxLength = length();
        min = number("ui.fields.min");
        max = number("ui.fields.max");
        target = targets(desk);
        options = new OptionRows(reader, this::changed);
        optionsPart = part("ui.fields.options", options);
        source = new Segmented<Boolean>(this::compute)
                .with(false, reader.text("ui.formula.typed"))
                .with(true, reader.text("ui.formula.computed"));
        formula = new FormulaInput(reader, formulas.functions(), this::readable, typed -> {
            changed();
            tryOut();
        });
        sourcePart = part("ui.formula.source", source);
        for (Trait trait : List.of(Trait.REQUIRED, Trait.UNIQUE, Trait.LISTED, Trait.SEARCHED, Trait.SENSITIVE)) {
            var box = new Checkbox(reader.text("ui.fields.trait." + trait.name()));
            box.addValueChangeListener(change -> changed());
            traits.put(trait, box);
        }
        addClassName("tw-sheet");
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(escape -> leave());
        problems.addClassName("tw-form-problems");
        inputs().values().forEach(input -> input.setManualValidation(true)); // the engine judges
        add(content());
        buttons();
        show();
    }

    private Component content() {
        var labels = new Div(zh, en);
        labels.addClassName("tw-field-pair");
        var help = new Div(helpZh, helpEn);
        help.addClassName("tw-field-pair");
        var limits = new Div(min, max);
        limits.addClassName("tw-field-pair");
        var place = new Div(name, group);
        place.addClassName("tw-field-pair");
        var ticks = new Div();
        ticks.addClassName("tw-field-traits");
        traits.values().forEach(ticks::add);
        name.setHelperText(reader.text("ui.fields.name.hint"));
        var content = new Div(problems, preview);
        if (before == null) {
            content.add(part("ui.fields.kind", kinds));
        }
        content.add(
                labels,
                sourcePart,
                formula,
                target,
                maxLength,
                limits,
                optionsPart,
                part("ui.fields.rules", ticks),
                help,
                place);
        content.addClassName("tw-field-sheet");
        return content;
    }

    private Div part(String key, Component inside) {
        var part = new Div(new H3(reader.text(key)), inside);
        part.addClassName("tw-field-part");
        return part;
    }

    private void buttons() {
        Button save = Buttons.primary(reader.text(before == null ? "ui.fields.add" : "ui.save"), this::save);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        var space = new Span();
        space.addClassName("tw-space");
        getHeader().add(Buttons.icon("x", reader.text("ui.close"), this::leave));
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::leave), save);
    }

    // ---- inputs

    private TextField text(String key, int longest) {
        var field = new TextField(reader.text(key));
        field.setMaxLength(longest);
        eager(field);
        return field;
    }

    private <F extends HasValueChangeMode & HasValue<?, ?>> void eager(F field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> {
            named |= field == name && change.isFromClient();
            changed();
        });
    }

    private IntegerField length() {
        var field = new IntegerField(reader.text("ui.fields.max-length"));
        field.setMin(1);
        eager(field);
        return field;
    }

    private BigDecimalField number(String key) {
        var field = new BigDecimalField(reader.text(key));
        field.setLocale(reader.locale());
        eager(field);
        return field;
    }

    private ComboBox<String> groups() {
        var box = new ComboBox<String>(reader.text("ui.fields.group"));
        Map<String, FieldGroup> all = new LinkedHashMap<>();
        all.put(FieldDefinition.GROUP, FieldGroup.of(FieldDefinition.GROUP, List.of()));
        type.groups().forEach(each -> all.put(each.key(), each));
        box.setItems(all.keySet());
        box.setItemLabelGenerator(key ->
                TypeWords.group(reader, type.name(), all.getOrDefault(key, FieldGroup.of(key, List.of()))));
        box.addValueChangeListener(change -> changed());
        return box;
    }

    private ComboBox<TypeSpec> targets(Desk desk) {
        var box = new ComboBox<TypeSpec>(reader.text("ui.fields.target"));
        box.setItems(desk.types().all().stream().map(view -> view.type()).toList());
        box.setItemLabelGenerator(spec -> reader.plural(spec.name()));
        box.addValueChangeListener(change -> changed());
        return box;
    }

    /** Once an admin has arranged the page, the group that is said here is not the one that counts. */
    private void placed() {
        Optional.ofNullable(before)
                .flatMap(field -> type.field(field.fullName()))
                .map(FieldSpec::group)
                .filter(key -> !key.equals(group.getValue()))
                .ifPresent(key -> group.setHelperText(reader.text(
                        "ui.fields.group.placed", group.getItemLabelGenerator().apply(key))));
    }

    // ---- from and to the definition

    private void show() {
        FieldDefinition field = before == null ? FieldDefinition.of("", FieldKind.TEXT, "", "") : before.definition();
        kind = field.kind();
        named = before != null;
        zh.setValue(field.label().zh());
        en.setValue(field.label().en());
        name.setValue(field.name());
        name.setReadOnly(before != null);
        helpZh.setValue(field.help().zh());
        helpEn.setValue(field.help().en());
        group.setValue(field.group());
        placed();
        if (field.maxLength() > 0) {
            maxLength.setValue(field.maxLength());
        }
        min.setValue(field.min());
        max.setValue(field.max());
        target.getListDataView()
                .getItems()
                .filter(spec -> spec.name().equals(field.target()))
                .findFirst()
                .ifPresent(target::setValue);
        target.setReadOnly(before != null);
        options.show(field.options());
        traits.forEach((trait, box) -> box.setValue(field.traits().contains(trait)));
        computed = field.isComputed();
        formula.show(field.formula());
        become(kind);
        touched = false;
    }

    private void become(FieldKind chosen) {
        kind = chosen;
        kinds.select(chosen);
        boolean computable = Formulas.KINDS.contains(kind)
                && (before == null || before.definition().isComputed());
        sourcePart.setVisible(computable);
        computed &= computable;
        source.select(computed);
        formula.setVisible(computed);
        maxLength.setVisible(LONG.contains(kind));
        min.getParent().orElseThrow().setVisible(NUMBERS.contains(kind) && !computed);
        target.setVisible(kind == FieldKind.REFERENCE);
        optionsPart.setVisible(CHOICES.contains(kind));
        tick(Trait.REQUIRED, !computed);
        tick(Trait.UNIQUE, UNIQUE.contains(kind) && !computed);
        tick(Trait.SEARCHED, TEXTS.contains(kind));
        tick(Trait.LISTED, kind != FieldKind.LONG_TEXT);
        changed();
        tryOut();
    }

    private void compute(boolean wanted) {
        computed = wanted;
        become(kind);
    }

    // ---- formula

    /** Fields that the formula can read, but for this one. */
    private Map<String, String> readable() {
        Map<String, String> readable = new LinkedHashMap<>();
        String own = before == null ? "" : before.fullName();
        formulas.inputs(type.name()).stream()
                .map(FieldSpec::name)
                .filter(input -> !input.equals(own))
                .forEach(input -> readable.put(input, reader.field(type.name(), input)));
        return readable;
    }

    /** Shows what the formula gives for some records, or what is wrong with it. */
    private void tryOut() {
        if (!computed || formula.formula().isEmpty()) {
            formula.results(Map.of());
            return;
        }
        try {
            Map<String, String> values = new LinkedHashMap<>();
            for (Formulas.Example example : formulas.examples(type.name(), definition())) {
                values.put(example.title(), reader.show(example.value()));
            }
            formula.results(values);
        } catch (InvalidRecord invalid) {
            invalid.problems().stream().findFirst().ifPresent(problem -> formula.complain(words(problem)));
        } catch (TradewindException refused) {
            formula.complain(reader.problem(refused));
        }
    }

    private void tick(Trait trait, boolean possible) {
        Checkbox box = Objects.requireNonNull(traits.get(trait));
        box.setVisible(possible);
        if (!possible) {
            box.setValue(false);
        }
    }

    private void changed() {
        touched = true;
        if (!named) {
            name.setValue(suggested(en.getValue()));
        }
        preview.show(type.name(), definition());
    }

    /** {@code Warranty end} becomes {@code warrantyEnd}. */
    static String suggested(String label) {
        StringBuilder made = new StringBuilder();
        for (String word : label.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                String small = word.equals(word.toUpperCase(java.util.Locale.ROOT))
                        ? word.toLowerCase(java.util.Locale.ROOT)
                        : word;
                boolean first = made.isEmpty();
                made.append(first ? Character.toLowerCase(small.charAt(0)) : Character.toUpperCase(small.charAt(0)))
                        .append(small.substring(1));
            }
        }
        String name = made.toString().replaceAll("^[0-9]+", "");
        return name.length() <= 40 ? name : name.substring(0, 40);
    }

    private FieldDefinition definition() {
        Set<Trait> ticked = EnumSet.noneOf(Trait.class);
        traits.forEach((trait, box) -> {
            if (box.getValue()) {
                ticked.add(trait);
            }
        });
        TypeSpec to = target.getValue();
        String list = before == null ? "" : before.definition().target();
        return new FieldDefinition(
                name.getValue(),
                kind,
                new Label(zh.getValue(), en.getValue()),
                new Label(helpZh.getValue(), helpEn.getValue()),
                LONG.contains(kind) && maxLength.getValue() != null ? maxLength.getValue() : 0,
                NUMBERS.contains(kind) && !computed ? min.getValue() : null,
                NUMBERS.contains(kind) && !computed ? max.getValue() : null,
                kind != FieldKind.REFERENCE ? list : to == null ? "" : to.name(),
                CHOICES.contains(kind) ? options.options() : List.of(),
                group.getValue() == null ? FieldDefinition.GROUP : group.getValue(),
                before == null ? 0 : before.definition().position(),
                ticked,
                computed ? formula.formula() : "");
    }

    // ---- saving

    private void save() {
        problems.removeAll();
        inputs().values().forEach(input -> input.setInvalid(false));
        formula.praise();
        if (computed && formula.formula().isEmpty()) {
            formula.complain(reader.text("error.field.required"));
            return;
        }
        try {
            saved.accept(keep(definition()));
            touched = false;
            close();
        } catch (InvalidRecord invalid) {
            invalid.problems().forEach(this::complain);
        } catch (TradewindException refused) {
            problems.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private String keep(FieldDefinition field) {
        String label = field.label().text(reader.locale());
        if (before != null) {
            fields.change(before.id(), before.version(), field);
            return reader.text("ui.fields.saved", label);
        }
        CustomFields.Added added = fields.add(type.name(), field);
        return added.taken() + added.left() == 0
                ? reader.text("ui.fields.added", label)
                : reader.text("ui.fields.added.taken", label, added.taken(), added.left());
    }

    private Map<String, HasValidation> inputs() {
        return Map.of(
                "name",
                name,
                "label",
                zh,
                "help",
                helpZh,
                "maxLength",
                maxLength,
                "min",
                min,
                "max",
                max,
                "target",
                target,
                "group",
                group);
    }

    private void complain(FieldProblem problem) {
        String words = words(problem);
        if (problem.field().equals("formula")) {
            formula.complain(words);
            return;
        }
        HasValidation input = inputs().get(problem.field());
        if (input == null) {
            problems.add(new Notice(Tone.RED, words));
        } else {
            input.setErrorMessage(words);
            input.setInvalid(true);
        }
    }

    private String words(FieldProblem problem) {
        return reader.text("error." + problem.code(), problem.arguments().toArray());
    }

    private void leave() {
        if (touched) {
            Confirm.danger(
                    reader.text("ui.form.leave"),
                    reader.text("ui.form.leave.words"),
                    reader.text("ui.form.discard"),
                    this::close);
        } else {
            close();
        }
    }
}
