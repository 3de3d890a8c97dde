package io.tradewind.runtime.internal.notification;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws away old notifications, once an hour. */
@Component(service = DropOldNotifications.class, immediate = true, configurationPid = "io.tradewind.notifications")
@Designate(ocd = NotificationSettings.class)
public final class DropOldNotifications {
    private static final Logger log = LoggerFactory.getLogger(DropOldNotifications.class);

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-notifications").daemon().unstarted(task));

    @Activate
    public DropOldNotifications(@Reference StoredNotifications notifications, NotificationSettings settings) {
        Duration kept = Duration.ofDays(Math.max(1, settings.kept_days()));
        worker.scheduleWithFixedDelay(() -> dropQuietly(notifications, kept), 20, 60, TimeUnit.MINUTES);
    }

    private static void dropQuietly(StoredNotifications notifications, Duration kept) {
        try {
            notifications.drop(kept);
        } catch (RuntimeException failure) {
            log.warn("Old notifications could not be thrown away, trying again later: {}", failure.getMessage());
        }
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }
}
