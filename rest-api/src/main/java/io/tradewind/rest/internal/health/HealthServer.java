package io.tradewind.rest.internal.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.tradewind.health.HealthSource.Check;
import io.tradewind.rest.internal.kernel.HttpMeter;
import io.tradewind.rest.internal.kernel.Json;

/**
 * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics} on 127.0.0.1, at the port of the framework property
 * {@code tradewind.health.port}; nowhere if there is none. Depends on nothing but the JDK, so it answers while all else is down.
 */
@Component(immediate = true, service = HealthServer.class)
public final class HealthServer {
    private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
    private static final String JSON = "application/json";

    private final Parts parts;
    private final HttpMeter meter;
    private final @Nullable HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("tradewind-health-", 0).daemon().factory());

    @Activate
    public HealthServer(BundleContext context, @Reference Parts parts, @Reference HttpMeter meter) {
        this(context.getProperty("tradewind.health.port"), parts, meter);
    }

    HealthServer(@Nullable String port, Parts parts, HttpMeter meter) {
        this.parts = parts;
        this.meter = meter;
        server = port == null || port.isBlank() ? null : open(Integer.parseInt(port.strip()));
    }

    private @Nullable HttpServer open(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
            opened.setExecutor(threads);
            opened.createContext("/", this::answer);
            opened.start();
            return opened;
        } catch (IOException taken) {
            log.error("Health and metrics are not served: port {} cannot be had ({}).", port, taken.getMessage());
            return null;
        }
    }

    /** The port, or -1 if there is none. */
    int port() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    @Deactivate
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, JSON, "{}");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health/live" -> send(exchange, 200, JSON, "{\"status\":\"UP\"}");
                case "/health/ready" -> ready(exchange);
                case "/metrics" -> send(exchange, 200, Exposition.TYPE, metrics());
                default -> send(exchange, 404, JSON, "{}");
            }
        } catch (RuntimeException fault) {
            log.warn("A probe could not be answered: {}", fault.toString());
            send(exchange, 503, JSON, "{\"status\":\"DOWN\"}");
        }
    }

    private void ready(HttpExchange exchange) throws IOException {
        List<Check> checks = parts.checks();
        boolean ready = checks.stream().allMatch(check -> check.isGood() || !check.essential());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", ready ? "UP" : "DOWN");
        json.put("checks", checks.stream().map(HealthServer::json).toList());
        send(exchange, ready ? 200 : 503, JSON, new String(Json.write(json), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(Check check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", check.name());
        json.put("status", check.isGood() ? "UP" : check.essential() ? "DOWN" : "NEEDS_ATTENTION");
        if (!check.isGood()) {
            json.put("reason", check.reason());
        }
        return json;
    }

    private String metrics() {
        Exposition out = new Exposition();
        JvmFigures.into(out);
        HttpFigures.into(out, meter);
        parts.into(out);
        return out.text();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
