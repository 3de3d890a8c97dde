package io.tradewind.ui.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
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
import io.tradewind.ui.kit.MoreMenu;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;

/** The top of a record's page: way back, name, state, what can be done, neighbours in the list. */
final class RecordHead extends Div {
    private static final long serialVersionUID = 1L;
    private static final int BUTTONS = 2;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Values values;
    private final transient Actions actions;
    private final transient Runnable remove;
    private final transient Runnable share;

    RecordHead(Desk desk, Reader reader, TypeView type, Actions actions, Runnable remove, Runnable share) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.values = new Values(desk.lists(), reader);
        this.actions = actions;
        this.remove = remove;
        this.share = share;
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
        next.setEnabled(list.at().apply(index + 1).isPresent());
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
                .filter(field -> values.isPill(field) && !isSetting(field))
                .forEach(field -> pill(record, field).ifPresent(title::add));
        Div names = new Div(title, subtitle(record));
        names.addClassName("tw-record-names");
        Div buttons = new Div(buttons(record, commands).toArray(Component[]::new));
        buttons.addClassName("tw-head-actions");
        Div main = new Div(Logo.large(record.title()), names, buttons);
        main.addClassName("tw-record-head");
        return main;
    }

    /** What somebody set up for themselves is no state of the record. */
    private static boolean isSetting(FieldSpec field) {
        return field.kind() == FieldKind.ENUMERATION && !field.group().equals("main");
    }

    private Optional<Pill> pill(RecordView record, FieldSpec field) {
        return Optional.ofNullable(record.value(field.name()))
                .map(Object::toString)
                .map(value -> new Pill(values.text(type.name(), field, value), values.tone(field, value)));
    }

    private Component subtitle(RecordView record) {
        Div line = new Div();
        line.addClassName("tw-record-under");
        Stream.concat(listed(), type.fields().stream().filter(field -> field.kind() == FieldKind.CHOICE))
                .distinct()
                .filter(field -> describes(field) && record.value(field.name()) != null)
                .limit(2)
                .forEach(field -> line.add(values.shown(type.name(), field, record.value(field.name()))));
        if (record.value("owner") instanceof Reference owner && owner.name() != null) {
            line.add(values.reference("users", owner));
        }
        return line;
    }

    private Stream<FieldSpec> listed() {
        return TypeFields.listed(type.type()).stream().flatMap(name -> TypeFields.find(type.type(), name).stream());
    }

    /** Whether the value says who or what this is, in a word or two. */
    private boolean describes(FieldSpec field) {
        return switch (field.kind()) {
            case CHOICE -> !values.isPill(field);
            case REFERENCE -> !field.target().equals("users");
            case TEXT ->
                !field.name().equals(type.type().titleField()) && !field.name().equals("number");
            default -> false;
        };
    }

    private List<Component> buttons(RecordView record, List<Command> commands) {
        List<Component> buttons = new ArrayList<>();
        buttons.add(Hotkeys.key(new Star(desk, reader, record.ref()), "s"));
        List<ActionSpec> open = actions.open(record);
        List<ActionSpec> prominent = open.stream()
                .filter(action -> action.look() != Look.DANGER)
                .limit(BUTTONS)
                .toList();
        if (record.allows("share")) {
            buttons.add(Buttons.icon("share-2", reader.text("ui.share"), share));
        }
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
        MoreMenu menu = new MoreMenu();
        commands.forEach(command -> menu.with(command.icon(), command.words(), command.run()));
        rest.forEach(action -> menu.with("arrow-right", actions.words(action), () -> actions.start(action)));
        menu.with("history", reader.text("ui.as-of.open"), () -> AsOfView.open(record.ref(), null));
        menu.with("link", reader.text("ui.page.copy-link"), () -> copyLink(record));
        if (record.allows("delete")) {
            menu.with("trash-2", reader.text("ui.delete"), remove);
        }
        return menu;
    }

    private void copyLink(RecordView record) {
        UI.getCurrent()
                .getPage()
                .executeJs(
                        "navigator.clipboard && navigator.clipboard.writeText(new URL($0, document.baseURI).href)",
                        Objects.toString(record.ref()));
        io.tradewind.ui.kit.Toast.done(reader.text("ui.page.copied"));
    }
}
