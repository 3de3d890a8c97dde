package io.tradewind.ui.internal.records;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.router.BeforeEnterEvent;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** The list of a type's records. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type", title = "ui.list", group = "none")
public final class RecordListScreen extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;

    private final transient Records records;

    @Activate
    public RecordListScreen(@Reference RecordTypes types, @Reference Records records) {
        super(types);
        this.records = records;
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        title(reader().plural(type.name()));
        if (type.may(Verb.CREATE)) {
            actions(Buttons.primary(
                    reader().text("ui.create.one", reader().one(type.name())),
                    "plus",
                    () -> UI.getCurrent().navigate(type.name() + "/new")));
        }
        var grid = new Grid<RecordView>();
        grid.addClassName("tw-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        type.fields().stream()
                .filter(field -> field.is(FieldSpec.Trait.LISTED)
                        || field.name().equals(type.type().titleField()))
                .forEach(field -> grid.addColumn(record -> reader().show(record.value(field.name())))
                        .setHeader(reader().field(type.name(), field.name())));
        grid.setItems(records.query(type.name(), RecordQuery.ALL).items());
        content(grid);
    }
}
