package io.tradewind.ui.kit;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;

/**
 * Rows of label and value. A value that may be changed looks so only under the mouse or with the focus; a click puts an
 * input in its place, Enter or the tick saves, Escape or the cross leaves it as it was.
 */
public final class KeyValues extends Div {
    private static final long serialVersionUID = 1L;

    public KeyValues() {
        addClassName("tw-keyvalues");
    }

    /** How a value is changed in place. */
    public interface Editor {
        /** The input with the present value, already made for the reader. */
        Component input();

        /**
         * Saves what the input holds.
         *
         * @return the new look of the value, or null if the input shows a problem and stays
         */
        @Nullable
        Component save();
    }

    /** A row that is only shown. */
    public KeyValues row(String label, Component value) {
        cell(label, value);
        return this;
    }

    /** A row that is only shown. */
    public KeyValues row(String label, String value) {
        return row(label, textOrDash(value));
    }

    /** A row that is changed in place; the editor is made when the reader starts. */
    public KeyValues editable(String label, Component value, Supplier<Editor> editors) {
        showEditable(label, cell(label, value), value, editors);
        return this;
    }

    /** A text, or a quiet dash if it is empty. */
    public static Span textOrDash(String value) {
        var text = new Span(value.isEmpty() ? "—" : value);
        if (value.isEmpty()) {
            text.addClassName("tw-quiet");
        }
        return text;
    }

    private Div cell(String label, Component value) {
        var key = new Span(label);
        key.addClassName("tw-key");
        var cell = new Div(value);
        cell.addClassName("tw-value");
        add(key, cell);
        return cell;
    }

    private void showEditable(String label, Div cell, Component value, Supplier<Editor> editors) {
        cell.removeAll();
        cell.removeClassName("tw-value-editing");
        cell.addClassName("tw-value-editable");
        var start = Buttons.bare("", () -> edit(label, cell, value, editors));
        start.addClassName("tw-value-start");
        start.getElement().setAttribute("aria-label", Reader.current().text("ui.edit.field", label));
        start.add(Icons.small("pencil"));
        cell.add(value, start);
    }

    private void edit(String label, Div cell, Component value, Supplier<Editor> editors) {
        var reader = Reader.current();
        var editor = editors.get();
        var input = editor.input();
        input.addClassName("tw-value-input");
        var keys = new ArrayList<Registration>();
        Consumer<Component> done = shown -> {
            keys.forEach(Registration::remove);
            keys.clear();
            showEditable(label, cell, shown, editors);
        };
        Runnable save = () -> {
            var shown = editor.save();
            if (shown != null) {
                done.accept(shown);
            }
        };
        Runnable cancel = () -> done.accept(value);
        var tick = Buttons.small(Buttons.icon("check", reader.text("ui.save"), save));
        tick.addClassName("tw-accent");
        var cross = Buttons.small(Buttons.icon("x", reader.text("ui.cancel"), cancel));
        // no tooltip while typing: an open one takes the first Escape for itself
        tick.setTooltipText(null);
        cross.setTooltipText(null);
        cell.removeAll();
        cell.removeClassName("tw-value-editable");
        cell.addClassName("tw-value-editing");
        cell.add(input, tick, cross);
        var lines = input.getElement().getTag().equals("vaadin-text-area");
        var modifiers = lines ? new KeyModifier[] {KeyModifier.CONTROL} : new KeyModifier[0];
        var enter = Shortcuts.addShortcutListener(cell, save::run, Key.ENTER, modifiers)
                .listenOn(cell);
        enter.setResetFocusOnActiveElement(true);
        keys.add(enter);
        keys.add(Shortcuts.addShortcutListener(cell, cancel::run, Key.ESCAPE).listenOn(cell));
        if (input instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }
}
