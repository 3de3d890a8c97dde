package io.tradewind.ui.internal.notification;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** All that the reader was told, by day, and which kinds they want to be told of. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = NotificationsView.PATH, title = "ui.notifications", icon = "bell", group = "none")
public final class NotificationsView extends Page implements TradewindView {
    static final String PATH = "notifications";
    private static final long serialVersionUID = 1L;
    private static final int PORTION = 50;

    private final transient Notifications notifications;
    private final transient Reader reader = Reader.current();
    private final Div rows = new Div();
    private final Div older = new Div();
    private boolean unreadOnly;
    private transient @Nullable LocalDate day;

    @Activate
    public NotificationsView(@Reference Notifications notifications) {
        this.notifications = notifications;
        addClassName("tw-notifications");
        title(reader.text("ui.notifications"));
        Panel preferences =
                new Panel(reader.text("ui.notifications.preferences"), new PreferencesPanel(notifications, reader));
        actions(jump(preferences), Buttons.plain(reader.text("ui.notifications.read-all"), "check", () -> {
            notifications.readAll();
            refresh();
        }));
        body().addClassName("tw-pad");
        rows.addClassName("tw-notification-rows");
        older.addClassName("tw-notification-older");
        Panel list = new Panel(reader.text("ui.notifications.list"), rows, older)
                .with(new Segmented<Boolean>(this::show)
                        .with(false, reader.text("ui.notifications.every"))
                        .with(true, reader.text("ui.notifications.unread-only"))
                        .select(false));
        Div columns = new Div(list, preferences);
        columns.addClassName("tw-notification-columns");
        content(columns);
        refresh();
    }

    /** On phones, where the choices are below all that there is. */
    private Button jump(Panel preferences) {
        Button jump = Buttons.icon(
                "settings", reader.text("ui.notifications.preferences"), () -> preferences.scrollIntoView());
        jump.addClassName("tw-notification-jump");
        return jump;
    }

    private void show(boolean onlyUnread) {
        unreadOnly = onlyUnread;
        refresh();
    }

    private void refresh() {
        rows.removeAll();
        day = null;
        append(null);
        if (rows.getComponentCount() == 0) {
            rows.add(new EmptyState(
                    "bell",
                    Tone.ACCENT,
                    reader.text("ui.notifications.none"),
                    reader.text("ui.notifications.none.hint")));
        }
    }

    private void append(@Nullable String after) {
        Notifications.Page page = notifications.mine(unreadOnly, PORTION, after, reader.locale());
        page.items().forEach(this::add);
        older.removeAll();
        String next = page.next();
        if (next != null) {
            older.add(Buttons.small(Buttons.quiet(reader.text("ui.notifications.older"), () -> append(next))));
        }
    }

    private void add(Notification one) {
        LocalDate on = one.at().atZone(reader.zone()).toLocalDate();
        if (!on.equals(day)) {
            day = on;
            Div heading = new Div(on.equals(reader.today()) ? reader.text("ui.today") : reader.longDay(on));
            heading.addClassName("tw-day");
            rows.add(heading);
        }
        rows.add(new NotificationRow(reader, one, () -> open(one)));
    }

    private void open(Notification one) {
        if (one.unread()) {
            notifications.read(List.of(one.id()));
        }
        one.address().ifPresentOrElse(address -> UI.getCurrent().navigate(address), this::refresh);
    }
}
