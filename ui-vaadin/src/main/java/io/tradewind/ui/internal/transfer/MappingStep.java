package io.tradewind.ui.internal.transfer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Target;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Which column goes to which field, with a look into the file. */
final class MappingStep extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SAMPLES = 3;
    private static final Map<BigDecimal, String> FACTORS = new TreeMap<>(Map.of(
            BigDecimal.ONE,
            "ui.import.factor.1",
            BigDecimal.valueOf(1_000),
            "ui.import.factor.1000",
            BigDecimal.valueOf(10_000),
            "ui.import.factor.10000",
            BigDecimal.valueOf(1_000_000),
            "ui.import.factor.1000000"));
    private static final List<String> CURRENCIES = List.of("CNY", "USD", "EUR", "HKD", "JPY", "GBP");

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient Wizard wizard;
    private final transient Runnable changed;
    private final Div problems = new Div();
    private final Div rows = new Div();
    private final Div fixed = new Div();
    private transient Runnable mapped = () -> {};

    /** @param changed called when the mapping changed */
    MappingStep(Desk desk, Reader reader, Wizard wizard, Runnable changed) {
        this.desk = desk;
        this.reader = reader;
        this.wizard = wizard;
        this.changed = changed;
        addClassName("tw-import-step");
        problems.addClassName("tw-form-problems");
        rows.addClassName("tw-mapping");
        if (!wizard.draft().encoding().isEmpty()) {
            add(encoding());
        }
        add(problems, rows, fixed);
        fill();
    }

    private Component encoding() {
        Select<String> box = new Select<>();
        box.setItems("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");
        box.setValue(wizard.draft().encoding());
        box.setAriaLabel(reader.text("ui.import.encoding"));
        box.addValueChangeListener(change -> Guarded.run(() -> {
            wizard.reread(desk.imports().reread(wizard.draft().id(), change.getValue()));
            fill();
        }));
        Span words = new Span(reader.text("ui.import.encoding.words"));
        words.addClassName("tw-second");
        Div line = new Div(new Span(reader.text("ui.import.encoding")), box, words);
        line.addClassName("tw-import-line");
        return line;
    }

    private void fill() {
        rows.removeAll();
        Draft draft = wizard.draft();
        rows.add(
                head("ui.import.column"),
                head("ui.import.sample"),
                head("ui.import.goes-to"),
                head("ui.import.options"));
        for (int i = 0; i < draft.columns().size(); i++) {
            row(draft, i);
        }
        judge();
        FixedValues values = new FixedValues(desk, reader, wizard, this::judge);
        fixed.removeAll();
        fixed.add(values);
        mapped = values::offer;
    }

    private Span head(String key) {
        Span head = new Span(reader.text(key));
        head.addClassName("tw-mapping-head");
        return head;
    }

    private void row(Draft draft, int index) {
        String column = draft.columns().get(index);
        Span name = new Span(column);
        name.addClassName("tw-mapping-column");
        String sample = draft.sample().stream()
                .filter(cells -> cells.size() > index && !cells.get(index).isBlank())
                .map(cells -> cells.get(index))
                .distinct()
                .limit(SAMPLES)
                .collect(Collectors.joining("  ·  "));
        Span samples = new Span(sample.isEmpty() ? reader.text("ui.import.sample.none") : sample);
        samples.addClassName("tw-mapping-sample");
        Div options = new Div();
        options.addClassName("tw-mapping-options");
        ComboBox<Goal> goal = new ComboBox<>();
        goal.setItems(Goal.of(wizard, column));
        goal.setItemLabelGenerator(each -> each.words(reader, wizard.type().name()));
        goal.setAriaLabel(reader.text("ui.import.goes-to.aria", column));
        goal.setValue(Goal.present(wizard, column));
        goal.addValueChangeListener(change -> {
            Goal chosen = change.getValue() == null ? new Goal.Out() : change.getValue();
            wizard.map(column, chosen.target());
            look(goal, chosen);
            options(options, column);
            judge();
            mapped.run();
        });
        look(goal, goal.getValue());
        options(options, column);
        Div to = new Div(Icons.small("arrow-right"), goal);
        to.addClassName("tw-mapping-goal");
        rows.add(name, samples, to, options);
    }

    private static void look(ComboBox<Goal> box, Goal goal) {
        box.getElement().getClassList().set("tw-mapping-out", goal instanceof Goal.Out);
    }

    private void options(Div options, String column) {
        options.removeAll();
        if (wizard.target(column).isEmpty()) {
            forNewRecords(options, column);
        }
        Optional<FieldSpec> field = wizard.field(column);
        boolean money = field.filter(to -> to.kind() == FieldKind.MONEY).isPresent();
        boolean number =
                money || field.filter(to -> to.kind() == FieldKind.DECIMAL).isPresent();
        if (number) {
            options.add(factor(column));
        }
        if (money) {
            options.add(currency(column));
        }
    }

    /** What is left out here may fill records that are made on the way. */
    private void forNewRecords(Div options, String column) {
        wizard.newRecords().filledBy(column).keySet().stream()
                .map(path -> PathWords.of(desk.types(), reader, wizard.type().name(), path))
                .findFirst()
                .ifPresent(words -> {
                    Span hint = new Span(reader.text("ui.import.new-records.fills", words));
                    hint.addClassNames("tw-second", "tw-small");
                    options.add(hint);
                });
    }

    private Component factor(String column) {
        Select<BigDecimal> box = new Select<>();
        box.setItems(new ArrayList<>(FACTORS.keySet()));
        box.setItemLabelGenerator(each -> reader.text(FACTORS.getOrDefault(each, "ui.import.factor.1")));
        box.setAriaLabel(reader.text("ui.import.factor"));
        Target now = wizard.target(column).orElseThrow();
        box.setValue(now.factor() == null ? BigDecimal.ONE : now.factor());
        box.addValueChangeListener(change -> wizard.target(column)
                .ifPresent(target -> wizard.map(
                        column,
                        Optional.of(new Target(target.field(), factor(change.getValue()), target.currency())))));
        return box;
    }

    private static @org.jspecify.annotations.Nullable BigDecimal factor(BigDecimal chosen) {
        return chosen.equals(BigDecimal.ONE) ? null : chosen;
    }

    private Component currency(String column) {
        Select<String> box = new Select<>();
        box.setItems(CURRENCIES);
        box.setAriaLabel(reader.text("ui.form.currency"));
        box.setPlaceholder(reader.text("ui.form.currency"));
        wizard.target(column).map(Target::currency).ifPresent(box::setValue);
        box.addValueChangeListener(change -> wizard.target(column)
                .ifPresent(target -> wizard.map(
                        column, Optional.of(new Target(target.field(), target.factor(), change.getValue())))));
        return box;
    }

    private void judge() {
        problems.removeAll();
        String type = wizard.type().name();
        wizard.twice()
                .forEach(field -> problems.add(
                        new Notice(Tone.RED, reader.text("ui.import.twice", reader.field(type, field.name())))));
        if (wizard.nothingMapped()) {
            problems.add(new Notice(Tone.RED, reader.text("ui.import.nothing-mapped")));
        } else if (!wizard.missing().isEmpty()) {
            String names = wizard.missing().stream()
                    .map(field -> reader.field(type, field.name()))
                    .collect(Collectors.joining(reader.chinese() ? "、" : ", "));
            problems.add(new Notice(Tone.AMBER, reader.text("ui.import.missing", names)));
        }
        changed.run();
    }
}
