package io.tradewind.rest.internal.kernel;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in a distributed trace (W3C trace context).
 *
 * @param traceId 32 hex digits, the caller's if it sent a valid one
 * @param spanId 16 hex digits, ours; also names an error in the log
 */
record TraceContext(String traceId, String spanId, String flags) {
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    static TraceContext of(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher parent = PARENT.matcher(traceparent);
            if (parent.matches() && set(parent.group(1)) && set(parent.group(2))) {
                return new TraceContext(parent.group(1), hex(), parent.group(3));
            }
        }
        return new TraceContext(hex() + hex(), hex(), "00");
    }

    private static boolean set(String id) {
        return id.chars().anyMatch(c -> c != '0');
    }

    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }

    /** As it is sent on. */
    String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
