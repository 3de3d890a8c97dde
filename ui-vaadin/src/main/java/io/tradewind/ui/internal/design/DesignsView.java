package io.tradewind.ui.internal.design;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.design.DesignedType;
import io.tradewind.design.RecordTypeDesigns;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.MoreMenu;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** All record types: those made here, to be changed, and those of modules, to look at. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(
        path = DesignsView.PATH,
        title = "ui.designs.title",
        icon = "boxes",
        group = "admin",
        order = 45,
        right = RecordTypeDesigns.RIGHT)
public final class DesignsView extends Page implements TradewindView {
    static final String PATH = "record-types";

    private static final long serialVersionUID = 1L;
    private static final List<String> HEADS = List.of("type", "origin", "fields", "state");

    private final transient RecordTypeDesigns designs;
    private final transient Desk desk;
    private final transient Reader reader = Reader.current();
    private final Div table = new Div();

    @Activate
    public DesignsView(@Reference RecordTypeDesigns designs, @Reference Desk desk) {
        this.designs = designs;
        this.desk = desk;
        title(reader.text("ui.designs.title"));
        actions(Buttons.primary(reader.text("ui.designs.new"), "plus", () -> open(DesignerView.NEW)));
        table.addClassNames("tw-modules", "tw-designs");
        content(table);
        refresh();
    }

    private static void open(String name) {
        UI.getCurrent().navigate(PATH + "/" + name);
    }

    private void refresh() {
        table.removeAll();
        Div head = new Div();
        head.addClassNames("tw-module", "tw-module-head");
        HEADS.forEach(name -> head.add(new Span(reader.text("ui.designs.head." + name))));
        table.add(head);
        List<DesignedType> made = designs.all();
        made.forEach(type -> table.add(row(type)));
        Set<String> names = made.stream().map(DesignedType::name).collect(Collectors.toSet());
        List<TypeSpec> coded = desk.types().running().stream()
                .filter(type -> !names.contains(type.name()))
                .toList();
        coded.forEach(type -> table.add(row(type)));
        count(reader.text("ui.designs.count", made.size(), coded.size()));
    }

    private Div row(DesignedType type) {
        String title = type.draft().title().text(reader.locale());
        Div actions = new Div(
                Buttons.small(Buttons.plain(reader.text("ui.designs.open"), "pencil", () -> open(type.name()))));
        actions.addClassName("tw-module-actions");
        MoreMenu more = new MoreMenu();
        switch (type.state()) {
            case DRAFT ->
                more.with(
                        "trash-2",
                        reader.text("ui.designs.discard"),
                        () -> change(
                                () -> designs.discard(type.name(), type.version()), "ui.designs.discarded", title));
            case PUBLISHED -> {
                more.with(
                        "list",
                        reader.text("ui.designs.list"),
                        () -> UI.getCurrent().navigate(type.name()));
                more.with(
                        "archive",
                        reader.text("ui.designs.archive"),
                        () -> change(() -> designs.archive(type.name(), type.version()), "ui.designs.archived", title));
            }
            case ARCHIVED ->
                more.with(
                        "undo-2",
                        reader.text("ui.designs.restore"),
                        () -> change(() -> designs.restore(type.name(), type.version()), "ui.designs.restored", title));
        }
        actions.add(more);
        return row(
                type.draft().icon(),
                title,
                type.problem().isEmpty() ? type.name() : type.problem(),
                reader.text("ui.designs.made"),
                type.draft().shownFields().size(),
                state(type),
                actions);
    }

    private Div row(TypeSpec type) {
        Div none = new Div();
        none.addClassName("tw-module-actions");
        return row(
                type.icon(),
                reader.plural(type.name()),
                type.name(),
                reader.text("ui.designs.coded"),
                type.fields().size(),
                new Pill(reader.text("ui.designs.read-only"), Tone.GRAY),
                none);
    }

    private Div row(String icon, String title, String words, String origin, int fields, Pill state, Div actions) {
        Span tile = new Span(Icons.of(icon));
        tile.addClassName("tw-tile-icon");
        Span name = new Span(title);
        name.addClassName("tw-module-title");
        Span second = new Span(words);
        second.addClassName("tw-module-words");
        Div text = new Div(name, second);
        text.addClassName("tw-cell-two");
        Div about = new Div(tile, text);
        about.addClassName("tw-module-about");
        Div place = new Div(state);
        place.addClassName("tw-module-state");
        Div row = new Div(about, cell(origin), cell(reader.number(fields)), place, actions);
        row.addClassName("tw-module");
        return row;
    }

    private static Span cell(String words) {
        Span cell = new Span(words);
        cell.addClassName("tw-module-cell");
        return cell;
    }

    private Pill state(DesignedType type) {
        if (!type.problem().isEmpty()) {
            return new Pill(reader.text("ui.designs.state.PROBLEM"), Tone.RED, "triangle-alert");
        }
        String words = reader.text("ui.designs.state." + type.state());
        return switch (type.state()) {
            case DRAFT -> new Pill(words, Tone.BLUE, "pencil");
            case PUBLISHED ->
                type.isChanged()
                        ? new Pill(reader.text("ui.designs.state.CHANGED"), Tone.AMBER, "file-pen")
                        : new Pill(words, Tone.GREEN, "circle-check");
            case ARCHIVED -> new Pill(words, Tone.GRAY, "archive");
        };
    }

    private void change(Runnable work, String done, String title) {
        if (Guarded.run(work)) {
            Toast.done(reader.text(done, title));
        }
        refresh();
    }
}
