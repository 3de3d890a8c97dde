package io.tradewind.rest.internal.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.tradewind.health.HealthSource.Figure;
import io.tradewind.rest.internal.kernel.HttpMeter;

/** Requests by route and status, with a histogram of how long they took. */
final class HttpFigures {
    private static final String NAME = "http_request_seconds";

    private HttpFigures() {}

    static void into(Exposition out, HttpMeter meter) {
        out.gauge(new Figure("http_requests_running", "Requests being answered.", Map.of(), meter.running()));
        out.block(NAME, "How long requests took.", "histogram");
        meter.series().forEach((key, series) -> {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("method", key.method());
            labels.put("route", key.route());
            labels.put("status", Integer.toString(key.status()));
            histogram(out, labels, series);
        });
    }

    private static void histogram(Exposition out, Map<String, String> labels, HttpMeter.Series series) {
        long below = 0;
        for (int i = 0; i < HttpMeter.BOUNDS.length; i++) {
            below += series.inBucket(i);
            out.sample(NAME, NAME + "_bucket", with(labels, Double.toString(HttpMeter.BOUNDS[i])), below);
        }
        below += series.inBucket(HttpMeter.BOUNDS.length);
        out.sample(NAME, NAME + "_bucket", with(labels, "+Inf"), below);
        out.sample(NAME, NAME + "_sum", labels, series.seconds());
        out.sample(NAME, NAME + "_count", labels, below);
    }

    private static Map<String, String> with(Map<String, String> labels, String bound) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put("le", bound);
        return all;
    }
}
