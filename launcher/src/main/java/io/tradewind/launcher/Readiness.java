package io.tradewind.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits until the first page is served; without the browser door, until the HTTP door answers. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration USUAL = Duration.ofMinutes(2);
    private final URI page;
    private final URI api;
    private final Runnable tooSlow;

    Readiness(int port, Runnable tooSlow) {
        this.tooSlow = tooSlow;
        page = URI.create("http://127.0.0.1:" + port + "/");
        api = page.resolve("/api/v1");
    }

    /** True when it is; false when the server ended before. */
    boolean await(BooleanSupplier alive) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            Instant usualEnd = Instant.now().plus(USUAL);
            while (alive.getAsBoolean()) {
                int status = status(client, page);
                if (status == 200 || status == 404 && answers(status(client, api))) return true;
                if (Instant.now().isAfter(usualEnd)) {
                    tooSlow.run();
                    usualEnd = Instant.MAX;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean answers(int status) {
        return status == 200 || status == 401 || status == 403;
    }

    private static int status(HttpClient client, URI address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
