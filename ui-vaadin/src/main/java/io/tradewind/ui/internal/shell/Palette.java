package io.tradewind.ui.internal.shell;

import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.record.Records;
import io.tradewind.search.Search;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Ctrl+K: go somewhere, enter something new, find a record, run a command. Arrow keys choose, Enter opens, all in the browser. */
final class Palette extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int RECENT = 6;
    private static final int FAVORITES = 6;

    /** Moves the choice and opens it without asking the server. */
    private static final String KEYS = """
            const list = $0, field = this;
            const rows = () => [...list.querySelectorAll('.tw-palette-row')];
            const choose = (row) => {
              rows().forEach(each => each.toggleAttribute('data-on', each === row));
              if (row) row.scrollIntoView({block: 'nearest'});
            };
            field.addEventListener('keydown', event => {
              const all = rows(), at = all.findIndex(row => row.hasAttribute('data-on'));
              if (event.key === 'ArrowDown') { choose(all[(at + 1) % all.length]); event.preventDefault(); }
              else if (event.key === 'ArrowUp') { choose(all[(at - 1 + all.length) % all.length]); event.preventDefault(); }
              else if (event.key === 'Enter' && all.length) { (all[at] || all[0]).click(); event.preventDefault(); }
            }, true);
            new MutationObserver(() => { if (!rows().some(row => row.hasAttribute('data-on'))) choose(rows()[0]); })
              .observe(list, {childList: true, subtree: true});
            choose(rows()[0]);
            """;

    private final transient Menu menu;
    private final transient Slots slots;
    private final transient FoundRecords records;
    private final transient Recalls recalls;
    private final transient Reader reader = Reader.current();
    private final TextField words = new TextField();
    private final Div list = new Div();

    Palette(Menu menu, Slots slots, Search search, Records records, Recalls recalls) {
        this.menu = menu;
        this.slots = slots;
        this.records = new FoundRecords(search, records, menu, reader);
        this.recalls = recalls;
        addClassName("tw-palette");
        setWidth("640px");
        setTop("96px");
        words.setMaxLength(Search.LONGEST);
        words.addClassName("tw-palette-words");
        words.setPlaceholder(reader.text("ui.palette.placeholder"));
        words.setAriaLabel(reader.text("ui.palette.placeholder"));
        words.setPrefixComponent(Icons.of("search"));
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(120);
        words.setAutofocus(true);
        words.addValueChangeListener(change -> fill(change.getValue().strip()));
        list.addClassName("tw-palette-list");
        add(words, list, foot());
        fill("");
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                words.focus();
                words.getElement().executeJs(KEYS, list.getElement());
            }
        });
    }

    private void fill(String text) {
        list.removeAll();
        if (text.isEmpty()) {
            var here = UI.getCurrent().getActiveViewLocation().getPath();
            var recent = recalls.recent(RECENT + 1).stream()
                    .filter(place -> !place.path().equals(here))
                    .limit(RECENT)
                    .toList();
            recalled("ui.recent", recent);
            recalled(
                    "ui.favorites",
                    recalls.favorites().stream()
                            .filter(place -> !place.path().equals(here))
                            .filter(place ->
                                    recent.stream().noneMatch(one -> one.path().equals(place.path())))
                            .limit(FAVORITES)
                            .toList());
        } else {
            found(records.few(text, type -> more(text, type.name())));
        }
        section(
                reader.text("ui.palette.create"),
                menu.creatable().stream()
                        .map(type -> PaletteRow.of(
                                reader.text("ui.create.one", reader.one(type.name())),
                                "plus",
                                "",
                                go(type.name() + "/new")))
                        .flatMap(row -> records.matching(text, row))
                        .limit(text.isEmpty() ? 4 : 8));
        section(
                reader.text("ui.palette.go"),
                menu.groups().values().stream()
                        .flatMap(List::stream)
                        .map(item -> PaletteRow.of(
                                item.label(),
                                item.icon(),
                                reader.find("menu." + item.group()).orElse(""),
                                go(item.path())))
                        .flatMap(row -> records.matching(text, row)));
        section(
                reader.text("ui.palette.run"),
                slots.commands().stream()
                        .map(command -> PaletteRow.of(command.words(), command.icon(), "", command.run()))
                        .flatMap(row -> records.matching(text, row)));
        if (list.getComponentCount() == 0) {
            var nothing = new Div(reader.text("ui.palette.nothing", text));
            nothing.addClassName("tw-palette-nothing");
            list.add(nothing);
        }
    }

    private void recalled(String title, List<Recalls.Place> places) {
        section(
                reader.text(title),
                places.stream()
                        .map(place -> PaletteRow.of(
                                place.title(), place.icon(), reader.one(place.type()), go(place.path()))));
    }

    private void found(FoundRecords.Sections found) {
        found.all().forEach(section -> section(section.title(), section.rows().stream()));
        if (!found.hint().isEmpty()) {
            var hint = new Div(found.hint());
            hint.addClassName("tw-palette-hint");
            list.add(hint);
        }
    }

    /** The list of the type if it finds the same; else all of it here. */
    private void more(String text, String type) {
        if (records.isInList(text, type)) {
            close();
            UI.getCurrent().navigate(type, QueryParameters.of("q", text));
        } else {
            list.removeAll();
            found(records.many(text, type));
            words.focus();
        }
    }

    private static Runnable go(String path) {
        return () -> UI.getCurrent().navigate(path);
    }

    private void section(String title, Stream<PaletteRow> rows) {
        var all = rows.toList();
        if (all.isEmpty()) {
            return;
        }
        var heading = new Div(title);
        heading.addClassName("tw-palette-section");
        list.add(heading);
        all.forEach(row -> list.add(row.button(this::close)));
    }

    private Div foot() {
        var foot = new Div(
                key("↑"),
                key("↓"),
                new Span(reader.text("ui.palette.choose")),
                key("↵"),
                new Span(reader.text("ui.palette.open")),
                key("Esc"),
                new Span(reader.text("ui.close")));
        var hint = new Span(reader.text("ui.palette.hint"));
        hint.addClassName("tw-palette-foot-hint");
        foot.add(hint);
        foot.addClassName("tw-palette-foot");
        return foot;
    }

    private static Span key(String sign) {
        var key = new Span(sign);
        key.addClassName("tw-key-cap");
        return key;
    }
}
