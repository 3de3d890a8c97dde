package io.tradewind.runtime.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.event.RecordChanges;
import io.tradewind.runtime.internal.module.StageLevel;
import io.tradewind.runtime.internal.record.SearchedRecords;

/**
 * The thread that keeps this node's index: opened when the start is over, followed as the event log goes on, built in pauses, and
 * thrown away and built anew when it is damaged or gone. Nobody waits for it: what is not indexed yet is asked of the database.
 */
@Component(service = IndexFollower.class, immediate = true)
public final class IndexFollower {
    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration AFTER_START = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** To show what was written costs more than to write it: what comes in a burst is shown together. */
    private static final Duration SHOW = Duration.ofMillis(500);
    /** Saves that follow one another are taken over together. */
    private static final Duration GATHERED = Duration.ofMillis(50);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Path folder;
    private final SearchedRecords records;
    private final RecordChanges changes;
    private final BooleanSupplier started;
    private final Duration afterStart;
    private final Semaphore bell = new Semaphore(0);
    private final RecordChanges.Watch watch;
    private final Thread loop;
    private @Nullable IndexKeeper keeper;
    private Duration wait = Duration.ZERO;
    private boolean dirty;
    private boolean unshown;
    private long committedAt = System.nanoTime();
    private long shownAt;
    private volatile long lookedAt;
    private volatile Live live = Live.NONE;
    private volatile long behind;
    private volatile String problem = "";
    private volatile boolean asked;
    private volatile boolean stopped;

    /** What may be searched now. */
    record Live(@Nullable SearchIndex index, Set<String> whole) {
        static final Live NONE = new Live(null, Set.of());
    }

    @Activate
    public IndexFollower(BundleContext context, @Reference SearchedRecords records, @Reference RecordChanges changes) {
        this(
                Path.of(Objects.requireNonNullElse(context.getProperty("tradewind.data"), "data"), "search"),
                records,
                changes,
                () -> StageLevel.isReached(context) && records.isSettled(),
                AFTER_START);
    }

    /** One of a folder of its own; works until {@link #stop}. */
    public IndexFollower(
            Path folder, SearchedRecords records, RecordChanges changes, BooleanSupplier started, Duration afterStart) {
        this.folder = folder;
        this.records = records;
        this.changes = changes;
        this.started = started;
        this.afterStart = afterStart;
        watch = changes.onAppended(bell::release);
        loop = Thread.ofPlatform().name("tradewind-search").daemon().start(this::run);
    }

    /** Somebody searches: the index is opened now if it is not open yet. */
    Live live() {
        if (!asked) {
            asked = true;
            bell.release();
        }
        return live;
    }

    /** Looks after the index now. */
    void check() {
        lookedAt = 0;
        bell.release();
    }

    private void run() {
        awaitStart();
        while (!stopped) {
            try {
                if (!turn()) {
                    await(unshown ? SHOW : POLL);
                }
                wait = Duration.ZERO;
                problem = "";
            } catch (IOException | UncheckedIOException | AlreadyClosedException damaged) {
                renew(damaged);
            } catch (RuntimeException failure) {
                log.info("The search index is brought up to date a little later: {}", failure.toString());
                log.debug("Why the search index waits", failure);
                await(POLL);
            }
        }
        end();
    }

    private void awaitStart() {
        while (!stopped && !asked && !started.getAsBoolean()) {
            await(Duration.ofMillis(250));
        }
        if (!stopped && !asked) {
            await(afterStart);
        }
    }

    /** @return whether there may be more to do at once */
    private boolean turn() throws IOException {
        IndexKeeper open = opened();
        if (passed(lookedAt, LOOK)) {
            lookedAt = System.nanoTime();
            if (!open.index().isWhole()) {
                throw new IOException("Files are missing.");
            }
        }
        open.admit();
        long begin = System.nanoTime();
        boolean followed = open.follow();
        boolean built = open.build() != null;
        dirty |= followed || built;
        unshown |= followed || built;
        Set<String> whole = open.whole();
        boolean other = !whole.equals(live.whole()) || live.index() != open.index();
        if (other || unshown && passed(shownAt, SHOW)) {
            open.index().refresh();
            shownAt = System.nanoTime();
            unshown = false;
        }
        if (other) {
            live = new Live(open.index(), whole);
        }
        behind = followed ? open.behind() : 0;
        if (dirty && passed(committedAt, COMMIT)) {
            commit(open);
        }
        if (followed || built) {
            rest(System.nanoTime() - begin);
        }
        return followed || built;
    }

    private IndexKeeper opened() throws IOException {
        IndexKeeper open = keeper;
        if (open == null) {
            open = IndexKeeper.open(folder, records, changes);
            keeper = open;
        }
        return open;
    }

    private void commit(IndexKeeper open) throws IOException {
        open.commit();
        committedAt = System.nanoTime();
        dirty = false;
    }

    /** As long as the work took, so that people have the machine too. */
    private void rest(long worked) {
        sleep(Math.min(TimeUnit.NANOSECONDS.toMillis(worked), LONGEST_PAUSE.toMillis()));
    }

    private static boolean passed(long since, Duration time) {
        return since == 0 || System.nanoTime() - since >= time.toNanos();
    }

    /** Throws the index away; at the next turn it is built anew. */
    private void renew(Exception damaged) {
        log.warn("The search index is made anew: {}", damaged.toString());
        log.debug("Why the search index is made anew", damaged);
        live = Live.NONE;
        dirty = false;
        unshown = false;
        try {
            closeKeeper();
            IndexKeeper.clear(folder);
        } catch (IOException | RuntimeException failure) {
            log.debug("The damaged index could not be closed or removed", failure);
        }
        if (!wait.isZero()) {
            problem = "The search index cannot be written: " + damaged.getMessage();
            await(wait);
        }
        Duration longer = wait.isZero() ? POLL : wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
    }

    private void closeKeeper() throws IOException {
        IndexKeeper open = keeper;
        keeper = null;
        if (open != null) {
            open.close();
        }
    }

    private void end() {
        live = Live.NONE;
        try {
            IndexKeeper open = keeper;
            if (open != null && dirty) {
                open.commit();
            }
            closeKeeper();
        } catch (IOException | RuntimeException failure) {
            log.debug("The search index is brought up to date at the next start", failure);
        }
    }

    private void await(Duration time) {
        try {
            if (bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(GATHERED);
                bell.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    @Deactivate
    public void stop() throws InterruptedException {
        watch.close();
        stopped = true;
        bell.release();
        loop.join(PATIENCE.toMillis());
    }

    /** Record types of which all records are indexed. */
    int whole() {
        return live.whole().size();
    }

    /** Events that are not taken over yet. */
    long behind() {
        return behind;
    }

    /** Why there is no index; empty if there is one, or is about to be. */
    String problem() {
        return problem;
    }
}
