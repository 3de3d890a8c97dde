package io.tradewind.rest.internal.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.servlet.MultipartConfigElement;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.once.Once;
import io.tradewind.rest.internal.kernel.ApiServlet;
import io.tradewind.rest.internal.kernel.HttpMeter;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.RoutesFixture;
import io.tradewind.tx.Transactions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The servlet on a real Jetty, with a client that speaks to it. */
public final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    public final MemoryRecords records = new MemoryRecords();
    public final MemoryLogIn logIn = new MemoryLogIn();
    public final HttpMeter meter = new HttpMeter();
    public final PropertyTexts texts = new PropertyTexts();
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    /** An answer, its body read as JSON if it is. */
    public record Reply(HttpResponse<String> http) {
        public int status() {
            return http.statusCode();
        }

        public String body() {
            return http.body();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String code() {
            return json().path("code").asString("");
        }

        public @Nullable String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    public Api(int perUser, RestResource... resources) {
        ServletContextHandler context = new ServletContextHandler("/api");
        ApiServlet servlet = new ApiServlet(
                RoutesFixture.of(resources),
                logIn,
                logIn,
                new MemoryOnce(),
                texts,
                meter,
                (address, forwarded) -> address,
                RoutesFixture.settings(perUser));
        ServletHolder holder = new ServletHolder(servlet);
        holder.getRegistration()
                .setMultipartConfig(new MultipartConfigElement(
                        Path.of("target").toAbsolutePath().toString(), 50L << 20, 51L << 20, 256 << 10));
        context.addServlet(holder, "/*");
        server.setHandler(context);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        port = connector.getLocalPort();
    }

    /** Transactions that are none. */
    public static Transactions noTransactions() {
        return new Transactions() {
            @Override
            public <T extends @Nullable Object> T required(Supplier<T> work) {
                return work.get();
            }

            @Override
            public <T extends @Nullable Object> T reading(Supplier<T> work) {
                return work.get();
            }

            @Override
            public void afterCommit(Runnable notice) {
                notice.run();
            }
        };
    }

    public int port() {
        return port;
    }

    public String token() {
        return logIn.withPassword("li", "secret", "test").token();
    }

    /** Sends a request with a token; headers are names and values in turn. */
    public Reply send(String method, String path, @Nullable String body, String... headers) {
        return send(method, path, body, HttpRequest.BodyPublishers.ofString(body == null ? "" : body), headers);
    }

    public Reply send(
            String method, String path, @Nullable String body, HttpRequest.BodyPublisher publisher, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api" + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : publisher);
        Map<String, String> all = new ConcurrentHashMap<>(Map.of("Accept-Language", "en"));
        all.put("Authorization", "Bearer " + token());
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        all.forEach(request::setHeader);
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.stop();
    }

    /** Keeps answers in memory. */
    private static final class MemoryOnce implements Once {
        private final Map<String, String> asked = new ConcurrentHashMap<>();
        private final Map<String, Kept> answers = new ConcurrentHashMap<>();

        @Override
        public synchronized Kept once(String key, String fingerprint, Supplier<Kept> work) {
            Kept before = answers.get(key);
            if (before == null) {
                answers.put(key, work.get());
                asked.put(key, fingerprint);
                return answers.get(key);
            }
            if (!fingerprint.equals(asked.get(key))) {
                throw new TradewindException(Kind.INVALID, "once.other-request");
            }
            return new Kept(before.status(), before.headers(), before.body(), true);
        }
    }
}
