package io.tradewind.ui.internal.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.TradewindException;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** A record as it was at a moment, beside what it is now: {@code customers/<id>/as-of?at=2026-11-20T08:15}, in the reader's zone. */
@Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type/:id/as-of", title = "ui.as-of.title", group = "none")
public final class AsOfView extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;
    private static final String AT = "at";
    private static final int LOOKED_THROUGH = 20;

    private final transient Desk desk;
    private final transient Reader reader = reader();
    private boolean all;

    @Activate
    public AsOfView(@Reference Desk desk) {
        super(desk.types());
        this.desk = desk;
        addClassName("tw-as-of-page");
    }

    /** @param moment null: before the last change */
    static void open(RecordRef record, @Nullable Instant moment) {
        UI.getCurrent()
                .navigate(
                        record + "/as-of",
                        moment == null ? QueryParameters.empty() : QueryParameters.of(AT, moment.toString()));
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        RecordRef ref =
                new RecordRef(type.name(), event.getRouteParameters().get("id").orElseThrow());
        RecordView now = desk.records().read(ref);
        Instant moment = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(AT)
                .flatMap(this::moment)
                .or(() -> beforeLastChange(ref))
                .orElseGet(Instant::now);
        actions(Buttons.plain(
                reader.text("ui.as-of.back"),
                "arrow-left",
                () -> UI.getCurrent().navigate(ref.toString())));
        toolbar(picker(ref, moment), space(), choice(type, now, moment));
        show(type, now, moment);
    }

    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).atZone(reader.zone()).toInstant());
        } catch (DateTimeException typed) {
            return Optional.empty();
        }
    }

    private Optional<Instant> beforeLastChange(RecordRef ref) {
        return desk.records().trace(ref, LOOKED_THROUGH, null).stream()
                .filter(entry -> !entry.changes().isEmpty() && !entry.kind().equals("CREATED"))
                .findFirst()
                .map(entry -> before(entry.at()));
    }

    /** Just before the change. */
    static Instant before(Instant changed) {
        return changed.minus(1, ChronoUnit.MICROS);
    }

    private DateTimePicker picker(RecordRef ref, Instant moment) {
        DateTimePicker picker = Fields.moment("");
        picker.setAriaLabel(reader.text("ui.as-of.moment"));
        picker.setMax(LocalDateTime.now(reader.zone()).plusMinutes(1));
        picker.setValue(LocalDateTime.ofInstant(moment, reader.zone()).truncatedTo(ChronoUnit.MINUTES));
        picker.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                // the whole minute, as it is shown
                open(
                        ref,
                        change.getValue()
                                .plusMinutes(1)
                                .atZone(reader.zone())
                                .toInstant()
                                .minus(1, ChronoUnit.MICROS));
            }
        });
        return picker;
    }

    private Segmented<Boolean> choice(TypeView type, RecordView now, Instant moment) {
        return new Segmented<Boolean>(every -> {
                    all = every;
                    show(type, now, moment);
                })
                .with(false, reader.text("ui.as-of.changed"))
                .with(true, reader.text("ui.as-of.all"))
                .select(all);
    }

    private void show(TypeView type, RecordView now, Instant moment) {
        title(reader.text("ui.as-of.of", now.title()));
        try {
            RecordView then = desk.history().asOf(now.ref(), moment);
            FormerTable table = new FormerTable(
                    reader,
                    new Values(desk.lists(), reader),
                    type,
                    then,
                    now,
                    all,
                    field -> revert(type, now, field, moment));
            content(
                    table.isEmpty()
                            ? new EmptyState(
                                    "history",
                                    Tone.GREEN,
                                    reader.text("ui.as-of.same"),
                                    reader.text("ui.as-of.same.words", reader.moment(moment)))
                            : table);
        } catch (TradewindException notYet) {
            content(new EmptyState("history", Tone.GRAY, reader.text("ui.as-of.none"), reader.problem(notYet)));
        }
    }

    private void revert(TypeView type, RecordView now, String field, Instant moment) {
        Guarded.run(() -> {
            RecordView fresh = desk.history().revert(now.ref(), now.version(), field, moment);
            Toast.done(reader.text("ui.trace.reverted", reader.field(type.name(), field)));
            show(type, fresh, moment);
            toolbar(picker(now.ref(), moment), space(), choice(type, fresh, moment));
        });
    }
}
