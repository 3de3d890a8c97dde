package io.tradewind.ui.internal.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.custom.FormulaFunction;
import io.tradewind.custom.Formulas;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Where a formula is written, with all fields and functions that a click puts into it, and what it gives. */
public final class FormulaInput extends Div {
    private static final long serialVersionUID = 1L;

    /** Puts words where the cursor is; it ends so many characters before their end. */
    private static final String INSERT = """
            const input = this.inputElement;
            const from = input.selectionStart, to = input.selectionEnd;
            const space = from > 0 && /[\\w)\\u4e00-\\u9fff]/.test(input.value[from - 1]) ? ' ' : '';
            input.focus();
            input.setRangeText(space + $0, from, to, 'end');
            input.setSelectionRange(input.selectionEnd - $1, input.selectionEnd - $1);
            this.value = input.value;
            """;

    private final transient Reader reader;
    private final transient List<FormulaFunction> functions;
    private final transient Supplier<Map<String, String>> fields;
    private final TextArea formula;
    private final TextField search;
    private final Div offers = new Div();
    private final Div results = new Div();

    /**
     * @param fields labels of what can be read, by name
     * @param changed called when the formula was changed
     */
    public FormulaInput(
            Reader reader,
            List<FormulaFunction> functions,
            Supplier<Map<String, String>> fields,
            Consumer<String> changed) {
        this.reader = reader;
        this.functions = functions;
        this.fields = fields;
        formula = new TextArea(reader.text("ui.formula"));
        formula.setMaxLength(Formulas.LONGEST);
        formula.setPlaceholder("round(annualRevenue * 0.05, 2)");
        formula.setHelperText(reader.text("ui.formula.hint"));
        formula.setMinRows(2);
        formula.setMaxRows(8);
        formula.setValueChangeMode(ValueChangeMode.LAZY);
        formula.setManualValidation(true);
        formula.addClassName("tw-formula");
        formula.getElement().setAttribute("spellcheck", "false");
        formula.addValueChangeListener(change -> changed.accept(formula()));
        search = new TextField();
        search.setPlaceholder(reader.text("ui.formula.search"));
        search.setAriaLabel(reader.text("ui.formula.search"));
        search.setClearButtonVisible(true);
        search.setPrefixComponent(Icons.small("search"));
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> offer());
        offers.addClassName("tw-formula-offers");
        results.addClassName("tw-formula-results");
        results.getElement().setAttribute("aria-live", "polite");
        addClassName("tw-formula-input");
        add(formula, results, search, offers);
        offer();
    }

    public String formula() {
        return formula.getValue().strip();
    }

    public void show(String source) {
        formula.setValue(source);
    }

    /** Fields may have come and gone. */
    public void offer() {
        offers.removeAll();
        List<Component> named = new ArrayList<>();
        fields.get().forEach((name, label) -> {
            if (isWanted(name, label)) {
                named.add(item(name, label, name, 0));
            }
        });
        List<Component> called = new ArrayList<>();
        for (FormulaFunction function : functions) {
            String help = reader.text("formula.function." + function.name());
            if (isWanted(function.name(), help)) {
                called.add(item(function.use(), help, function.name() + "()", 1));
            }
        }
        offers.add(list("ui.formula.fields", named), list("ui.formula.functions", called));
    }

    private boolean isWanted(String name, String words) {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(wanted)
                || words.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Component list(String title, List<Component> items) {
        var list = new Div();
        list.addClassName("tw-formula-list");
        items.forEach(list::add);
        if (items.isEmpty()) {
            var none = new Span(reader.text("ui.formula.none"));
            none.addClassName("tw-quiet");
            list.add(none);
        }
        var column = new Div(new H4(reader.text(title)), list);
        column.addClassName("tw-formula-column");
        return column;
    }

    private Component item(String code, String words, String inserted, int back) {
        var item = new NativeButton("", click -> formula.getElement().executeJs(INSERT, inserted, back));
        var name = new Span(code);
        name.addClassName("tw-field-name");
        var help = new Span(words);
        help.addClassName("tw-second");
        item.add(name, help);
        item.addClassName("tw-formula-item");
        return item;
    }

    // ---- what it gives

    /** What is wrong with it. */
    public void complain(String words) {
        results.removeAll();
        formula.setErrorMessage(words);
        formula.setInvalid(true);
    }

    public void praise() {
        formula.setInvalid(false);
    }

    /** Values that it gives, by the records' titles. */
    public void results(Map<String, String> values) {
        praise();
        results.removeAll();
        if (values.isEmpty()) {
            return;
        }
        var head = new H4(reader.text("ui.formula.examples"));
        results.add(head);
        values.forEach((title, value) -> {
            var record = new Span(title);
            record.addClassName("tw-formula-record");
            var given = new Span(value.isEmpty() ? reader.text("ui.formula.empty") : value);
            given.addClassName(value.isEmpty() ? "tw-quiet" : "tw-formula-value");
            var line = new Div(record, given);
            line.addClassName("tw-formula-result");
            results.add(line);
        });
    }
}
