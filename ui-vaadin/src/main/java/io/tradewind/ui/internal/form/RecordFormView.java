package io.tradewind.ui.internal.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.ListTrail;
import io.tradewind.ui.internal.record.TypeScreen;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The page on which a record is entered. Query parameters fill fields: {@code contacts/new?customer=…}. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type/new", title = "ui.create", group = "none")
public final class RecordFormView extends TypeScreen implements TradewindView, BeforeLeaveObserver {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader = reader();
    private @Nullable RecordForm form;

    @Activate
    public RecordFormView(@org.osgi.service.component.annotations.Reference Desk desk) {
        super(desk.types());
        this.desk = desk;
        addClassName("tw-form-page");
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        RecordForm made = new RecordForm(desk, reader, type, given(type, event));
        form = made;
        title(reader.text("ui.list.new", TypeWords.one(reader, type.name())));
        Button save = Buttons.primary(reader.text("ui.save"), () -> save(made, false));
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        Button more = Buttons.plain(reader.text("ui.form.save-new"), () -> save(made, true));
        Button cancel = Buttons.plain(reader.text("ui.cancel"), () -> back(type.name()));
        Span keys = new Span(reader.text("ui.form.keys"));
        keys.addClassNames("tw-quiet", "tw-desk-only");
        Div place = new Div(made);
        place.addClassName("tw-form-place");
        content(place);
        foot(keys, space(), cancel, more, save);
        made.focus();
    }

    private static Map<String, Object> given(TypeView type, BeforeEnterEvent event) {
        Map<String, Object> given = new HashMap<>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> type.field(name)
                        .filter(field -> !values.getFirst().isBlank())
                        .ifPresent(field -> put(given, field, values.getFirst())));
        return given;
    }

    private static void put(Map<String, Object> given, FieldSpec field, String value) {
        if (field.kind() == FieldKind.REFERENCE) {
            given.put(field.name(), new Reference(value, null));
        } else if (List.of(FieldKind.TEXT, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.URL, FieldKind.CHOICE)
                .contains(field.kind())) {
            given.put(field.name(), value);
        }
    }

    private void save(RecordForm made, boolean another) {
        made.save().ifPresent(record -> {
            Toast.done(reader.text("ui.form.saved", record.title()));
            if (another) {
                made.begin();
                made.focus();
            } else {
                UI.getCurrent().navigate(record.ref().toString());
            }
        });
    }

    private static void back(String type) {
        UI ui = UI.getCurrent();
        ui.navigate(ListTrail.of(ui, type).map(ListTrail::address).orElse(type));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (form != null && form.touched()) {
            ContinueNavigationAction go = event.postpone();
            Confirm.danger(
                    reader.text("ui.form.leave"),
                    reader.text("ui.form.leave.words"),
                    reader.text("ui.form.discard"),
                    go::proceed);
        }
    }
}
