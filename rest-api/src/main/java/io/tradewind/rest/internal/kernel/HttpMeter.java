package io.tradewind.rest.internal.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts requests by route template, method and status, with how long they took. */
@Component(service = HttpMeter.class)
public final class HttpMeter {
    /** Upper bounds of the buckets, in seconds. */
    public static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Map<Key, Series> series = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();

    /** What is counted apart. */
    public record Key(String method, String route, int status) {}

    /** The numbers of one key. */
    public static final class Series {
        private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        private Series() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }

        private void add(long took) {
            double seconds = took / 1e9;
            int bucket = 0;
            while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
                bucket++;
            }
            buckets[bucket].increment();
            nanos.add(took);
        }

        /** Requests in the bucket, not cumulated; the last one is above all bounds. */
        public long inBucket(int bucket) {
            return buckets[bucket].sum();
        }

        public double seconds() {
            return nanos.sum() / 1e9;
        }
    }

    @Activate
    public HttpMeter() {}

    void began() {
        running.incrementAndGet();
    }

    void ended(String method, String route, int status, long nanos) {
        running.decrementAndGet();
        series.computeIfAbsent(new Key(method, route, status), key -> new Series())
                .add(nanos);
    }

    /** Requests that are being answered now. */
    public int running() {
        return running.get();
    }

    public Map<Key, Series> series() {
        return series;
    }
}
