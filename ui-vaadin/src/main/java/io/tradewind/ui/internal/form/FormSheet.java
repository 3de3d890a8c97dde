package io.tradewind.ui.internal.form;

import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** A form at the right edge, over the page that asked for a new record; what was typed is not lost by a slip. */
public final class FormSheet extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final transient Consumer<RecordView> made;
    private final RecordForm form;

    /** @param made gets each record that was saved */
    public FormSheet(Desk desk, Reader reader, TypeView type, Map<String, Object> given, Consumer<RecordView> made) {
        super(reader.text("ui.list.new", TypeWords.one(reader, type.name())));
        this.reader = reader;
        this.made = made;
        this.form = new RecordForm(desk, reader, type, given);
        addClassName("tw-sheet");
        setModality(com.vaadin.flow.component.ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(escape -> leave());
        add(form);
        Button save = Buttons.primary(reader.text("ui.save"), () -> save(false));
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        Button more = Buttons.plain(reader.text("ui.form.save-new"), () -> save(true));
        Span space = new Span();
        space.addClassName("tw-space");
        getHeader().add(Buttons.icon("x", reader.text("ui.close"), this::leave));
        getFooter().add(more, space, Buttons.plain(reader.text("ui.cancel"), this::leave), save);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                form.focus();
            }
        });
    }

    private void save(boolean another) {
        form.save().ifPresent(record -> {
            Toast.done(reader.text("ui.form.saved", record.title()));
            made.accept(record);
            if (another) {
                form.begin();
                form.focus();
            } else {
                close();
            }
        });
    }

    private void leave() {
        if (form.touched()) {
            Confirm.danger(
                    reader.text("ui.form.leave"),
                    reader.text("ui.form.leave.words"),
                    reader.text("ui.form.discard"),
                    this::close);
        } else {
            close();
        }
    }
}
