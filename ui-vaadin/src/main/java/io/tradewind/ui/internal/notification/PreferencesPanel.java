package io.tradewind.ui.internal.notification;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.notification.Notifications;
import io.tradewind.notification.Notifications.Channel;
import io.tradewind.notification.Notifications.Digest;
import io.tradewind.notification.Notifications.Preference;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Which kinds the reader wants to be told of: in the application, by e-mail at once, in the digest; and when that comes. */
final class PreferencesPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final String EVERY_DAY = "";

    private final transient Notifications notifications;
    private final transient Reader reader;
    private final boolean mail;

    PreferencesPanel(Notifications notifications, Reader reader) {
        this.notifications = notifications;
        this.reader = reader;
        addClassName("tw-notification-kinds");
        add(new Paragraph(reader.text("ui.notifications.preferences.words")));
        var missing = notifications.noMail();
        mail = missing.isEmpty();
        missing.ifPresent(code -> add(new Notice(Tone.BLUE, reader.text("error." + code))));
        var head = new Div(new Span(), head(Channel.APP), head(Channel.MAIL), head(Channel.DIGEST));
        head.addClassNames("tw-notification-ways", "tw-notification-head");
        add(head);
        notifications.preferences().forEach(each -> add(row(each)));
        add(digest());
    }

    private Span head(Channel channel) {
        return new Span(reader.text("ui.notifications.way." + channel.name()));
    }

    private Div row(Preference kind) {
        var name = new Span(reader.text("notification.kind." + kind.kind()));
        var why = new Span(reader.text("notification.why." + kind.kind()));
        why.addClassName("tw-related-words");
        var words = new Div(name, why);
        words.addClassName("tw-notification-kind");
        var row = new Div(
                words,
                box(kind, Channel.APP, kind.wanted(), true),
                box(kind, Channel.MAIL, kind.mail(), mail),
                box(kind, Channel.DIGEST, kind.digest(), mail));
        row.addClassName("tw-notification-ways");
        return row;
    }

    private Checkbox box(Preference kind, Channel channel, boolean on, boolean possible) {
        var box = new Checkbox(on);
        box.setAriaLabel(reader.text("notification.kind." + kind.kind()) + ": "
                + reader.text("ui.notifications.way." + channel.name()));
        box.setEnabled(possible || on);
        box.addValueChangeListener(change -> {
            if (change.isFromClient()
                    && !Guarded.run(() -> notifications.prefer(kind.kind(), channel, change.getValue()))) {
                box.setValue(change.getOldValue());
            }
        });
        return box;
    }

    private Div digest() {
        Digest kept = notifications.digest();
        var day = new Select<String>();
        List<String> days = new ArrayList<>(List.of(EVERY_DAY));
        for (DayOfWeek each : DayOfWeek.values()) {
            days.add(each.name());
        }
        day.setLabel(reader.text("ui.notifications.digest.day"));
        day.setItems(days);
        day.setItemLabelGenerator(this::day);
        DayOfWeek weekday = kept.weekday();
        day.setValue(weekday == null ? EVERY_DAY : weekday.name());
        var hour = new Select<Integer>();
        hour.setLabel(reader.text("ui.notifications.digest.hour"));
        hour.setItems(IntStream.range(0, 24).boxed().toList());
        hour.setItemLabelGenerator(each -> DateTimeFormatter.ofPattern("HH:mm").format(LocalTime.of(each, 0)));
        hour.setValue(kept.hour());
        day.addValueChangeListener(change -> keep(day.getValue(), hour.getValue()));
        hour.addValueChangeListener(change -> keep(day.getValue(), hour.getValue()));
        day.setEnabled(mail);
        hour.setEnabled(mail);
        var hint = new Span(
                reader.text("ui.notifications.digest.hint", reader.zone().getId()));
        hint.addClassName("tw-related-words");
        var pair = new Div(day, hour);
        pair.addClassName("tw-field-pair");
        var part = new Div(pair, hint);
        part.addClassName("tw-notification-digest");
        return part;
    }

    private String day(String name) {
        return name.isEmpty()
                ? reader.text("ui.notifications.digest.daily")
                : DayOfWeek.valueOf(name).getDisplayName(TextStyle.FULL, reader.locale());
    }

    private void keep(@Nullable String day, @Nullable Integer hour) {
        if (day != null && hour != null) {
            Guarded.run(
                    () -> notifications.changeDigest(new Digest(day.isEmpty() ? null : DayOfWeek.valueOf(day), hour)));
        }
    }
}
