package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** With {@code --safe} the core and the doors start and the stages do not, so that a broken one can be taken away. */
class SafeStartIT {
    @Test
    void stages_do_not_start_and_the_core_and_the_doors_do() throws Exception {
        Path data = Servers.folder("safe");
        String customer;
        try (Tradewind usual = Tradewind.on(data).option("--empty").start()) {
            PartnerBundle.drop(usual, "V-");
            customer = usual.admin()
                    .post("/customers", Map.of("name", "Kept"))
                    .expect(201)
                    .id();
            Eventually.get(
                    java.time.Duration.ofSeconds(20),
                    () -> state(usual.admin(), PartnerBundle.TYPE),
                    "RUNNING"::equals);
        }
        try (Tradewind safe = Tradewind.on(data).option("--safe").start()) {
            Api admin = safe.admin();
            assertThat(admin.get("/customers/" + customer).status()).isIn(404, 503);
            assertThat(admin.get("/users").expect(200).json().path("items")).isNotEmpty();
            assertThat(state(admin, "customer")).isEqualTo("STOPPED");
            assertThat(page(safe).statusCode()).isEqualTo(200);
            assertThat(page(safe).body()).containsIgnoringCase("<!doctype html");
            Files.delete(data.resolve("deploy/partner-site-visits.jar"));
        }
        try (Tradewind again = Tradewind.on(data).start()) {
            Api admin = again.admin();
            assertThat(admin.get("/customers/" + customer).expect(200).get("name"))
                    .isEqualTo("Kept");
            assertThat(state(admin, "customer")).isEqualTo("RUNNING");
            assertThat(admin.get("/modules/" + PartnerBundle.TYPE).status()).isEqualTo(404);
        }
    }

    private static String state(Api admin, String module) {
        return admin.get("/modules/" + module).json().path("state").asString("");
    }

    private static HttpResponse<String> page(Tradewind server) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/")).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
