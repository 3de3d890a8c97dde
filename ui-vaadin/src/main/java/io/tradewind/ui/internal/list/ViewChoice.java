package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;

/** All views of a list, pinned ones first; a search among them; where one is pinned, renamed, shared. */
final class ViewChoice {
    private final Reader reader;
    private final ListViews views;
    private final Button button;
    private final Pop pop;
    private String typed = "";

    ViewChoice(Reader reader, ListViews views) {
        this.reader = reader;
        this.views = views;
        button = Buttons.small(Buttons.icon("chevron-down", reader.text("ui.view.choose"), () -> {}));
        button.addClassName("tw-view-choice");
        pop = new Pop(button, "tw-pop-views", this::content);
    }

    Button button() {
        return button;
    }

    void open() {
        pop.open();
    }

    private Component content() {
        typed = "";
        Div rows = new Div();
        rows.addClassName("tw-pop-rows");
        var search = Fields.search(reader.text("ui.view.search"), words -> {
            typed = words.toLowerCase(Locale.ROOT);
            fill(rows);
        });
        fill(rows);
        Div foot = new Div(Buttons.small(Buttons.quiet(reader.text("ui.view.save-as"), "plus", () -> {
            pop.close();
            views.saveAs();
        })));
        foot.addClassName("tw-pop-foot");
        return new Div(search, rows, foot);
    }

    private void fill(Div rows) {
        rows.removeAll();
        if (views.allWords().toLowerCase(Locale.ROOT).contains(typed)) {
            rows.add(line(views.allWords(), "list", views.shown() == null, views::openAll));
        }
        section(rows, "ui.view.pinned", SavedView::pinned);
        section(rows, "ui.view.own", view -> !view.pinned() && view.share() == Share.OWN);
        section(rows, "ui.view.team", view -> !view.pinned() && view.share() == Share.TEAM);
        section(rows, "ui.view.everybody", view -> !view.pinned() && view.share() == Share.ALL);
        if (rows.getComponentCount() == 0) {
            Span none = new Span(reader.text("ui.view.none"));
            none.addClassName("tw-quiet");
            rows.add(none);
        }
    }

    private void section(Div rows, String words, Predicate<SavedView> which) {
        List<SavedView> found = views.all().stream()
                .filter(which)
                .filter(view -> view.name().toLowerCase(Locale.ROOT).contains(typed))
                .toList();
        if (!found.isEmpty()) {
            Span head = new Span(reader.text(words));
            head.addClassName("tw-pop-section");
            rows.add(head);
            found.forEach(view -> rows.add(row(view, rows)));
        }
    }

    private Component row(SavedView view, Div rows) {
        SavedView shown = views.shown();
        boolean on = shown != null && shown.id().equals(view.id());
        NativeButton line = line(view.name(), icon(view), on, () -> views.open(view));
        if (view.usual()) {
            Span mark = new Span(reader.text("ui.view.usual.mark"));
            mark.addClassName("tw-view-mark");
            line.add(mark);
        }
        if (view.share() != Share.OWN && !view.editable()) {
            Span owner = new Span(Objects.requireNonNullElse(view.owner().name(), ""));
            owner.addClassName("tw-view-mark");
            line.add(owner);
        }
        Button pin =
                Buttons.small(Buttons.icon("star", reader.text(view.pinned() ? "ui.view.unpin" : "ui.view.pin"), () -> {
                    views.pin(view, !view.pinned());
                    fill(rows);
                }));
        pin.addClassName(view.pinned() ? "tw-view-pinned" : "tw-view-pin");
        Button settings = Buttons.small(Buttons.icon("settings", reader.text("ui.view.edit"), () -> {
            pop.close();
            views.edit(view);
        }));
        settings.addClassName("tw-view-pin");
        Div row = new Div(line, pin, settings);
        row.addClassName("tw-view-row");
        return row;
    }

    private static String icon(SavedView view) {
        return switch (view.share()) {
            case OWN -> "user";
            case TEAM -> "users";
            case ALL -> "globe";
        };
    }

    private NativeButton line(String words, String icon, boolean on, Runnable action) {
        NativeButton line = Buttons.bare("", () -> {
            pop.close();
            action.run();
        });
        line.addClassNames("tw-pop-row", "tw-view-line");
        Span name = new Span(words);
        name.addClassName("tw-view-name");
        line.add(Icons.small(icon), name);
        if (on) {
            line.getElement().setAttribute("aria-current", "true");
        }
        return line;
    }
}
