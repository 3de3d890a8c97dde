package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Project;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** What a partner gets for one entity, one description, one migration and the texts. */
class PartnerBundleIT {
    private static Tradewind server;
    private static Api admin;
    private static String customer = "";

    @BeforeAll
    static void drops_the_bundle_into_a_running_server() {
        server = Tradewind.on(Servers.folder("partner")).option("--empty").start();
        admin = server.admin();
        PartnerBundle.drop(server, "V-");
        Eventually.get(Duration.ofSeconds(20), () -> admin.get("/site-visits").status(), status -> status == 200);
        customer =
                admin.post("/customers", Map.of("name", "Visited")).expect(201).id();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    private static Map<String, Object> visit(String topic) {
        return Map.of("customer", customer, "topic", topic, "visitedOn", "2026-11-20");
    }

    @Test
    void its_source_has_at_most_eighty_lines_of_java() throws IOException {
        long lines = 0;
        try (var files = Files.walk(Project.root().resolve("examples/partner-site-visits/src/main/java"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                try (var text = Files.lines(file)) {
                    lines += text.count();
                }
            }
        }
        assertThat(lines).isBetween(1L, 80L);
    }

    @Test
    void records_are_created_read_changed_and_removed_over_http() {
        Api.Answer created = admin.post("/site-visits", visit("Acceptance")).expect(201);
        assertThat(created.json().path("customer").path("name").asString()).isNotEmpty();

        admin.patch("/site-visits/" + created.id(), created.version(), Map.of("topic", "Training"))
                .expect(200);
        assertThat(admin.get("/site-visits?topic=Training").json().path("items"))
                .hasSize(1);

        long version = admin.get("/site-visits/" + created.id()).version();
        assertThat(admin.delete("/site-visits/" + created.id(), version).status())
                .isIn(200, 204);
        assertThat(admin.get("/site-visits/" + created.id()).status()).isEqualTo(404);
    }

    @Test
    void it_is_documented() {
        JsonNode document = admin.get("/openapi.json").expect(200).json();

        assertThat(document.path("paths").propertyNames()).anyMatch(path -> path.endsWith("/site-visits"));
        assertThat(document.toString()).contains("topic");
        assertThat(admin.get("").text()).contains("/site-visits");
    }

    @Test
    void its_files_are_imported() {
        String name = admin.get("/customers/" + customer).get("name");
        byte[] file =
                ("customer,topic,visitedOn\n\"" + name + "\",Imported,2026-11-20\n").getBytes(StandardCharsets.UTF_8);

        Api.Answer started = admin.upload("/site-visits/import", "visits.csv", file, Map.of("mode", "create"))
                .expect(202);
        String job = started.headers().firstValue("Location").orElseThrow();
        JsonNode done = Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/imports/" + job.substring(job.lastIndexOf('/') + 1))
                        .json(),
                seen -> Set.of("DONE", "FAILED").contains(seen.path("state").asString()));

        assertThat(done.path("created").asLong()).as("%s", done).isEqualTo(1);
    }

    @Test
    void its_changes_are_traced() {
        Api.Answer created = admin.post("/site-visits", visit("Before")).expect(201);
        admin.patch("/site-visits/" + created.id(), created.version(), Map.of("topic", "After"))
                .expect(200);

        String trace =
                admin.get("/site-visits/" + created.id() + "/trace").expect(200).text();

        assertThat(trace).contains("Before").contains("After").contains("CREATED");
    }

    @Test
    void nobody_without_the_right_sees_it() {
        admin.post("/roles", Map.of("name", "Nothing at all", "code", "nothing", "grants", java.util.List.of()))
                .expect(201);
        Api stranger = Users.loggedIn(admin, server.url(), "stranger", "nothing");

        assertThat(stranger.get("/site-visits").status()).isIn(403, 404);
        assertThat(stranger.get("").text()).doesNotContain("/site-visits");
    }

    @Test
    void its_screens_have_texts_in_both_languages() {
        for (String language : new String[] {"zh-CN", "en"}) {
            String said = admin.with("Accept-Language", language)
                    .post("/site-visits", Map.of("customer", customer))
                    .expect(422)
                    .text();
            assertThat(said).doesNotContain("site-visits.field.");
        }
    }
}
