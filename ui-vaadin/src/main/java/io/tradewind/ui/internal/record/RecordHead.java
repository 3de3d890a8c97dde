package io.tradewind.ui.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.Action.Look;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;

/** The top of a record's page: way back, name, state, what can be done, neighbours in the list. */
final class RecordHead extends Div {
    private static final long serialVersionUID = 1L;
    private static final int BUTTONS = 2;

    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Values values;
    private final transient Actions actions;
    private final transient Runnable remove;

    RecordHead(Desk desk, Reader reader, TypeView type, Actions actions, Runnable remove) {
        this.reader = reader;
        this.type = type;
        this.values = new Values(desk.lists(), reader);
        this.actions = actions;
        this.remove = remove;
        addClassName("tw-record-top");
    }

    void show(RecordView record, List<Command> commands) {
        removeAll();
        add(crumb(record), main(record, commands));
    }

    private Component crumb(RecordView record) {
        Optional<ListTrail> trail = ListTrail.of(UI.getCurrent(), type.name());
        Anchor back = new Anchor(trail.map(ListTrail::address).orElse(type.name()), reader.plural(type.name()));
        Div crumb = new Div(
                back,
                Icons.small("chevron-right"),
                new Span(record.text("number").orElse("")));
        crumb.addClassName("tw-crumb");
        Div line = new Div(crumb, space());
        line.addClassName("tw-crumb-line");
        trail.flatMap(list -> list.indexOf().apply(record.id()).map(index -> neighbours(list, index)))
                .ifPresent(line::add);
        return line;
    }

    private Component neighbours(ListTrail list, int index) {
        String count = list.count().get();
        Span place = new Span(
                count.isEmpty()
                        ? reader.text("ui.list.place", index + 1)
                        : reader.text("ui.page.place", index + 1, count));
        Button former =
                Buttons.small(Buttons.icon("chevron-up", reader.text("ui.list.former"), () -> go(list, index - 1)));
        Button next =
                Buttons.small(Buttons.icon("chevron-down", reader.text("ui.list.next"), () -> go(list, index + 1)));
        former.setEnabled(index > 0);
        Div parts = new Div(place, Hotkeys.key(former, "k"), Hotkeys.key(next, "j"));
        parts.addClassName("tw-neighbours");
        return parts;
    }

    private static void go(ListTrail list, int index) {
        list.at()
                .apply(index)
                .ifPresent(row -> UI.getCurrent().navigate(row.ref().toString()));
    }

    private static Span space() {
        Span space = new Span();
        space.addClassName("tw-space");
        return space;
    }

    private Component main(RecordView record, List<Command> commands) {
        Div title = new Div(new H1(record.title()));
        title.addClassName("tw-record-title");
        type.fields().stream()
                .filter(values::isPill)
                .forEach(field -> pill(record, field).ifPresent(title::add));
        Div names = new Div(title, subtitle(record));
        names.addClassName("tw-record-names");
        Div buttons = new Div(buttons(record, commands).toArray(Component[]::new));
        buttons.addClassName("tw-head-actions");
        Div main = new Div(Logo.large(record.title()), names, buttons);
        main.addClassName("tw-record-head");
        return main;
    }

    private Optional<Pill> pill(RecordView record, FieldSpec field) {
        return Optional.ofNullable(record.value(field.name()))
                .map(Object::toString)
                .map(value -> new Pill(values.text(type.name(), field, value), values.tone(field, value)));
    }

    private Component subtitle(RecordView record) {
        Div line = new Div();
        line.addClassName("tw-record-under");
        type.fields().stream()
                .filter(field -> field.kind() == FieldKind.CHOICE && !values.isPill(field))
                .map(field -> values.text(type.name(), field, record.value(field.name())))
                .filter(words -> !words.isEmpty())
                .limit(2)
                .forEach(words -> line.add(new Span(words)));
        if (record.value("owner") instanceof Reference owner && owner.name() != null) {
            line.add(values.reference("users", owner));
        }
        return line;
    }

    private List<Component> buttons(RecordView record, List<Command> commands) {
        List<Component> buttons = new ArrayList<>();
        List<ActionSpec> open = actions.open(record);
        List<ActionSpec> prominent = open.stream()
                .filter(action -> action.look() != Look.DANGER)
                .limit(BUTTONS)
                .toList();
        buttons.add(menu(
                record,
                open.stream().filter(action -> !prominent.contains(action)).toList(),
                commands));
        List<Component> inRow = new ArrayList<>(actions.buttons(record, BUTTONS));
        java.util.Collections.reverse(inRow);
        buttons.addAll(inRow);
        return buttons;
    }

    private Component menu(RecordView record, List<ActionSpec> rest, List<Command> commands) {
        Button button = Buttons.icon("ellipsis", reader.text("ui.more"), () -> {});
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addClassName("tw-menu");
        commands.forEach(command -> item(menu, command.icon(), command.words(), command.run()));
        rest.forEach(action -> item(menu, "arrow-right", actions.words(action), () -> actions.start(action)));
        item(menu, "link", reader.text("ui.page.copy-link"), () -> copyLink(record));
        if (record.allows("delete")) {
            item(menu, "trash-2", reader.text("ui.delete"), remove);
        }
        Div place = new Div(button);
        place.addClassName("tw-menu-place");
        return place;
    }

    private void copyLink(RecordView record) {
        UI.getCurrent()
                .getPage()
                .executeJs(
                        "navigator.clipboard && navigator.clipboard.writeText(new URL($0, document.baseURI).href)",
                        Objects.toString(record.ref()));
        io.tradewind.ui.kit.Toast.done(reader.text("ui.page.copied"));
    }

    private static void item(ContextMenu menu, String icon, String words, Runnable action) {
        var item = menu.addItem(Icons.of(icon), click -> action.run());
        item.add(new Span(words));
    }
}
