package io.tradewind.runtime.internal.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.event.Events;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailMessage;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.runtime.internal.mail.MailQueue.Claimed;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Empties the outbox: woken when something is put in on this node, and every few seconds for what others put in and what is due. A
 * server that is away is asked less and less often, up to once a minute; a message that it does not take now is tried later, for days.
 */
@Component(service = MailSender.class, immediate = true)
public final class MailSender {
    private static final Logger log = LoggerFactory.getLogger(MailSender.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    /** While sending is off; who switches it on here rings the bell. */
    private static final Duration OFF = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** How often it looks for what others left behind. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_AGAIN = Duration.ofMinutes(1);
    private static final Duration LAST_AGAIN = Duration.ofHours(1);
    /** Messages of one connection: servers bound them. */
    private static final int MOST_AT_ONCE = 100;

    private final StoredOutbox outbox;
    private final StoredMailServer servers;
    private final MailQueue queue;
    private final Map<String, MailComposer> composers = new ConcurrentHashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final Runnable wake = bell::release;
    private final Runnable renew = this::renewed;
    private final @Nullable Thread loop;
    private volatile boolean stopped;
    private volatile boolean off;
    private @Nullable Instant recovered;
    private volatile Duration pause = Duration.ZERO;
    private volatile long notBefore = System.nanoTime();

    @Activate
    public MailSender(
            @Reference StoredOutbox outbox,
            @Reference StoredMailServer servers,
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Events events) {
        this(outbox, servers, new MailQueue(database, transactions, events, Clock.systemUTC()), true);
    }

    /** @param runs whether it works by itself; else it waits for calls of {@link #round} */
    MailSender(StoredOutbox outbox, StoredMailServer servers, MailQueue queue, boolean runs) {
        this.outbox = outbox;
        this.servers = servers;
        this.queue = queue;
        outbox.onQueued(wake);
        servers.onChanged(renew);
        loop = runs ? Thread.ofPlatform().name("tradewind-mail").daemon().start(this::run) : null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(MailComposer composer) {
        composers.put(composer.name(), composer);
        wake.run();
    }

    void remove(MailComposer composer) {
        composers.remove(composer.name(), composer);
    }

    /** Other settings: whatever kept messages from going may be gone. */
    private void renewed() {
        pause = Duration.ZERO;
        notBefore = System.nanoTime();
        wake.run();
    }

    private void run() {
        Instant swept = Instant.EPOCH;
        while (!stopped) {
            try {
                if (System.nanoTime() - notBefore >= 0) {
                    round();
                }
                if (queue.now().isAfter(swept.plus(Duration.ofHours(1)))) {
                    swept = queue.now();
                    queue.dropOlderThan(KEPT);
                }
            } catch (RuntimeException failure) {
                log.warn("The outbox cannot be read, trying again later: {}", failure.getMessage());
            }
            awaitBell();
        }
    }

    private void awaitBell() {
        try {
            if (bell.tryAcquire((off ? OFF : POLL).toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** Sends what is due. */
    void round() {
        Optional<SmtpServer> server = servers.ready();
        off = server.isEmpty();
        if (server.isEmpty()) {
            return;
        }
        recover();
        int sent;
        do {
            sent = batch(server.get());
        } while (sent == MOST_AT_ONCE && !stopped);
    }

    private void recover() {
        Instant last = recovered;
        if (last == null || queue.now().isAfter(last.plus(RECOVERED))) {
            queue.recover(last == null);
            recovered = queue.now();
        }
    }

    /** @return how many messages the connection was good for */
    private int batch(SmtpServer server) {
        SmtpConnection connection = null;
        int done = 0;
        try {
            while (done < MOST_AT_ONCE && !stopped) {
                Optional<Claimed> next = queue.claim();
                if (next.isEmpty()) {
                    return done;
                }
                Claimed message = next.get();
                try {
                    if (connection == null) {
                        connection = SmtpConnection.open(server);
                        answers();
                    }
                    send(message, connection);
                } catch (SmtpFailure failure) {
                    close(connection);
                    connection = null;
                    if (!failed(message, failure)) {
                        return done;
                    }
                }
                done++;
            }
            return done;
        } finally {
            close(connection);
        }
    }

    private static void close(@Nullable SmtpConnection connection) {
        if (connection != null) {
            connection.close();
        }
    }

    private void send(Claimed message, SmtpConnection connection) throws SmtpFailure {
        Instant before = queue.now();
        String name = message.composer();
        MailComposer composer = name == null ? null : composers.get(name);
        Optional<MailMessage> content;
        try {
            content = content(message, composer);
        } catch (RuntimeException failure) {
            log.warn("Message {} cannot be composed: {}", message.id(), failure.toString());
            queue.again(message, new Problem("mail.not-composed", ""), later(message));
            return;
        }
        if (content.isEmpty()) {
            queue.dropped(message);
            return;
        }
        connection.send(content.get(), message.messageId(), composer != null, () -> {
            if (!queue.handing(message)) {
                throw new IOException("The message is no longer ours");
            }
        });
        queue.sent(
                message,
                Stream.concat(content.get().to().stream(), content.get().cc().stream())
                        .map(MailAddress::address)
                        .toList(),
                () -> {
                    if (composer != null) {
                        composer.sent(String.valueOf(message.key()), before);
                    }
                });
    }

    private static Optional<MailMessage> content(Claimed message, @Nullable MailComposer composer) {
        String kept = message.message();
        if (kept != null) {
            return Optional.of(KeptMessage.open(kept));
        }
        if (composer == null) {
            throw new IllegalStateException("There is no composer " + message.composer());
        }
        return composer.compose(String.valueOf(message.key()));
    }

    /** @return whether other messages may fare better */
    private boolean failed(Claimed message, SmtpFailure failure) {
        Problem problem = failure.problem();
        switch (failure.effect()) {
            case SERVER -> {
                queue.again(message, problem, queue.now());
                rest(failure);
                return false;
            }
            case LATER -> queue.again(message, problem, later(message));
            case NEVER, IN_DOUBT -> {
                log.warn("Message {} has failed: {}", message.id(), problem.code());
                queue.failed(message, problem);
            }
        }
        return true;
    }

    private Instant later(Claimed message) {
        Duration wait = FIRST_AGAIN.multipliedBy(1L << Math.min(10, message.attempts() - 1));
        return queue.now().plus(wait.compareTo(LAST_AGAIN) > 0 ? LAST_AGAIN : wait);
    }

    private void answers() {
        if (!pause.isZero()) {
            log.info("The mail server answers again.");
        }
        pause = Duration.ZERO;
    }

    private void rest(SmtpFailure failure) {
        if (pause.isZero()) {
            log.warn(
                    "The mail server cannot be used, mail waits: {}",
                    failure.problem().code());
        }
        Duration longer = pause.isZero() ? POLL : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        notBefore = System.nanoTime() + pause.toNanos();
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        outbox.forget(wake);
        servers.forget(renew);
        wake.run();
        if (loop != null) {
            loop.join(PATIENCE.toMillis());
        }
    }
}
