package io.tradewind.ui.internal.notification;

import java.time.Duration;
import java.util.List;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications;
import io.tradewind.ui.internal.record.Pulse;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** How many notifications are unread, at once on this node and within a minute on others; opens the latest. */
final class Bell extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int LATEST = 12;

    private final transient Notifications notifications;
    private final transient Pulse pulse;
    private final transient Reader reader = Reader.current();
    private final String user;
    private final Span count = new Span();
    private final NativeButton button = new NativeButton();
    private final Popover popover = new Popover();
    private final Div rows = new Div();

    Bell(Notifications notifications, String user, Pulse pulse) {
        this.notifications = notifications;
        this.user = user;
        this.pulse = pulse;
        addClassName("tw-bell");
        count.addClassName("tw-bell-count");
        button.addClassName("tw-bell-button");
        button.add(Icons.of("bell"), count);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setWidth("min(400px, calc(100vw - 24px))");
        popover.addClassName("tw-bell-panel");
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                list();
            }
        });
        rows.addClassName("tw-notification-rows");
        popover.add(head(), rows, foot());
        add(button, popover);
        look();
    }

    private Div head() {
        Span space = new Span();
        space.addClassName("tw-space");
        Div head = new Div(
                new H2(reader.text("ui.notifications")),
                space,
                Buttons.small(Buttons.quiet(reader.text("ui.notifications.read-all"), "check", () -> {
                    notifications.readAll();
                    list();
                })));
        head.addClassName("tw-bell-head");
        return head;
    }

    private Div foot() {
        Div foot = new Div(
                Buttons.small(Buttons.quiet(reader.text("ui.notifications.all"), () -> go(NotificationsView.PATH))));
        foot.addClassName("tw-bell-foot");
        return foot;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        AutoCloseable watch = notifications.watch(user, () -> changed(ui));
        addDetachListener(left -> {
            left.unregisterListener();
            close(watch);
        });
        pulse.every(this, LOOK, this::look);
    }

    private void changed(UI ui) {
        try {
            ui.access(() -> {
                look();
                if (popover.isOpened()) {
                    list();
                }
            });
        } catch (UIDetachedException closed) {
            // the tab was closed
        }
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void look() {
        int unread = notifications.unread();
        count.setText(unread == 0 ? "" : unread < Notifications.MOST_COUNTED ? reader.number(unread) : "99+");
        count.setVisible(unread > 0);
        button.getElement().setAttribute("aria-label", reader.text("ui.notifications.unread", unread));
        button.getElement().setAttribute("title", reader.text("ui.notifications.unread", unread));
    }

    private void list() {
        rows.removeAll();
        List<Notification> latest =
                notifications.mine(false, LATEST, null, reader.locale()).items();
        latest.forEach(one -> rows.add(new NotificationRow(reader, one, () -> open(one))));
        if (latest.isEmpty()) {
            Div nothing = new Div(Icons.large("bell"), new Span(reader.text("ui.notifications.none")));
            nothing.addClassName("tw-notification-none");
            rows.add(nothing);
        }
        look();
    }

    private void open(Notification one) {
        if (one.unread()) {
            notifications.read(List.of(one.id()));
        }
        one.address().ifPresentOrElse(this::go, this::list);
    }

    private void go(String address) {
        popover.close();
        UI.getCurrent().navigate(address);
    }
}
