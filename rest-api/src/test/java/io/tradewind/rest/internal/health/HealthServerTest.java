package io.tradewind.rest.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.health.HealthSource;
import io.tradewind.rest.internal.kernel.HttpMeter;
import io.tradewind.rest.internal.testing.MemoryLogIn;
import io.tradewind.rest.internal.testing.MemoryModules;
import io.tradewind.rest.internal.testing.MemoryRecords;

class HealthServerTest {
    private final Parts parts = new Parts();
    private final List<HealthSource.Check> checks = new ArrayList<>();
    private HealthServer server;

    @BeforeEach
    void start() {
        server = new HealthServer("0", parts, new HttpMeter());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void everythingIsThere() {
        parts.withRecords(new MemoryRecords());
        parts.withModules(new MemoryModules());
        parts.withIdentity(new MemoryLogIn());
        parts.add(new HealthSource() {
            @Override
            public List<Check> checks() {
                return checks;
            }

            @Override
            public List<Figure> figures() {
                return List.of(new Figure("tradewind_pool", "With \"quotes\".", Map.of("state", "a\"b\nc"), 2.5));
            }
        });
    }

    private HttpResponse<String> get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void lives_before_anything_else_does_but_is_not_ready() {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("The record engine is not running.");
    }

    @Test
    void is_ready_although_a_partners_module_needs_attention() {
        everythingIsThere();
        checks.add(HealthSource.Check.good("database"));

        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains("\"status\":\"NEEDS_ATTENTION\",\"reason\":\"Its tables could not be made.\"");
    }

    @Test
    void is_not_ready_without_its_database_and_says_so() {
        everythingIsThere();
        checks.add(new HealthSource.Check("database", "The database does not answer.", true));

        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("The database does not answer.");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void tells_figures_as_prometheus_reads_them() {
        everythingIsThere();

        HttpResponse<String> metrics = get("/metrics");

        assertThat(metrics.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(metrics.body())
                .contains("# TYPE jvm_memory_used_bytes gauge\njvm_memory_used_bytes{area=\"heap\"} ")
                .contains("tradewind_pool{state=\"a\\\"b\\nc\"} 2.5\n")
                .contains("tradewind_module{module=\"visits\",state=\"NEEDS_ATTENTION\"} 1\n");
        assertThat(metrics.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{.*})? [-0-9.E]+"));
    }
}
