package io.tradewind.ui.internal.record;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

import io.tradewind.page.PathStep.Way;
import io.tradewind.record.Action.Look;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** What can be done with a record now, as buttons; asks for what an action needs to know. */
public final class Actions {
    private final Desk desk;
    private final Reader reader;
    private final TypeSpec type;
    private final Supplier<RecordView> record;
    private final Consumer<RecordView> after;

    /** @param after gets the record as the action left it */
    public Actions(Desk desk, Reader reader, TypeSpec type, Supplier<RecordView> record, Consumer<RecordView> after) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.record = record;
        this.after = after;
    }

    /** Actions open now, the prominent ones first, dangerous ones last. */
    List<ActionSpec> open(RecordView now) {
        return type.actions().stream()
                .filter(action -> now.allows(action.name()))
                .sorted(Comparator.comparing(ActionSpec::look))
                .toList();
    }

    /** The first few as buttons. */
    public List<Component> buttons(RecordView now, int most) {
        return open(now).stream()
                .filter(action -> action.look() != Look.DANGER)
                .limit(most)
                .<Component>map(this::button)
                .toList();
    }

    private Button button(ActionSpec action) {
        return action.look() == Look.PRIMARY
                ? Buttons.primary(words(action), () -> start(action))
                : Buttons.plain(words(action), () -> start(action));
    }

    /** What the action is called. */
    String words(ActionSpec action) {
        return reader.text(type.name() + ".action." + action.name());
    }

    /** Asks what must be asked, then acts. */
    void start(ActionSpec action) {
        if (!action.inputs().isEmpty()) {
            new ActionDialog(desk, reader, type, action, words(action), record.get(), command -> act(action, command))
                    .open();
        } else if (action.look() == Look.DANGER) {
            Confirm.danger(
                    reader.text("ui.page.act.ask", words(action), record.get().title()),
                    reader.text("ui.page.act.words"),
                    words(action),
                    () -> Guarded.run(() -> act(action, Map.of())));
        } else {
            Guarded.run(() -> act(action, Map.of()));
        }
    }

    /** Goes a way that the record's page shows; asks only if nothing is known of what the action takes. */
    void go(Way way) {
        type.action(way.action()).ifPresent(action -> {
            if (way.inputs().isEmpty()) {
                start(action);
            } else {
                Guarded.run(() -> act(action, way.inputs()));
            }
        });
    }

    private void act(ActionSpec action, Map<String, Object> command) {
        RecordView fresh = desk.records().act(record.get().ref(), action.name(), command);
        Toast.done(reader.text("ui.page.acted", words(action), fresh.title()));
        after.accept(fresh);
    }
}
