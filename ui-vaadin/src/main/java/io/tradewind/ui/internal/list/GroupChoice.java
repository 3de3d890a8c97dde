package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.board.Board;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** By which field a list is shown in groups, or a board in lanes; there all groups are folded or opened, too. */
final class GroupChoice {
    private final Reader reader;
    private final TypeView type;
    private final Consumer<String> chosen;
    private final Consumer<Boolean> fold;
    private final Button button;
    private final Pop pop;
    private String group = "";
    private @Nullable Board board;

    /**
     * @param chosen gets the field's name; empty for no groups
     * @param fold gets whether all groups are to be folded, or opened
     */
    GroupChoice(Reader reader, TypeView type, Consumer<String> chosen, Consumer<Boolean> fold) {
        this.reader = reader;
        this.type = type;
        this.chosen = chosen;
        this.fold = fold;
        button = Buttons.small(Buttons.quiet(reader.text("ui.group"), "layers", () -> {}));
        button.addClassName("tw-group-choice");
        pop = new Pop(button, "tw-pop-groups", this::content);
    }

    Component button() {
        return button;
    }

    /** @param shownOn the board whose lanes are chosen instead */
    void show(ListState state, Optional<Board> shownOn) {
        board = shownOn.orElse(null);
        group = fields().contains(state.group()) ? state.group() : "";
        button.setVisible(!fields().isEmpty());
        button.setClassName("tw-desk-only", board != null);
        button.setText(group.isEmpty() ? reader.text(key("ui.group")) : reader.text(key("ui.group.by"), label(group)));
        button.setClassName("tw-accent", !group.isEmpty());
    }

    private String key(String ofRows) {
        return board == null ? ofRows : ofRows.replace("ui.group", "ui.board.lanes");
    }

    private List<String> fields() {
        return board == null
                ? GroupKeys.fields(type).stream().map(FieldSpec::name).toList()
                : board.lanes();
    }

    private String label(String field) {
        return reader.field(type.name(), field);
    }

    private Component content() {
        Div rows = new Div();
        rows.addClassName("tw-pop-rows");
        var search = Fields.search(reader.text("ui.filter.find-field"), words -> fill(rows, words));
        fill(rows, "");
        Div foot = new Div(folding("ui.group.fold", true), folding("ui.group.open", false));
        foot.addClassName("tw-pop-foot");
        foot.setVisible(!group.isEmpty() && board == null);
        return new Div(search, rows, foot);
    }

    private Button folding(String words, boolean all) {
        return Buttons.small(Buttons.quiet(reader.text(words), () -> {
            pop.close();
            fold.accept(all);
        }));
    }

    private void fill(Div rows, String typed) {
        rows.removeAll();
        rows.add(line(reader.text(key("ui.group.none")), ""));
        fields().stream()
                .filter(name -> label(name)
                        .toLowerCase(Locale.ROOT)
                        .contains(typed.strip().toLowerCase(Locale.ROOT)))
                .forEach(name -> rows.add(line(label(name), name)));
    }

    private NativeButton line(String words, String field) {
        boolean on = field.equals(group);
        NativeButton line = Buttons.bare("", () -> {
            pop.close();
            chosen.accept(field);
        });
        line.addClassNames("tw-pop-row", "tw-view-line");
        line.getElement().setAttribute("data-field", field);
        Span name = new Span(words);
        name.addClassName("tw-view-name");
        line.add(name);
        if (on) {
            line.getElement().setAttribute("aria-current", "true");
            line.add(Icons.small("check"));
        }
        return line;
    }
}
