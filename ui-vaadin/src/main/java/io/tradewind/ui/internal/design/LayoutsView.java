package io.tradewind.ui.internal.design;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.TradewindException;
import io.tradewind.layout.ArrangedType;
import io.tradewind.layout.PageLayouts;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** Form and page of a record type, of a module's or of one made here, as they are arranged: at the right how a role will have them. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = LayoutsView.PATH,
        title = "ui.layouts.title",
        icon = "layers",
        group = "admin",
        order = 39,
        right = PageLayouts.RIGHT)
public final class LayoutsView extends Page implements TradewindView, BeforeEnterObserver, BeforeLeaveObserver {
    static final String PATH = "layouts";

    private static final long serialVersionUID = 1L;

    private final transient PageLayouts layouts;
    private final transient Desk desk;
    private final transient Reader reader = Reader.current();
    private final ComboBox<TypeSpec> types = new ComboBox<>();
    private final Div state = new Div();
    private transient @Nullable ArrangedType type;
    private @Nullable LayoutForm form;
    private @Nullable LayoutTrial trial;
    private boolean touched;

    @Activate
    public LayoutsView(@Reference PageLayouts layouts, @Reference Desk desk) {
        this.layouts = layouts;
        this.desk = desk;
        addClassNames("tw-designer-page", "tw-layouts-page");
        title(reader.text("ui.layouts.title"));
        types.setItems(layouts.all().stream()
                .map(ArrangedType::delivered)
                .sorted(Comparator.comparing((TypeSpec spec) -> spec.group().equals("admin"))
                        .thenComparing(TypeSpec::order))
                .toList());
        types.setItemLabelGenerator(spec -> reader.plural(spec.name()));
        types.setAriaLabel(reader.text("ui.fields.type"));
        types.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getOldValue(), change.getValue());
            }
        });
        Span words = new Span(reader.text("ui.layouts.words"));
        words.addClassNames("tw-second", "tw-fields-words");
        toolbar(types, state, space(), words);
    }

    /** What was changed and not saved is not lost by a slip. */
    private void choose(@Nullable TypeSpec former, @Nullable TypeSpec wanted) {
        if (wanted == null) {
            types.setValue(former);
        } else if (touched) {
            types.setValue(former);
            Confirm.danger(
                    reader.text("ui.form.leave"),
                    reader.text("ui.form.leave.words"),
                    reader.text("ui.form.discard"),
                    () -> open(wanted));
        } else {
            open(wanted);
        }
    }

    private void open(TypeSpec wanted) {
        touched = false;
        UI.getCurrent().navigate(PATH, QueryParameters.of("type", wanted.name()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("type")
                .orElse("customers");
        types.getListDataView()
                .getItems()
                .filter(spec -> spec.name().equals(wanted))
                .findFirst()
                .or(() -> types.getListDataView().getItems().findFirst())
                .ifPresent(spec -> {
                    types.setValue(spec);
                    build(layouts.read(spec.name()));
                });
    }

    private void build(ArrangedType present) {
        type = present;
        LayoutForm made = new LayoutForm(desk, reader, present, this::touch);
        LayoutTrial tried = new LayoutTrial(layouts, desk, reader, present.name(), made.layout());
        form = made;
        trial = tried;
        Div left = new Div(made);
        left.addClassName("tw-designer-left");
        Div right = new Div(new Panel(reader.text("ui.layouts.try"), tried));
        right.addClassName("tw-designer-right");
        Div both = new Div(left, right);
        both.addClassName("tw-designer");
        content(both);
        state.removeAll();
        state.add(pill(present));
        buttons(present);
        touched = false;
    }

    private Pill pill(ArrangedType present) {
        if (present.isChanged()) {
            return new Pill(reader.text("ui.layouts.state.CHANGED"), Tone.AMBER, "file-pen");
        }
        return present.published().isPresent()
                ? new Pill(reader.text("ui.layouts.state.PUBLISHED"), Tone.GREEN, "circle-check")
                : new Pill(reader.text("ui.layouts.state.DELIVERED"), Tone.GRAY);
    }

    private void buttons(ArrangedType present) {
        Button reset = Buttons.quiet(reader.text("ui.layouts.reset"), "undo-2", () -> askReset(present));
        reset.setVisible(present.version() > 0);
        Button discard = Buttons.quiet(reader.text("ui.layouts.discard"), () -> discard(present));
        discard.setVisible(present.isChanged() && present.published().isPresent());
        Button save = Buttons.plain(reader.text("ui.designs.save"), this::save);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        foot(
                reset,
                discard,
                space(),
                save,
                Buttons.primary(reader.text("ui.designs.publish"), "upload", this::publish));
    }

    private void touch() {
        touched = true;
        Objects.requireNonNull(trial).show(Objects.requireNonNull(form).layout());
    }

    /** Does something with what is kept, and shows what became of it. */
    private boolean run(Supplier<ArrangedType> work) {
        LayoutForm made = Objects.requireNonNull(form);
        made.praise();
        try {
            build(work.get());
            return true;
        } catch (InvalidRecord invalid) {
            made.show(invalid);
            Toast.problem(reader.problem(invalid));
        } catch (TradewindException refused) {
            Toast.problem(reader.problem(refused));
        }
        return false;
    }

    private ArrangedType keep() {
        ArrangedType present = Objects.requireNonNull(type);
        ArrangedType kept = layouts.change(
                present.name(), present.version(), Objects.requireNonNull(form).layout());
        type = kept;
        return kept;
    }

    private void save() {
        if (run(this::keep)) {
            Toast.done(reader.text("ui.designs.saved"));
        }
    }

    private void publish() {
        boolean done = run(() -> {
            ArrangedType kept = keep();
            return layouts.publish(kept.name(), kept.version());
        });
        if (done) {
            Toast.done(reader.text("ui.layouts.published", reader.plural(name())));
        }
    }

    private String name() {
        return Objects.requireNonNull(type).name();
    }

    private void discard(ArrangedType present) {
        if (run(() -> layouts.change(
                present.name(), present.version(), present.published().orElseThrow()))) {
            Toast.done(reader.text("ui.layouts.discarded"));
        }
    }

    private void askReset(ArrangedType present) {
        String plural = reader.plural(present.name());
        Confirm.danger(
                reader.text("ui.layouts.reset.ask", plural),
                reader.text("ui.layouts.reset.words"),
                reader.text("ui.layouts.reset"),
                () -> {
                    if (run(() -> layouts.reset(present.name(), present.version()))) {
                        Toast.done(reader.text("ui.layouts.reset.done", plural));
                    }
                });
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (touched) {
            var go = event.postpone();
            Confirm.danger(
                    reader.text("ui.form.leave"),
                    reader.text("ui.form.leave.words"),
                    reader.text("ui.form.discard"),
                    go::proceed);
        }
    }
}
