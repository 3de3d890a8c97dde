package io.tradewind.runtime.internal.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.notification.Notifications.Digest;
import io.tradewind.runtime.internal.access.Receivers;
import io.tradewind.runtime.internal.mail.StoredOutbox;
import io.tradewind.runtime.internal.notification.ChoiceBook.Kept;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Sends digests when it is time for them where their receivers are: each once, whatever node sees it first. */
@Component(service = Digests.class, immediate = true)
public final class Digests {
    private static final Logger log = LoggerFactory.getLogger(Digests.class);

    private final Database database;
    private final Transactions transactions;
    private final Receivers receivers;
    private final StoredOutbox outbox;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-digests").daemon().unstarted(task));

    @Activate
    public Digests(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Receivers receivers,
            @Reference StoredOutbox outbox) {
        this(database, transactions, receivers, outbox, Clock.systemUTC());
        worker.scheduleWithFixedDelay(this::sendQuietly, 30, 60, TimeUnit.SECONDS);
    }

    /** Sends only when asked to. */
    public Digests(
            Database database, Transactions transactions, Receivers receivers, StoredOutbox outbox, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.receivers = receivers;
        this.outbox = outbox;
        this.clock = clock;
    }

    private void sendQuietly() {
        try {
            send();
        } catch (RuntimeException failure) {
            log.warn("Digests could not be sent, trying again later: {}", failure.getMessage());
        }
    }

    /** Puts those into the outbox whose time has come. */
    public void send() {
        if (!outbox.isReady()) {
            return;
        }
        List<Kept> all = database.reads(sql -> new ChoiceBook(sql).digests());
        for (Kept digest : all) {
            Instant time = latest(clock.instant(), digest.digest(), digest.zone());
            if (time.isAfter(digest.last())) {
                transactions.run(() -> send(digest, time));
            }
        }
    }

    private void send(Kept digest, Instant time) {
        ChoiceBook choices = new ChoiceBook(database.sql());
        if (!choices.take(digest, time)) {
            return;
        }
        Set<String> kinds = choices.digestKinds(digest.user());
        boolean something = !new NotificationBook(database.sql())
                .undigested(digest.user(), kinds, 1)
                .isEmpty();
        if (something) {
            receivers
                    .find(digest.user())
                    .ifPresent(who -> outbox.compose(DigestMail.NAME, digest.user(), who.address(), clock.instant()));
        }
    }

    /**
     * The latest time for a digest that is not after now. An hour that the clocks skip is the one after it; of an hour that comes twice
     * it is the first.
     */
    static Instant latest(Instant now, Digest digest, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime hour = LocalTime.of(digest.hour(), 0);
        java.time.LocalDate day = local.toLocalDate();
        java.time.DayOfWeek weekday = digest.weekday();
        if (weekday != null) {
            day = day.with(TemporalAdjusters.previousOrSame(weekday));
        }
        Instant time = ZonedDateTime.of(day, hour, zone).toInstant();
        return time.isAfter(now)
                ? ZonedDateTime.of(day.minusDays(weekday == null ? 1 : 7), hour, zone)
                        .toInstant()
                : time;
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }
}
