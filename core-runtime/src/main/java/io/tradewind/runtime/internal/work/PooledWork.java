package io.tradewind.runtime.internal.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.text.Texts;
import io.tradewind.work.BackgroundWork;

/** Two threads, so that long work leaves the machine to people; what does not fit waits its turn. */
@Component(service = BackgroundWork.class)
public final class PooledWork implements BackgroundWork {
    private static final Logger log = LoggerFactory.getLogger(PooledWork.class);
    private static final int THREADS = 2;
    private static final int WAITING = 200;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Identity identity;
    private final Texts texts;
    private final Clock clock;
    private final ThreadPoolExecutor pool;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    @Activate
    public PooledWork(BundleContext context, @Reference Identity identity, @Reference Texts texts) {
        this(identity, texts);
        context.addBundleListener((SynchronousBundleListener) this::endWithThePlatform);
    }

    /** One that lives until it is closed. */
    public PooledWork(Identity identity, Texts texts) {
        this(identity, texts, Clock.systemUTC());
    }

    PooledWork(Identity identity, Texts texts, Clock clock) {
        this.identity = identity;
        this.texts = texts;
        this.clock = clock;
        AtomicInteger count = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "tradewind-work-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Before the first bundle stops: long work would keep the stages it works with waiting. */
    private void endWithThePlatform(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            close();
        }
    }

    @Deactivate
    void close() {
        jobs.values().forEach(job -> job.cancel(clock));
        pool.shutdownNow();
    }

    @Override
    public Status start(String title, Task task) {
        forgetOld();
        Job job = new Job(UUID.randomUUID().toString(), title, identity.require(), clock.instant());
        @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
        jobs.put(job.id(), job);
        try {
            pool.execute(() -> run(job, task, loader));
        } catch (java.util.concurrent.RejectedExecutionException refused) {
            jobs.remove(job.id());
            if (pool.isShutdown()) {
                throw new TradewindException(TradewindException.Kind.UNAVAILABLE, "work.stopping");
            }
            throw new TradewindException(TradewindException.Kind.TOO_MANY, "work.too-much", WAITING);
        }
        return job.status();
    }

    @Override
    public Optional<Status> status(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(this::mayBeSeen).map(Job::status);
    }

    @Override
    public void cancel(String id) {
        Optional.ofNullable(jobs.get(id)).filter(this::mayBeSeen).ifPresent(job -> job.cancel(clock));
    }

    @Override
    public List<Status> mine() {
        forgetOld();
        String actor = identity.require().id();
        return jobs.values().stream()
                .filter(job -> job.actor().id().equals(actor))
                .sorted(Comparator.comparing(Job::startedAt).reversed())
                .map(Job::status)
                .toList();
    }

    private void run(Job job, Task task, @Nullable ClassLoader loader) {
        if (!job.begin()) {
            return;
        }
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(loader);
        try {
            identity.as(job.actor(), () -> perform(job, task));
        } finally {
            thread.setContextClassLoader(null);
        }
    }

    private void perform(Job job, Task task) {
        try {
            task.run(job);
            job.end(job.cancelled() ? State.CANCELLED : State.DONE, null, clock);
        } catch (TradewindException rule) {
            job.end(State.FAILED, sentence(job.actor(), rule), clock);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            job.end(State.CANCELLED, null, clock);
        } catch (Throwable unexpected) { // a task may fail in any way; its thread must live on
            if (pool.isShutdown()) {
                log.info("Background work {} was cut off by the stop: {}", job.id(), unexpected.toString());
                job.end(State.CANCELLED, null, clock);
            } else {
                log.error("Background work {} failed.", job.id(), unexpected);
                job.end(State.FAILED, texts.get(job.actor().locale(), "error.unexpected"), clock);
            }
        }
    }

    private String sentence(Actor actor, TradewindException rule) {
        return texts.get(
                actor.locale(), "error." + rule.code(), rule.arguments().toArray());
    }

    /** Work belongs to who started it; the system sees everything. */
    private boolean mayBeSeen(Job job) {
        Actor actor = identity.require();
        return actor.isSystem() || actor.id().equals(job.actor().id());
    }

    private void forgetOld() {
        var limit = clock.instant().minus(KEPT);
        jobs.values().removeIf(job -> job.endedBefore(limit));
    }
}
