package io.tradewind.rest.internal.kernel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** Counts requests of one kind by key: so many a minute, refilled steadily. */
public final class RateLimits {
    private static final int MOST_KEYS = 20_000;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public RateLimits(int perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * What is left after a request.
     *
     * @param limit requests a minute; 0: none counted
     * @param reset seconds until the full number is there again
     * @param retryAfter seconds until the next request is let in; 0: this one was
     */
    public record Budget(long limit, long remaining, long reset, long retryAfter) {
        static final Budget UNLIMITED = new Budget(0, 0, 0, 0);

        public boolean spent() {
            return retryAfter > 0;
        }

        Answer toldBy(Answer answer) {
            return limit == 0
                    ? answer
                    : answer.header("RateLimit-Limit", Long.toString(limit))
                            .header("RateLimit-Remaining", Long.toString(remaining))
                            .header("RateLimit-Reset", Long.toString(reset));
        }
    }

    public Budget take(String key) {
        if (perMinute <= 0) {
            return Budget.UNLIMITED;
        }
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return new Budget(
                perMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket bucket(String key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    k -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
