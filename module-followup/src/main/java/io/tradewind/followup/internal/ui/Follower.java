package io.tradewind.followup.internal.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;

/** Keeps an open calendar up to date. Changes that follow one another are one; while a plan is held by the pointer, nothing moves under it. */
final class Follower {
    private static final Executor SOON = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

    private final Runnable refresh;
    private final AtomicBoolean told = new AtomicBoolean();
    private boolean held;
    private boolean late;

    /** @param refresh reads and shows again; called on the screen's thread */
    Follower(Runnable refresh) {
        this.refresh = refresh;
    }

    /** While the component is there. */
    void follow(PlanNews news, Component calendar, UI ui) {
        AutoCloseable watch = news.watch(() -> hear(ui));
        calendar.addDetachListener(left -> {
            left.unregisterListener();
            close(watch);
        });
    }

    private void hear(UI ui) {
        if (told.compareAndSet(false, true)) {
            SOON.execute(() -> {
                try {
                    ui.access(this::catchUp);
                } catch (UIDetachedException closed) {
                    // the tab was closed
                }
            });
        }
    }

    private void catchUp() {
        told.set(false);
        late = held;
        if (!held) {
            refresh.run();
        }
    }

    /** A plan was taken by the pointer, or let go. */
    void hold(boolean now) {
        held = now;
        if (!held && late) {
            late = false;
            refresh.run();
        }
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
