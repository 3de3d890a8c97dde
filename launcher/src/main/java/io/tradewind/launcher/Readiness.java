package io.tradewind.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits until the modules run and the first page is served; without the browser door, until the HTTP door answers. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration USUAL = Duration.ofMinutes(3);
    private final URI page;
    private final URI health;
    private final boolean browserDoor;
    private final Runnable tooSlow;

    Readiness(int port, boolean browserDoor, Runnable tooSlow) {
        this.page = URI.create("http://127.0.0.1:" + port + (browserDoor ? "/" : "/api/v1"));
        this.health = URI.create("http://127.0.0.1:" + (port + 1) + "/health/ready");
        this.browserDoor = browserDoor;
        this.tooSlow = tooSlow;
    }

    /** True when it is; false when the server ended before. */
    boolean await(BooleanSupplier alive) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            Instant usualEnd = Instant.now().plus(USUAL);
            while (alive.getAsBoolean()) {
                if (status(client, health) == 200 && isServed(status(client, page))) return true;
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

    private boolean isServed(int status) {
        return status == 200 || !browserDoor && status == 401;
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
