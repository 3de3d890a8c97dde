package io.tradewind.ui.internal.record;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.service.component.annotations.Deactivate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;

/** A clock for screens: does something in a tab a little later, or again and again, for as long as the component is shown. */
@org.osgi.service.component.annotations.Component(service = Pulse.class)
public final class Pulse {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tradewind-ui-pulse").factory());

    @Deactivate
    public void stop() {
        timer.shutdownNow();
    }

    /** Runs a task once in the component's tab, unless the component has left by then or the registration was removed. */
    public Registration after(Component shown, Duration delay, Runnable task) {
        UI ui = shown.getUI().orElseThrow();
        return cancelling(timer.schedule(
                () -> inside(ui, () -> runIfShown(shown, task)), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Runs a task in the component's tab at an interval until the component leaves or the registration is removed; slow tasks do not pile up. */
    public Registration every(Component shown, Duration interval, Runnable task) {
        UI ui = shown.getUI().orElseThrow();
        AtomicBoolean waiting = new AtomicBoolean();
        Registration registration = cancelling(timer.scheduleWithFixedDelay(
                () -> {
                    if (waiting.compareAndSet(false, true)) {
                        inside(ui, () -> {
                            waiting.set(false);
                            runIfShown(shown, task);
                        });
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS));
        shown.addDetachListener(left -> {
            left.unregisterListener();
            registration.remove();
        });
        return registration;
    }

    private static void runIfShown(Component shown, Runnable task) {
        if (shown.isAttached()) {
            task.run();
        }
    }

    private static void inside(UI ui, Runnable task) {
        try {
            ui.access(task::run);
        } catch (UIDetachedException closed) {
            // the tab was closed; its registrations go with it
        }
    }

    private static Registration cancelling(ScheduledFuture<?> future) {
        return () -> future.cancel(false);
    }
}
