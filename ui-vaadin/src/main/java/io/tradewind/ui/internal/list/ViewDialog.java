package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;

/** A view's name, who may open it, and what it is to its reader. */
final class ViewDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final String SHARE_WITH_ALL = "views.share";

    private final transient Reader reader;
    private final transient Consumer<Choice> done;
    private final TextField name = new TextField();
    private final RadioButtonGroup<Share> share = new RadioButtonGroup<>();
    private final Checkbox pinned = new Checkbox();
    private final Checkbox usual = new Checkbox();
    private final Button remove = Buttons.quiet(Reader.current().text("ui.delete"), "trash-2", () -> {});

    /** What was chosen. */
    record Choice(String name, Share share, boolean pinned, boolean usual) {}

    /**
     * @param view null: a new one
     * @param done keeps it; may throw what the engine throws
     */
    ViewDialog(Desk desk, Reader reader, @Nullable SavedView view, Consumer<Choice> done) {
        super(reader.text(view == null ? "ui.view.new" : "ui.view.edit"));
        this.reader = reader;
        this.done = done;
        addClassName("tw-view-dialog");
        setWidth("440px");
        boolean editable = view == null || view.editable();
        name.setLabel(reader.text("ui.view.name"));
        name.setMaxLength(80);
        name.setValue(view == null ? "" : view.name());
        name.setReadOnly(!editable);
        share.setLabel(reader.text("ui.view.share"));
        share.setItems(shares(desk, view));
        share.addThemeName("vertical");
        share.setItemLabelGenerator(value -> reader.text("ui.view.share." + value));
        share.setValue(view == null ? Share.OWN : view.share());
        share.setReadOnly(!editable);
        pinned.setLabel(reader.text("ui.view.pinned.words"));
        pinned.setValue(view != null && view.pinned());
        usual.setLabel(reader.text("ui.view.usual.words"));
        usual.setValue(view != null && view.usual());
        Div form = new Div(name, share, pinned, usual);
        form.addClassName("tw-stack");
        add(form);
        Button go = Buttons.primary(reader.text("ui.save"), this::go);
        Shortcuts.addShortcutListener(form, this::go, Key.ENTER).listenOn(form).setResetFocusOnActiveElement(true);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::close), go);
        addOpenedChangeListener(change -> {
            if (change.isOpened() && editable) {
                name.focus();
            }
        });
        if (view != null && editable) {
            getFooter().addComponentAsFirst(remove);
        }
    }

    private static List<Share> shares(Desk desk, @Nullable SavedView view) {
        List<Share> shares = new ArrayList<>(List.of(Share.OWN, Share.TEAM));
        if (desk.access().may(SHARE_WITH_ALL) || (view != null && view.share() == Share.ALL)) {
            shares.add(Share.ALL);
        }
        return shares;
    }

    /** What to do when the view is to go. */
    void onRemove(Runnable action) {
        remove.addClickListener(click -> {
            close();
            action.run();
        });
    }

    private void go() {
        name.setInvalid(false);
        try {
            done.accept(new Choice(name.getValue().strip(), share.getValue(), pinned.getValue(), usual.getValue()));
            close();
        } catch (InvalidRecord invalid) {
            name.setErrorMessage(Guarded.words(reader, invalid));
            name.setInvalid(true);
            name.focus();
        } catch (TradewindException refused) {
            Toast.problem(refused);
        }
    }
}
