package io.tradewind.ui.internal.custom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.access.Verb;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.Formulas;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.MoreMenu;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The fields of a record type, those that were added and those that it has by itself; the first kind is kept here. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = CustomFieldsView.PATH,
        title = "ui.fields.title",
        icon = "sliders-horizontal",
        group = "admin",
        order = 38,
        right = CustomFields.RIGHT)
public final class CustomFieldsView extends Page implements TradewindView, BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    static final String PATH = "custom-fields";

    private final transient CustomFields fields;
    private final transient Formulas formulas;
    private final transient Desk desk;
    private final transient Reader reader = Reader.current();
    private final ComboBox<TypeSpec> types = new ComboBox<>();
    private final Checkbox archived = new Checkbox(reader.text("ui.fields.archived"));
    private final Button add = Buttons.primary(reader.text("ui.fields.add"), "plus", () -> open(null));
    private final Div table = new Div();

    @Activate
    public CustomFieldsView(@Reference CustomFields fields, @Reference Formulas formulas, @Reference Desk desk) {
        this.fields = fields;
        this.formulas = formulas;
        this.desk = desk;
        title(reader.text("ui.fields.title"));
        actions(add);
        types.setItems(desk.types().all().stream()
                .filter(type -> type.may(Verb.CREATE) || type.may(Verb.EDIT))
                .map(TypeView::type)
                .sorted(Comparator.comparing((TypeSpec type) -> type.group().equals("admin"))
                        .thenComparing(TypeSpec::order))
                .toList());
        types.setItemLabelGenerator(type -> reader.plural(type.name()));
        types.setAriaLabel(reader.text("ui.fields.type"));
        types.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                getUI().ifPresent(ui -> ui.navigate(
                        PATH, QueryParameters.of("type", change.getValue().name())));
            }
        });
        archived.addValueChangeListener(change -> refresh());
        var words = new Span(reader.text("ui.fields.words"));
        words.addClassNames("tw-second", "tw-fields-words");
        toolbar(types, archived, space(), words);
        table.addClassNames("tw-modules", "tw-fields");
        content(table);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("type")
                .orElse("customers");
        types.getListDataView()
                .getItems()
                .filter(type -> type.name().equals(wanted))
                .findFirst()
                .or(() -> types.getListDataView().getItems().findFirst())
                .ifPresent(types::setValue);
        refresh();
    }

    private Optional<TypeSpec> type() {
        return types.getOptionalValue()
                .map(type -> desk.types().find(type.name()).orElse(type));
    }

    private void refresh() {
        table.removeAll();
        type().ifPresent(this::show);
    }

    private void show(TypeSpec type) {
        List<CustomField> all = fields.of(type.name());
        long hidden = all.stream().filter(CustomField::archived).count();
        archived.setVisible(hidden > 0);
        List<CustomField> shown = all.stream()
                .filter(field -> !field.archived() || archived.getValue())
                .toList();
        List<FieldSpec> own = type.fields().stream()
                .filter(field -> !CustomField.isOne(field))
                .toList();
        count(reader.text("ui.fields.count", all.size() - hidden));
        table.add(head(reader.text("ui.fields.added-ones")));
        shown.forEach(field -> table.add(row(type, field, shown)));
        if (shown.isEmpty()) {
            table.add(new EmptyState(
                    "sliders-horizontal",
                    Tone.ACCENT,
                    reader.text("ui.fields.none", reader.plural(type.name())),
                    reader.text("ui.fields.none.words")));
        }
        table.add(head(reader.text("ui.fields.own-ones")));
        own.forEach(field -> {
            var row = new FieldRow(reader, field, reader.field(type.name(), field.name()), where(field));
            row.addClassName("tw-field-own");
            table.add(row);
        });
    }

    private static Div head(String words) {
        var head = new Div(new H2(words));
        head.addClassName("tw-field-head");
        return head;
    }

    private String where(FieldSpec field) {
        return field.kind() == FieldKind.REFERENCE && !field.target().isEmpty()
                ? reader.find(field.target() + ".title").orElse(field.target())
                : "";
    }

    private FieldRow row(TypeSpec type, CustomField field, List<CustomField> shown) {
        FieldSpec spec = field.definition().spec(field.fullName(), "x");
        String label = field.definition().label().text(reader.locale());
        var menu = new MoreMenu();
        int place = shown.indexOf(field);
        if (place > 0) {
            menu.with("arrow-up", reader.text("ui.fields.up"), () -> swap(field, shown.get(place - 1)));
        }
        if (place < shown.size() - 1) {
            menu.with("arrow-down", reader.text("ui.fields.down"), () -> swap(field, shown.get(place + 1)));
        }
        if (!field.archived()) {
            menu.with("archive", reader.text("ui.fields.archive"), () -> archive(field, label));
            return new FieldRow(reader, spec, label, where(spec), edit(field), menu);
        }
        menu.with("rotate-ccw", reader.text("ui.fields.restore"), () -> restore(field, label))
                .with("trash-2", reader.text("ui.fields.delete"), () -> delete(field, label));
        var row = new FieldRow(
                reader,
                spec,
                label,
                where(spec),
                new Pill(reader.text("ui.fields.is-archived"), Tone.GRAY, "archive"),
                menu);
        row.addClassName("tw-field-archived");
        return row;
    }

    private Button edit(CustomField field) {
        return Buttons.small(Buttons.icon(
                "pencil",
                reader.text("ui.fields.edit-one", field.definition().label().text(reader.locale())),
                () -> open(field)));
    }

    private void open(@Nullable CustomField field) {
        type().ifPresent(type -> new FieldSheet(desk, fields, formulas, reader, type, field, words -> {
                    Toast.done(words);
                    refresh();
                })
                .open());
    }

    private void swap(CustomField one, CustomField other) {
        Guarded.run(() -> {
            int first = one.definition().position();
            int second = other.definition().position();
            place(one, second == first ? first + 1 : second);
            place(other, first);
            refresh();
        });
    }

    private void place(CustomField field, int position) {
        fields.change(
                field.id(),
                field.version(),
                field.definition().in(field.definition().group(), Math.max(1, position)));
    }

    private void archive(CustomField field, String label) {
        Guarded.run(() -> {
            CustomField gone = fields.archive(field.id(), field.version());
            refresh();
            Toast.done(
                    reader.text("ui.fields.archived.done", label), reader.text("ui.undo"), () -> restore(gone, label));
        });
    }

    private void restore(CustomField field, String label) {
        Guarded.run(() -> {
            fields.restore(field.id(), field.version());
            refresh();
            Toast.done(reader.text("ui.fields.restored", label));
        });
    }

    private void delete(CustomField field, String label) {
        Guarded.run(() -> {
            long filled = fields.filled(field.id());
            Confirm.danger(
                    reader.text("ui.fields.delete.title", label),
                    filled == 0 ? reader.text("ui.fields.delete.none") : reader.text("ui.fields.delete.words", filled),
                    reader.text("ui.fields.delete"),
                    () -> Guarded.run(() -> {
                        fields.delete(field.id(), field.version());
                        refresh();
                        Toast.done(reader.text("ui.fields.deleted", label));
                    }));
        });
    }
}
