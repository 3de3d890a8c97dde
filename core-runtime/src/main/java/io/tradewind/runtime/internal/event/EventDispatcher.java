package io.tradewind.runtime.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.EventHandler;
import io.tradewind.event.EventLog;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Feeds each handler its events. Woken by commits of this node, and every two seconds for those of others. Looks once which
 * types of events are new and stirs only their handlers; on several nodes one works each cursor, because it locks it.
 */
@Component(service = EventLog.class, immediate = true)
public final class EventDispatcher implements EventLog {
    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    /** How often what could not be done is tried again, if it is due. */
    private static final Duration AGAIN = Duration.ofMillis(500);

    /** Commits that follow one another are looked at together: a round costs each handler a transaction. */
    private static final Duration GATHERED = Duration.ofMillis(10);
    /** While they come one after the other, the rounds are so far apart. */
    private static final Duration APART = Duration.ofMillis(100);

    /** So often the places of handlers that wanted nothing are kept. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    /** A look at more new events than these asks for their types only. */
    private static final long MOST_LOOKED_INTO = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A handler that takes longer for some events gives up its place, so that slow ones cannot stop the others. */
    private static final Duration SLOW = Duration.ofSeconds(20);

    private static final int PLACES = 6;
    /** Handlers belong to modules: who manages these answers for them. */
    private static final String RIGHT = "modules.manage";

    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Access access;
    private final EventAppender appender;
    private final Cursors cursors;
    private final Map<String, Line<?>> lines = new ConcurrentHashMap<>();
    private final Listeners listeners;
    private final Set<Line<?>> slow = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(PLACES);
    private final Semaphore bell = new Semaphore(0);
    private final Runnable wake = bell::release;
    private final ExecutorService workers = Executors.newCachedThreadPool(
            work -> Thread.ofPlatform().name("tradewind-event-handler").daemon().unstarted(work));
    private final Thread loop;
    private volatile boolean stopped;

    @Activate
    public EventDispatcher(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity,
            @Reference Access access,
            @Reference EventAppender appender) {
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        this.access = access;
        this.appender = appender;
        cursors = new Cursors(database, transactions);
        listeners = new Listeners(identity);
        appender.onAppended(wake);
        loop = Thread.ofPlatform().name("tradewind-events").daemon().start(this::run);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(EventHandler<?> handler) {
        if (handler.onEveryNode()) {
            listeners.add(handler);
            return;
        }
        var line = new Line<>(handler, cursors, database, transactions, identity);
        try {
            line.begin();
        } catch (RuntimeException later) {
            log.debug("The cursor of {} is made later", line.name(), later);
        }
        var former = lines.put(line.name(), line);
        if (former != null) {
            log.warn("Handler {} is there twice; the newer one is used.", line.name());
            former.close(PATIENCE);
        }
        wake.run();
    }

    void remove(EventHandler<?> handler) {
        listeners.remove(handler);
        for (var line : lines.values()) {
            if (line.serves(handler)) {
                line.close(PATIENCE);
                lines.remove(line.name(), line);
            }
        }
    }

    private void run() {
        long scanned = -1;
        long lastTry = System.nanoTime();
        long lastKept = lastTry;
        boolean readable = true;
        while (!stopped) {
            long round = System.nanoTime();
            try {
                scanned = stirred(scanned);
                boolean again = System.nanoTime() - lastTry >= AGAIN.toNanos();
                if (again) {
                    lastTry = System.nanoTime();
                    excuseSlow();
                }
                if (System.nanoTime() - lastKept >= KEPT.toNanos()) {
                    lastKept = System.nanoTime();
                    keepPlaces();
                }
                lines.values().forEach(line -> start(line, again));
                readable = true;
            } catch (RuntimeException failure) {
                if (readable) {
                    log.warn("The event log cannot be read; it is tried again until it can.", failure);
                }
                readable = false;
            }
            awaitBell(round);
        }
    }

    /** Stirs the handlers that want what is new since the last look; at the first look all are stirred already. */
    private long stirred(long scanned) {
        long end = cursors.end();
        if (scanned >= 0 && end - scanned > MOST_LOOKED_INTO) {
            Set<String> types = Set.copyOf(cursors.types(scanned, end));
            stir(line -> types.contains(line.type()));
            tellInParts(scanned, end);
        } else if (scanned >= 0 && end > scanned) {
            News news = cursors.news(scanned, end);
            stir(line -> !line.passes(news) && news.tellOf(line.type()));
            listeners.tell(news);
        }
        return end;
    }

    private void tellInParts(long after, long end) {
        for (long from = after; from < end && !listeners.isEmpty(); from += MOST_LOOKED_INTO) {
            listeners.tell(cursors.news(from, Math.min(end, from + MOST_LOOKED_INTO)));
        }
    }

    private void stir(Predicate<Line<?>> concerned) {
        lines.values().stream().filter(concerned).forEach(Line::stir);
    }

    /** Cursors of handlers that wanted nothing for a while follow together. */
    private void keepPlaces() {
        Map<String, Long> places = new HashMap<>();
        lines.values().forEach(line -> line.unkept().ifPresent(place -> places.put(line.name(), place)));
        if (!places.isEmpty()) {
            cursors.pass(places);
            places.forEach((name, place) -> lines.computeIfPresent(name, (same, line) -> line.kept(place)));
        }
    }

    private void start(Line<?> line, boolean again) {
        if (stopped || !line.claim(again)) {
            return;
        }
        workers.execute(() -> {
            places.acquireUninterruptibly();
            try {
                line.work();
            } finally {
                if (!slow.remove(line)) {
                    places.release();
                }
                if (line.isStirred()) {
                    wake.run();
                }
            }
        });
    }

    private void excuseSlow() {
        for (var line : lines.values()) {
            if (line.isSlow(SLOW) && slow.add(line)) {
                places.release();
                log.warn("Handler {} takes more than {} s for its events.", line.name(), SLOW.toSeconds());
            }
        }
    }

    private void awaitBell(long lastRound) {
        try {
            var pause = lines.values().stream().anyMatch(Line::isWaiting) ? AGAIN : POLL;
            if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                var left = APART.minusNanos(System.nanoTime() - lastRound);
                Thread.sleep(left.compareTo(GATHERED) > 0 ? left : GATHERED);
                bell.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    @Deactivate
    public void stop() throws InterruptedException {
        stopped = true;
        appender.forget(wake);
        wake.run();
        loop.join(PATIENCE.toMillis());
        keepLast();
        lines.values().forEach(line -> line.close(PATIENCE));
        workers.shutdown();
    }

    private void keepLast() {
        try {
            keepPlaces();
        } catch (RuntimeException gone) {
            log.debug("Places are found again at the next start", gone);
        }
    }

    @Override
    public List<Cursor> cursors() {
        return cursors.all().stream().map(this::shown).toList();
    }

    private Cursor shown(Cursors.Cursor cursor) {
        Line<?> line = lines.get(cursor.handler());
        Cursors.Cursor reached = line == null ? cursor : cursor.at(Math.max(cursor.position(), line.place()));
        return new Cursor(
                cursor.handler(),
                cursor.position(),
                cursors.behind(reached),
                cursor.attempts(),
                cursor.nextTryAt(),
                cursor.problem(),
                line != null);
    }

    @Override
    public long end() {
        return cursors.end();
    }

    @Override
    public void skip(String handler, String reason) {
        String by = manage().id();
        transactions.run(() -> {
            var cursor = failing(handler);
            var entry = cursors.next(cursor, 1).entries().getFirst();
            cursors.skipped(cursor, entry, reason, by, Instant.now());
            cursors.move(cursor, entry.seq());
        });
        stir(handler);
    }

    /** The handler's cursor, if it fails on an event and no attempt is under way. */
    private Cursors.Cursor failing(String handler) {
        if (cursors.find(handler).isEmpty()) {
            throw new TradewindException(Kind.NOT_FOUND, "event.handler-not-found", handler);
        }
        var cursor = cursors.claim(handler)
                .orElseThrow(() -> new TradewindException(Kind.CONFLICT, "event.handler-busy", handler));
        if (cursor.attempts() == 0) {
            throw new TradewindException(Kind.CONFLICT, "event.handler-healthy", handler);
        }
        return cursor;
    }

    @Override
    public void retry(String handler) {
        manage();
        if (cursors.find(handler).isEmpty()) {
            throw new TradewindException(Kind.NOT_FOUND, "event.handler-not-found", handler);
        }
        cursors.retryNow(handler);
        stir(handler);
    }

    private Actor manage() {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        return identity.require();
    }

    private void stir(String handler) {
        var line = lines.get(handler);
        if (line != null) {
            line.stir();
        }
        wake.run();
    }
}
