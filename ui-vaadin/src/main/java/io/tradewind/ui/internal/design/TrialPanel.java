package io.tradewind.ui.internal.design;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.TradewindException;
import io.tradewind.access.Directory;
import io.tradewind.access.Verb;
import io.tradewind.design.RecordTypeDesigns;
import io.tradewind.design.RecordTypeDesigns.Trial;
import io.tradewind.design.TypeDesign;
import io.tradewind.text.Texts;
import io.tradewind.ui.internal.form.RecordForm;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** The design as somebody with a role would have it: columns of the list, and the form itself, which saves nothing. */
final class TrialPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient RecordTypeDesigns designs;
    private final transient Desk desk;
    private final transient Reader reader;
    private final Select<String> role = new Select<>();
    private final Div place = new Div();
    private transient Optional<TypeDesign> shown = Optional.empty();

    /** @param roles codes and names */
    TrialPanel(RecordTypeDesigns designs, Desk desk, Reader reader, Map<String, String> roles) {
        this.designs = designs;
        this.desk = desk;
        this.reader = reader;
        role.setLabel(reader.text("ui.designs.try.role"));
        role.setItems(roles.keySet());
        role.setItemLabelGenerator(code -> roles.getOrDefault(code, code));
        if (roles.containsKey(Directory.ADMINISTRATOR)) {
            role.setValue(Directory.ADMINISTRATOR);
        }
        role.addValueChangeListener(change -> refresh());
        place.addClassName("tw-trial-place");
        addClassName("tw-trial");
        add(role, place);
    }

    void show(TypeDesign design) {
        shown = Optional.of(design);
        refresh();
    }

    private void refresh() {
        place.removeAll();
        String code = role.getValue();
        if (code == null || shown.isEmpty()) {
            return;
        }
        try {
            show(designs.tryAs(shown.get(), code));
        } catch (TradewindException refused) {
            place.add(new Notice(Tone.RED, reader.problem(refused)));
        }
    }

    private void show(Trial trial) {
        if (trial.view().fields().isEmpty() && trial.isAny()) {
            place.add(words("ui.designs.try.no-fields"));
            return;
        }
        if (!trial.view().may(Verb.READ)) {
            place.add(new EmptyState(
                    "eye-off",
                    Tone.GRAY,
                    reader.text("ui.designs.try.nothing"),
                    reader.text("ui.designs.try.nothing.words")));
            return;
        }
        Reader tried = Reader.of(over(desk.texts(), trial), reader.locale(), reader.zone());
        place.add(scopes(trial), new H2(reader.text("ui.designs.try.list")), columns(tried, trial));
        if (trial.view().may(Verb.CREATE)) {
            RecordForm form = new RecordForm(desk, tried, trial.view(), Map.of());
            form.addClassName("tw-trial-form");
            place.add(new H2(reader.text("ui.designs.try.form")), form, words("ui.designs.try.words"));
        } else {
            place.add(words("ui.designs.try.no-create"));
        }
    }

    private Paragraph words(String key) {
        Paragraph words = new Paragraph(reader.text(key));
        words.addClassName("tw-second");
        return words;
    }

    private Div scopes(Trial trial) {
        Div line = new Div();
        line.addClassNames("tw-line", "tw-trial-scopes");
        for (Verb verb : Verb.values()) {
            var scope = trial.scopes().get(verb);
            line.add(new Pill(
                    reader.text("ui.roles.verb." + verb) + ": " + reader.text("ui.roles.scope." + scope), Tone.GRAY));
        }
        return line;
    }

    private static Div columns(Reader tried, Trial trial) {
        Div columns = new Div();
        columns.addClassName("tw-trial-columns");
        TypeFields.listed(trial.view().type()).stream()
                .filter(name -> TypeFields.find(trial.view().type(), name).isPresent())
                .forEach(name -> columns.add(new Span(tried.field(trial.view().name(), name))));
        return columns;
    }

    /** The words that will come with the type, before those that are there. */
    private static Texts over(Texts texts, Trial trial) {
        return new Texts() {
            @Override
            public String get(Locale locale, String key, Object... arguments) {
                return trial.text(key).orElseGet(() -> texts.get(locale, key, arguments));
            }

            @Override
            public Optional<String> find(Locale locale, String key, Object... arguments) {
                return trial.text(key).or(() -> texts.find(locale, key, arguments));
            }
        };
    }
}
