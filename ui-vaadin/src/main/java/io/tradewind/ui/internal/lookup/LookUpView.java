package io.tradewind.ui.internal.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;

import io.tradewind.lookup.LookUps;
import io.tradewind.lookup.LookUps.Hit;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.TypeScreen;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** Asks the whole company whether it knows somebody already: {@code customers/look-up}. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type/look-up", title = "ui.look-up", group = "none")
public final class LookUpView extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient LookUps lookUps;
    private final transient Map<String, TextField> inputs = new LinkedHashMap<>();
    private final Div results = new Div();

    @Activate
    public LookUpView(@Reference Desk desk, @Reference LookUps lookUps) {
        super(desk.types());
        this.desk = desk;
        this.lookUps = lookUps;
        addClassName("tw-look-up-page");
        results.addClassName("tw-look-up-results");
        results.getElement().setAttribute("role", "status");
    }

    /** Whether the reader may look records of the type up. */
    public static boolean isOffered(Desk desk, TypeSpec type) {
        return !LookUps.fields(type).isEmpty() && desk.access().may(LookUps.right(type.name()));
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        if (!isOffered(desk, type.type())) {
            throw new NotFoundException();
        }
        title(reader().text("ui.look-up.title", TypeWords.many(reader(), type.name())));
        Div row = new Div();
        row.addClassName("tw-look-up-inputs");
        for (FieldSpec field : LookUps.fields(type.type())) {
            TextField input = new TextField(reader().field(type.name(), field.name()));
            input.setClearButtonVisible(true);
            input.addKeyDownListener(Key.ENTER, press -> find(type));
            inputs.put(field.name(), input);
            row.add(input);
        }
        row.add(Buttons.primary(reader().text("ui.look-up"), "search", () -> find(type)));
        results.add(new EmptyState(
                "search",
                Tone.ACCENT,
                reader().text("ui.look-up.begin"),
                reader().text("ui.look-up.begin.words", LookUps.A_MINUTE)));
        Div place = new Div(row, results);
        place.addClassName("tw-look-up");
        content(place);
        inputs.values().stream().findFirst().ifPresent(TextField::focus);
    }

    private void find(TypeView type) {
        Map<String, String> values = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            if (!input.getValue().isBlank()) {
                values.put(name, input.getValue().strip());
            }
        });
        Guarded.run(() -> show(type, lookUps.find(type.name(), values)));
    }

    private void show(TypeView type, List<Hit> hits) {
        results.removeAll();
        if (hits.isEmpty()) {
            results.add(new EmptyState(
                    "circle-check",
                    Tone.GREEN,
                    reader().text("ui.look-up.none", TypeWords.one(reader(), type.name())),
                    reader().text("ui.look-up.none.words")));
        }
        hits.forEach(hit -> results.add(row(type, hit)));
    }

    private Component row(TypeView type, Hit hit) {
        Component name =
                hit.ref() == null ? new Span(hit.name()) : link(hit.ref().toString(), hit.name());
        name.addClassName("tw-merge-title");
        List<String> words = new ArrayList<>();
        String field = reader().field(type.name(), hit.field());
        words.add(reader().text(hit.exact() ? "ui.look-up.same" : "ui.look-up.near", field));
        if (hit.owner() == null) {
            words.add(reader().text("ui.look-up.free", reader().ago(hit.since())));
        } else {
            words.add(reader().text("ui.look-up.owned", reader().show(hit.owner()), reader().ago(hit.since())));
        }
        Span under = new Span(String.join(" · ", words));
        under.addClassName("tw-related-words");
        Div text = new Div(name, under);
        text.addClassName("tw-related-text");
        Component sign = hit.ref() == null ? hidden() : Logo.of(hit.name());
        Div row = new Div(sign, text);
        row.addClassName("tw-look-up-row");
        String state = hit.state();
        if (state != null) {
            TypeFields.find(type.type(), type.type().stateField())
                    .ifPresent(spec -> row.add(new Pill(
                            reader().value(type.name(), spec.name(), state),
                            new Values(desk.lists(), reader()).tone(spec, state))));
        }
        return row;
    }

    private static Component hidden() {
        Span sign = new Span(Icons.small("lock"));
        sign.addClassName("tw-look-up-hidden");
        return sign;
    }

    private static Component link(String address, String words) {
        return new Anchor(address, words);
    }
}
