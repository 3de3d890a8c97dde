package io.tradewind.runtime.internal.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.demo.DemoData;
import io.tradewind.runtime.internal.access.FirstStart;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;
import io.tradewind.work.BackgroundWork;
import io.tradewind.work.BackgroundWork.Progress;

/**
 * Fills the demo company if this installation was first started with it. Parts come with their stages: those that are there are
 * filled in order, a moment after the last one came, so that a later part finds what it builds on; others when they come.
 */
@Component(service = DemoCompany.class, immediate = true)
public final class DemoCompany {
    private static final Logger log = LoggerFactory.getLogger(DemoCompany.class);
    private static final long MOMENT_MILLIS = 500;

    private final Settings settings;
    private final DemoParts done;
    private final Identity identity;
    private final BackgroundWork work;
    private final Texts texts;
    private final Set<DemoData> parts = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService waiting = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-demo").daemon().unstarted(task));
    private @Nullable Future<?> next;
    private boolean running;
    private boolean cameMeanwhile;

    /** @param directory so that people can be made */
    @Activate
    public DemoCompany(
            @Reference Settings settings,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Identity identity,
            @Reference BackgroundWork work,
            @Reference Texts texts,
            @Reference Directory directory) {
        this.settings = settings;
        this.done = new DemoParts(transactions, database);
        this.identity = identity;
        this.work = work;
        this.texts = texts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPart(DemoData part) {
        parts.add(part);
        soon();
    }

    void removePart(DemoData part) {
        parts.remove(part);
    }

    @Deactivate
    void close() {
        waiting.shutdownNow();
    }

    private synchronized void soon() {
        if (next != null) {
            next.cancel(false);
        }
        next = waiting.schedule(this::begin, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void begin() {
        try {
            cameMeanwhile = running;
            if (!running && !open().isEmpty()) {
                running = true;
                identity.as(Actor.SYSTEM, () -> work.start(texts.get(Actor.SYSTEM.locale(), "demo.work"), this::fill));
            }
        } catch (TradewindException busy) {
            running = false;
            log.info("The demo company is not filled now: {}", busy.code());
            if (busy.kind() != TradewindException.Kind.UNAVAILABLE) {
                soon();
            }
        } catch (RuntimeException failure) {
            running = false;
            log.error("The demo company cannot be filled.", failure);
        }
    }

    /** Parts that are here and not filled, in order. */
    private List<DemoData> open() {
        boolean wanted = settings.find(FirstStart.DEMO).filter("true"::equals).isPresent();
        return wanted
                ? parts.stream()
                        .filter(part -> !done.done(part.name()))
                        .sorted(Comparator.comparingInt(DemoData::order).thenComparing(DemoData::name))
                        .toList()
                : List.of();
    }

    private void fill(Progress progress) {
        try {
            List<DemoData> open = open();
            progress.total(open.size());
            for (int i = 0; i < open.size() && !progress.cancelled(); i++) {
                fill(open.get(i));
                progress.done(i + 1L);
            }
        } finally {
            finished();
        }
    }

    private void fill(DemoData part) {
        long start = System.nanoTime();
        done.begun(part.name());
        part.fill();
        done.finished(part.name());
        log.info(
                "Demo company: {} is filled, after {} ms.",
                part.name(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private synchronized void finished() {
        running = false;
        if (cameMeanwhile) {
            soon();
        }
    }
}
