package io.tradewind.ui.internal.design;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;

import io.tradewind.TradewindException;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Formulas;
import io.tradewind.custom.Label;
import io.tradewind.design.DesignedType;
import io.tradewind.design.DesignedType.State;
import io.tradewind.design.RecordTypeDesigns;
import io.tradewind.design.TypeDesign;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** One record type as it is designed: its parts at the left, how it will look to a role at the right. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = DesignsView.PATH + "/:name",
        title = "ui.designs.title",
        group = "none",
        right = RecordTypeDesigns.RIGHT)
public final class DesignerView extends Page implements TradewindView, BeforeEnterObserver, BeforeLeaveObserver {
    static final String NEW = "new";

    private static final long serialVersionUID = 1L;
    private static final int LAST = 500;

    private final transient RecordTypeDesigns designs;
    private final transient Formulas formulas;
    private final transient Desk desk;
    private final transient Reader reader = Reader.current();
    private transient @Nullable DesignedType type;
    private @Nullable DesignForm form;
    private @Nullable TrialPanel trial;
    private boolean touched;

    @Activate
    public DesignerView(@Reference RecordTypeDesigns designs, @Reference Formulas formulas, @Reference Desk desk) {
        this.formulas = formulas;
        this.designs = designs;
        this.desk = desk;
        addClassName("tw-designer-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get("name").orElse(NEW);
        try {
            type = name.equals(NEW) ? null : designs.read(name);
            build();
        } catch (TradewindException refused) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** A type to begin with: a name and whether it is in use. */
    private static TypeDesign blank() {
        return new TypeDesign(
                "",
                Label.NONE,
                Label.NONE,
                "file-text",
                "service",
                LAST,
                "",
                "name",
                "",
                List.of(new TypeDesign.Group("main", new Label("基本信息", "Basics"))),
                List.of(FieldDefinition.of("name", FieldKind.TEXT, "名称", "Name")
                        .with(Trait.REQUIRED, Trait.LISTED)
                        .in("main", 0)),
                Set.of(),
                List.of(),
                List.of());
    }

    private void build() {
        DesignedType present = type;
        TypeDesign design = present == null ? blank() : present.draft();
        title(present == null ? reader.text("ui.designs.new") : design.title().text(reader.locale()));
        count(present == null ? "" : state(present));
        Map<String, String> roles = Roles.of(desk);
        DesignForm made = new DesignForm(
                desk,
                formulas,
                reader,
                design,
                present == null ? null : present.live(),
                present == null,
                roles,
                this::touch);
        TrialPanel tried = new TrialPanel(designs, desk, reader, roles);
        form = made;
        trial = tried;
        Div left = new Div(made);
        left.addClassName("tw-designer-left");
        Div right = new Div(new Panel(reader.text("ui.designs.try"), tried));
        right.addClassName("tw-designer-right");
        Div both = new Div(left, right);
        both.addClassName("tw-designer");
        content(both);
        buttons(present);
        tried.show(made.design());
        touched = false;
    }

    private String state(DesignedType present) {
        boolean changed = present.state() == State.PUBLISHED && present.isChanged();
        return reader.text(
                "ui.designs.state." + (changed ? "CHANGED" : present.state().name()));
    }

    private void buttons(@Nullable DesignedType present) {
        Button save = Buttons.plain(reader.text("ui.designs.save"), this::save);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        Button publish = Buttons.primary(reader.text("ui.designs.publish"), "upload", this::askPublish);
        publish.setEnabled(present == null || present.state() != State.ARCHIVED);
        Button back = Buttons.quiet(
                reader.text("ui.designs.back"),
                "arrow-left",
                () -> UI.getCurrent().navigate(DesignsView.PATH));
        Button list = Buttons.plain(
                reader.text("ui.designs.list"),
                "list",
                () -> UI.getCurrent().navigate(present == null ? "" : present.name()));
        list.addClassName("tw-desk-only");
        list.setVisible(present != null && present.state() == State.PUBLISHED);
        foot(back, space(), list, save, publish);
    }

    private void touch() {
        touched = true;
        Objects.requireNonNull(trial).show(Objects.requireNonNull(form).design());
    }

    private boolean keep() {
        DesignForm made = Objects.requireNonNull(form);
        made.praise();
        try {
            DesignedType present = type;
            TypeDesign design = made.design();
            type = present == null ? designs.create(design) : designs.change(present.name(), present.version(), design);
            touched = false;
            return true;
        } catch (InvalidRecord invalid) {
            made.show(invalid);
            Toast.problem(reader.problem(invalid));
        } catch (TradewindException refused) {
            Toast.problem(reader.problem(refused));
        }
        return false;
    }

    private void save() {
        if (keep()) {
            Toast.done(reader.text("ui.designs.saved"));
            reopen();
        }
    }

    /** At its own address, also the first time. */
    private void reopen() {
        DesignedType present = Objects.requireNonNull(type);
        UI.getCurrent().getPage().getHistory().replaceState(null, DesignsView.PATH + "/" + present.name());
        build();
    }

    private void askPublish() {
        if (!keep()) {
            return;
        }
        DesignedType present = Objects.requireNonNull(type);
        reopen();
        String title = present.draft().title().text(reader.locale());
        Confirm.plain(
                reader.text("ui.designs.publish.ask", title),
                reader.text(present.live() == null ? "ui.designs.publish.first" : "ui.designs.publish.again"),
                reader.text("ui.designs.publish"),
                () -> publish(present, title));
    }

    private void publish(DesignedType present, String title) {
        try {
            type = designs.publish(present.name(), present.version());
            Toast.done(reader.text("ui.designs.published", title));
            build();
        } catch (InvalidRecord invalid) {
            Objects.requireNonNull(form).show(invalid);
        } catch (TradewindException refused) {
            Toast.problem(reader.problem(refused));
        }
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
