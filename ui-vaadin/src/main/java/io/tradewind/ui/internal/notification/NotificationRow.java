package io.tradewind.ui.internal.notification;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.notification.Notification;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** One notification: what happened, how often and when, and on demand why it is here. */
final class NotificationRow extends Div {
    private static final long serialVersionUID = 1L;

    NotificationRow(Reader reader, Notification one, Runnable open) {
        addClassName("tw-notification");
        if (one.unread()) {
            addClassName("tw-notification-unread");
        }
        Span icon = new Span(Icons.of(icon(one.kind())));
        icon.addClassName("tw-file-icon");
        Span words = new Span(one.words());
        words.addClassName("tw-notification-words");
        Span under = new Span(
                one.times() > 1
                        ? reader.text("ui.notifications.times", one.times(), reader.ago(one.at()))
                        : reader.ago(one.at()));
        under.addClassName("tw-notification-when");
        under.getElement().setAttribute("title", reader.moment(one.at()));
        Span why = new Span(one.why());
        why.addClassName("tw-notification-why");
        why.setVisible(false);
        Div text = new Div(words, under, why);
        text.addClassName("tw-notification-text");
        NativeButton button = Buttons.bare("", () -> open.run());
        button.addClassName("tw-notification-button");
        button.add(icon, text);
        add(
                button,
                Buttons.small(Buttons.icon(
                        "circle-help", reader.text("ui.notifications.why"), () -> why.setVisible(!why.isVisible()))));
    }

    private static String icon(String kind) {
        return switch (kind) {
            case "assigned" -> "user-check";
            case "shared" -> "share-2";
            case "mentioned" -> "at-sign";
            case "followed" -> "eye";
            case "work-ended" -> "list-checks";
            case "customers.recycling" -> "hourglass";
            default -> "bell";
        };
    }
}
