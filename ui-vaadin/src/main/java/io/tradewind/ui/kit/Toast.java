package io.tradewind.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

import io.tradewind.TradewindException;

/** A short notice at the lower left: what was done, with a way back if there is one; what went wrong, in words. */
public final class Toast {
    private static final int SECONDS = 6;

    private Toast() {}

    /** Something was done. */
    public static void done(String words) {
        show("circle-check", Tone.GREEN, words, "", () -> {}, SECONDS);
    }

    /** Something was done and can be taken back. */
    public static void done(String words, String back, Runnable undo) {
        show("circle-check", Tone.GREEN, words, back, undo, 2 * SECONDS);
    }

    /** Something to know. */
    public static void note(String words) {
        show("info", Tone.BLUE, words, "", () -> {}, SECONDS);
    }

    /** Something went wrong; stays until closed. */
    public static void problem(String words) {
        show("circle-alert", Tone.RED, words, "", () -> {}, 0);
    }

    /** A rule said no. */
    public static void problem(TradewindException rule) {
        problem(Reader.current().problem(rule));
    }

    private static void show(String icon, Tone tone, String words, String action, Runnable run, int seconds) {
        var notice = new Notification();
        var text = new Span(words);
        text.addClassName("tw-toast-words");
        var sign = Icons.of(icon);
        sign.addClassName("tw-text-" + tone.css());
        var row = new Div(sign, text);
        row.addClassName("tw-toast");
        if (!action.isEmpty()) {
            var button = Buttons.small(Buttons.quiet(action, () -> {
                notice.close();
                run.run();
            }));
            button.addClassName("tw-accent");
            row.add(button);
        }
        row.add(Buttons.small(Buttons.icon("x", Reader.current().text("ui.close"), notice::close)));
        notice.add(row);
        notice.setPosition(Notification.Position.BOTTOM_START);
        notice.setDuration(seconds * 1000);
        notice.setAssertive(tone == Tone.RED);
        notice.open();
    }
}
