package io.tradewind.ui.internal.bridge;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

import io.tradewind.ui.internal.shell.NotFoundScreen;

/**
 * What open tabs do when bundles come and go. A tab whose screen went shows a placeholder and keeps a token; if the screen
 * comes back, the tab rebuilds it in place; if that very token is still there after the grace time, the tab goes home.
 * Tokens, not addresses, are compared: a second update within the grace time is a new wait. All of it happens on one
 * thread of its own, in order: whoever starts or stops a bundle does not wait for open tabs.
 */
final class Comings implements AutoCloseable {
    private static final int GRACE_MILLIS = 2000;
    private static final int DETACHED_AFTER_MILLIS = 500;

    private final OpenScreens screens;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tradewind-ui-timer").factory());

    /** A tab that waits; identity is what counts. */
    private static final class Token {}

    Comings(OpenScreens screens) {
        this.screens = screens;
    }

    /** @param shown whether the tab shows what went */
    void went(Predicate<UI> shown) {
        later(
                0,
                () -> screens.each(ui -> {
                    var frame = ComponentUtil.getData(ui, Frame.class);
                    if (frame == null) {
                        return;
                    }
                    frame.refreshMenu();
                    if (shown.test(ui) || frame.isUpdating()) {
                        var token = new Token();
                        ComponentUtil.setData(ui, Token.class, token);
                        frame.showUpdating();
                        later(GRACE_MILLIS, () -> OpenScreens.inside(ui, waiting -> leaveIfStill(waiting, token)));
                    }
                }));
    }

    /** @param wanted whether the tab's address leads to what came */
    void came(Predicate<UI> wanted) {
        later(
                0,
                () -> screens.each(ui -> {
                    var frame = ComponentUtil.getData(ui, Frame.class);
                    if (frame == null) {
                        return;
                    }
                    frame.refreshMenu();
                    var lost = ViewRegistry.leaf(ui)
                            .filter(NotFoundScreen.class::isInstance)
                            .isPresent();
                    if ((frame.isUpdating() || lost) && wanted.test(ui)) {
                        ComponentUtil.setData(ui, Token.class, null);
                        ui.refreshCurrentRoute(false);
                    }
                }));
    }

    /** @param shown whether the tab shows what is different now */
    void changed(Predicate<UI> shown) {
        later(
                0,
                () -> screens.each(ui -> {
                    if (shown.test(ui)) {
                        ui.refreshCurrentRoute(false);
                    }
                }));
    }

    /** Once when tabs show the placeholder, and once when those that waited have gone home: leaving asks the caches again. */
    void purgeLater(ClassLoader gone) {
        later(DETACHED_AFTER_MILLIS, () -> LoaderPurge.purge(gone));
        later(GRACE_MILLIS + DETACHED_AFTER_MILLIS, () -> LoaderPurge.purge(gone));
    }

    private static void leaveIfStill(UI ui, Token token) {
        if (ComponentUtil.getData(ui, Token.class) == token) {
            ComponentUtil.setData(ui, Token.class, null);
            var frame = ComponentUtil.getData(ui, Frame.class);
            if (frame != null && frame.isUpdating()) {
                frame.leave();
            }
        }
    }

    private void later(int millis, Runnable task) {
        try {
            timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // the UI bundle itself is stopping: its tabs go with it
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
