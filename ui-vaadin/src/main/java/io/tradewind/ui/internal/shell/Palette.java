package io.tradewind.ui.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.TradewindException;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeView;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Ctrl+K: go somewhere, enter something new, find a record, run a command. Arrow keys choose, Enter opens, all in the browser. */
final class Palette extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int FOUND_PER_TYPE = 4;

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
    private final transient Records records;
    private final transient Reader reader = Reader.current();
    private final Div list = new Div();

    Palette(Menu menu, Slots slots, Records records) {
        this.menu = menu;
        this.slots = slots;
        this.records = records;
        addClassName("tw-palette");
        setWidth("640px");
        setTop("96px");
        var words = new TextField();
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

    private void fill(String words) {
        list.removeAll();
        if (!words.isEmpty()) {
            found(words);
        }
        var wanted = words.toLowerCase(Locale.ROOT);
        section(
                "ui.palette.create",
                menu.creatable().stream()
                        .map(type -> new Row(
                                reader.text("ui.create.one", reader.one(type.name())),
                                "plus",
                                "",
                                go(type.name() + "/new")))
                        .filter(row -> row.matches(wanted))
                        .limit(words.isEmpty() ? 4 : 8));
        section(
                "ui.palette.go",
                menu.groups().values().stream()
                        .flatMap(List::stream)
                        .map(item -> new Row(
                                item.label(),
                                item.icon(),
                                reader.find("menu." + item.group()).orElse(""),
                                go(item.path())))
                        .filter(row -> row.matches(wanted)));
        section(
                "ui.palette.run",
                slots.commands().stream()
                        .map(command -> new Row(command.words(), command.icon(), "", command.run()))
                        .filter(row -> row.matches(wanted)));
        if (list.getComponentCount() == 0) {
            var nothing = new Div(reader.text("ui.palette.nothing", words));
            nothing.addClassName("tw-palette-nothing");
            list.add(nothing);
        }
    }

    private void found(String words) {
        section("ui.palette.found", menu.readable().stream().flatMap(type -> suggestions(type, words)));
    }

    private Stream<Row> suggestions(TypeView type, String words) {
        try {
            return records.suggest(type.name(), words, FOUND_PER_TYPE).stream().map(record -> row(type, record));
        } catch (TradewindException stageLeft) {
            return Stream.empty();
        }
    }

    private Row row(TypeView type, RecordView record) {
        var context = record.text("number")
                .map(number -> reader.one(type.name()) + " · " + number)
                .orElseGet(() -> reader.one(type.name()));
        return new Row(
                record.title(), type.type().icon(), context, go(record.ref().toString()));
    }

    private static Runnable go(String path) {
        return () -> UI.getCurrent().navigate(path);
    }

    private void section(String title, Stream<Row> rows) {
        var all = rows.toList();
        if (all.isEmpty()) {
            return;
        }
        var heading = new Div(reader.text(title));
        heading.addClassName("tw-palette-section");
        list.add(heading);
        all.forEach(row -> list.add(row.button(this)));
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
        foot.addClassName("tw-palette-foot");
        return foot;
    }

    private static Span key(String sign) {
        var key = new Span(sign);
        key.addClassName("tw-key-cap");
        return key;
    }

    /** One line that can be chosen. */
    private record Row(String words, String icon, String context, Runnable run) {
        boolean matches(String wanted) {
            return words.toLowerCase(Locale.ROOT).contains(wanted);
        }

        NativeButton button(Palette palette) {
            var text = new Span(words);
            text.addClassName("tw-palette-text");
            var end = new Span(context);
            end.addClassName("tw-palette-context");
            var button = new NativeButton("", click -> {
                palette.close();
                run.run();
            });
            button.addClassName("tw-palette-row");
            button.getElement().setAttribute("tabindex", "-1");
            button.add(Icons.of(icon), text, end);
            return button;
        }
    }
}
