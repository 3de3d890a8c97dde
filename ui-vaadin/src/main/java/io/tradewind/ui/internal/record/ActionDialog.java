package io.tradewind.ui.internal.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.record.Action.Look;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.form.ReferenceBox;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Asks for what an action needs to know; problems are shown at the inputs. */
public final class ActionDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private static final String PASSWORD = "password";
    /** Who gets a password from somebody else is to choose their own, unless that somebody says otherwise. */
    private static final String MUST_CHANGE = "mustChange";

    private final transient Reader reader;
    private final transient Map<String, Editor> editors = new LinkedHashMap<>();
    private final Div problem = new Div();
    private final transient Consumer<Map<String, Object>> act;

    /** @param act gets the command; what it refuses is shown */
    public ActionDialog(
            Desk desk,
            Reader reader,
            TypeSpec type,
            ActionSpec action,
            String words,
            RecordView record,
            Consumer<Map<String, Object>> act) {
        this(desk, reader, type, action, words, words, record, act);
    }

    /**
     * @param title names what is done, and with what
     * @param words on the button that goes on
     * @param record it is done with; null: with several
     * @param act gets the inputs; may throw what the engine throws
     */
    public ActionDialog(
            Desk desk,
            Reader reader,
            TypeSpec type,
            ActionSpec action,
            String title,
            String words,
            @Nullable RecordView record,
            Consumer<Map<String, Object>> act) {
        super(title);
        this.reader = reader;
        this.act = act;
        setWidth("440px");
        Div form = new Div(problem);
        form.addClassName("tw-stack");
        for (FieldSpec input : action.asked()) {
            Editor editor = new Editors(desk, reader).of(type.name(), input);
            String label = reader.find(type.name() + ".action." + action.name() + "." + input.name())
                    .orElseGet(() -> reader.field(type.name(), input.name()));
            editor.label(label);
            editor.requiredMark(input.is(Trait.REQUIRED));
            editors.put(input.name(), editor);
            if (input.name().equals(MUST_CHANGE)) {
                editor.show(true);
            }
            form.add(editor.component());
            if (record != null) {
                narrow(editor, action.within().get(input.name()), record);
            }
            if (record != null
                    && input.kind() == FieldKind.REFERENCE
                    && !input.values().isEmpty()) {
                AlikeChoice.of(desk, reader, input, record, editor::show).ifPresent(form::add);
            }
            if (input.name().equals(PASSWORD)) {
                form.add(generate(editor));
            }
        }
        add(form);
        Button go = action.look() == Look.DANGER ? Buttons.danger(words, this::go) : Buttons.primary(words, this::go);
        go.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::close), go);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                editors.values().iterator().next().focus();
            }
        });
    }

    /** Only what belongs with the record is offered, see {@link io.tradewind.record.Input#within}. */
    private static void narrow(Editor editor, @Nullable String within, RecordView record) {
        if (within == null || !(editor.component() instanceof ReferenceBox box)) {
            return;
        }
        int equals = within.indexOf('=');
        if (record.value(within.substring(equals + 1)) instanceof Reference ours) {
            box.within(Filter.of(within.substring(0, equals), Operator.EQ, ours.id()));
        }
    }

    /** Passwords for others are made, not thought up; shown once, to be handed over. */
    private Button generate(Editor editor) {
        return Buttons.small(Buttons.plain(reader.text("ui.password.generate"), "key-round", () -> {
            editor.show(OneTimePassword.make());
            editor.hint(reader.text("ui.password.generated"));
        }));
    }

    private void go() {
        problem.removeAll();
        Map<String, Object> command = new HashMap<>();
        boolean readable = true;
        for (Map.Entry<String, Editor> each : editors.entrySet()) {
            each.getValue().praise();
            each.getValue().unreadable().ifPresent(each.getValue()::complain);
            readable &= each.getValue().unreadable().isEmpty();
            Object value = each.getValue().value();
            if (value != null) {
                command.put(each.getKey(), value);
            }
        }
        if (readable) {
            try {
                act.accept(command);
                close();
            } catch (InvalidRecord invalid) {
                show(invalid);
            } catch (TradewindException refused) {
                problem.add(new Notice(Tone.RED, reader.problem(refused)));
            }
        }
    }

    private void show(InvalidRecord invalid) {
        invalid.problems().forEach(each -> {
            String words = reader.text("error." + each.code(), each.arguments().toArray());
            Editor editor = editors.get(each.field());
            if (editor == null) {
                problem.add(new Notice(Tone.RED, words));
            } else {
                editor.complain(words);
            }
        });
    }
}
