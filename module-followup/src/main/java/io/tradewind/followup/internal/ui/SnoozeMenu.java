package io.tradewind.followup.internal.ui;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;

import io.tradewind.TradewindException;
import io.tradewind.record.RecordRef;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Puts the reminder of a plan off: some minutes, an hour, until tomorrow morning where its reader is. */
final class SnoozeMenu extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MINUTES = 10;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final transient Bench bench;
    private final transient Reader reader;
    private final RecordRef plan;
    private final transient Runnable done;

    SnoozeMenu(Bench bench, Reader reader, RecordRef plan, Runnable done) {
        this.bench = bench;
        this.reader = reader;
        this.plan = plan;
        this.done = done;
        addClassName("fu-snooze");
        Button button = Buttons.plain(reader.text("followup.ui.snooze"), () -> {});
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        ZonedDateTime now = ZonedDateTime.now(reader.zone());
        Instant morning = now.toLocalDate()
                .plusDays(1)
                .atTime(MORNING)
                .atZone(reader.zone())
                .toInstant();
        menu.addItem(
                reader.text("followup.ui.snooze.minutes"),
                click -> until(Instant.now().plus(MINUTES, ChronoUnit.MINUTES)));
        menu.addItem(
                reader.text("followup.ui.snooze.hour"),
                click -> until(Instant.now().plus(1, ChronoUnit.HOURS)));
        menu.addItem(reader.text("followup.ui.snooze.tomorrow", reader.time(morning)), click -> until(morning));
        add(button);
    }

    private void until(Instant moment) {
        try {
            bench.records().act(plan, "snooze", Map.of("until", moment));
            Toast.done(reader.text("followup.ui.snooze.done", reader.moment(moment)));
            done.run();
        } catch (TradewindException refused) {
            Toast.problem(refused);
        }
    }
}
