package io.tradewind.ui.internal.admin;

import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.module.Modules;
import io.tradewind.module.Modules.Module;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** One module: what it is, who made it, how it is, what it gives, what it keeps, what can be done with it. */
final class ModuleRow extends Div {
    private static final long serialVersionUID = 1L;
    private static final int CAPPED = 10_000;

    private final transient Modules modules;
    private final transient Desk desk;
    private final transient Reader reader;
    private final transient Module module;
    private final Div data = new Div();

    ModuleRow(Modules modules, Desk desk, Reader reader, Module module) {
        this.modules = modules;
        this.desk = desk;
        this.reader = reader;
        this.module = module;
        addClassName("tw-module");
        data.addClassName("tw-module-data");
        data.add(Buttons.small(Buttons.quiet(reader.text("ui.modules.count"), this::count)));
        add(about(), cell(module.provider()), cell(module.version()), state(), gives(), data, actions());
    }

    private String title() {
        return reader.find("module." + module.name() + ".title").orElse(module.name());
    }

    private Component about() {
        Span icon = new Span(Icons.of(icon()));
        icon.addClassName("tw-tile-icon");
        Span title = new Span(title());
        title.addClassName("tw-module-title");
        String about = module.problem() == null
                ? reader.find("module." + module.name() + ".about").orElse(module.name())
                : module.problem();
        Span words = new Span(about);
        words.addClassName(module.problem() == null ? "tw-module-words" : "tw-module-problem");
        Div text = new Div(title, words);
        text.addClassName("tw-cell-two");
        Div cell = new Div(icon, text);
        cell.addClassName("tw-module-about");
        return cell;
    }

    private String icon() {
        if (module.core()) {
            return "layers";
        }
        return module.recordTypes().stream()
                .flatMap(type -> desk.types().find(type).stream())
                .map(TypeSpec::icon)
                .findFirst()
                .orElse("puzzle");
    }

    private static Span cell(String words) {
        Span cell = new Span(words);
        cell.addClassName("tw-module-cell");
        return cell;
    }

    private Component state() {
        Pill pill = switch (module.state()) {
            case RUNNING -> new Pill(words(), Tone.GREEN, "circle-check");
            case STARTING -> new Pill(words(), Tone.VIOLET, "loader-circle");
            case STOPPED -> new Pill(words(), Tone.GRAY, "pause");
            case NEEDS_ATTENTION -> new Pill(words(), Tone.RED, "triangle-alert");
        };
        Div cell = new Div(pill);
        cell.addClassName("tw-module-state");
        return cell;
    }

    private String words() {
        return reader.text("ui.modules.state." + module.state());
    }

    private Component gives() {
        String types = module.recordTypes().stream()
                .map(type -> reader.find(type + ".title").orElse(type))
                .collect(Collectors.joining(reader.chinese() ? "、" : ", "));
        Span cell = cell(types.isEmpty() ? "—" : types);
        cell.getElement()
                .setAttribute(
                        "title",
                        reader.text(
                                "ui.modules.gives.exactly",
                                module.recordTypes().size(),
                                module.views().size(),
                                module.handlers().size()));
        return cell;
    }

    private void count() {
        Guarded.run(() -> {
            Map<String, Long> rows = modules.read(module.name()).data();
            data.removeAll();
            rows.forEach((table, number) -> data.add(cell(reader.text(
                    "ui.modules.rows",
                    tableWords(table.substring(table.indexOf('.') + 1)),
                    reader.number(number) + (number >= CAPPED ? "+" : "")))));
            if (rows.isEmpty()) {
                data.add(cell(reader.text("ui.modules.no-data")));
            }
        });
    }

    /** Most tables hold the records of a type: then they are called like it. */
    private String tableWords(String table) {
        return reader.find(table.replace('_', '-') + ".title").orElse(table.replace('_', ' '));
    }

    private Component actions() {
        Div cell = new Div();
        cell.addClassName("tw-module-actions");
        if (module.core()) {
            return cell;
        }
        boolean stopped = module.state() == Modules.State.STOPPED;
        if (module.dropped()) {
            cell.add(Buttons.small(Buttons.icon("trash-2", reader.text("ui.modules.remove"), this::askRemove)));
        }
        cell.add(Buttons.small(
                stopped
                        ? Buttons.plain(reader.text("ui.modules.enable"), "play", this::enable)
                        : Buttons.plain(reader.text("ui.modules.disable"), "pause", this::askDisable)));
        return cell;
    }

    private void enable() {
        Guarded.run(() -> {
            modules.enable(module.name());
            Toast.done(reader.text("ui.modules.enabled", title()));
        });
    }

    private void askDisable() {
        Confirm.danger(
                reader.text("ui.modules.disable.ask", title()),
                reader.text("ui.modules.disable.words"),
                reader.text("ui.modules.disable"),
                () -> Guarded.run(() -> {
                    modules.disable(module.name());
                    Toast.done(reader.text("ui.modules.disabled", title()), reader.text("ui.undo"), this::enable);
                }));
    }

    private void askRemove() {
        Confirm.danger(
                reader.text("ui.modules.remove.ask", title()),
                reader.text("ui.modules.remove.words"),
                reader.text("ui.modules.remove"),
                () -> Guarded.run(() -> {
                    modules.remove(module.name());
                    Toast.done(reader.text("ui.modules.removed", title()));
                }));
    }
}
