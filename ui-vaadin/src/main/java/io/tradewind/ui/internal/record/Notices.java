package io.tradewind.ui.internal.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;

import io.tradewind.event.RecordsChanged;

/** Gathers the changes of a moment and hands them to a screen together, so that an import does not make it flicker. */
public final class Notices {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Desk desk;
    private final Component shown;
    private final Consumer<List<RecordsChanged>> screen;
    private final List<RecordsChanged> gathered = new ArrayList<>();
    private @Nullable Registration pending;

    private Notices(Desk desk, Component shown, Consumer<List<RecordsChanged>> screen) {
        this.desk = desk;
        this.shown = shown;
        this.screen = screen;
    }

    /** Follows changes of a type from the component's attachment to its detachment. */
    public static void follow(Desk desk, String type, Component shown, Consumer<List<RecordsChanged>> screen) {
        Notices notices = new Notices(desk, shown, screen);
        AutoCloseable watch = desk.live().watch(type, notices::gather);
        shown.addDetachListener(left -> {
            left.unregisterListener();
            close(watch);
        });
    }

    private synchronized void gather(RecordsChanged change) {
        gathered.add(change);
        if (pending == null && shown.getUI().isPresent()) {
            pending = desk.pulse().after(shown, MOMENT, this::deliver);
        }
    }

    private void deliver() {
        List<RecordsChanged> changes;
        synchronized (this) {
            changes = List.copyOf(gathered);
            gathered.clear();
            pending = null;
        }
        screen.accept(changes);
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
