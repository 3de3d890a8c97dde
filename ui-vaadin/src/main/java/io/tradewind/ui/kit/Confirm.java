package io.tradewind.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Asks before something that is hard to take back: says what will happen, and the button says what it does. */
public final class Confirm {
    private Confirm() {}

    /** @param verb what the red button does, in a word or two */
    public static void danger(String title, String words, String verb, Runnable action) {
        ask(title, new Paragraph(words), Buttons.danger(verb, () -> {}), action);
    }

    /** @param verb what the primary button does, in a word or two */
    public static void plain(String title, String words, String verb, Runnable action) {
        ask(title, new Paragraph(words), Buttons.primary(verb, () -> {}), action);
    }

    private static void ask(
            String title, Component content, com.vaadin.flow.component.button.Button go, Runnable action) {
        var dialog = new Dialog(title);
        dialog.addClassName("tw-confirm");
        dialog.setWidth("440px");
        dialog.add(content);
        go.addClickListener(click -> {
            dialog.close();
            action.run();
        });
        var space = new Span();
        space.addClassName("tw-space");
        dialog.getFooter().add(space, Buttons.plain(Reader.current().text("ui.cancel"), dialog::close), go);
        dialog.open();
        go.focus();
    }
}
