package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** The stage of follow-ups as other systems see it, and what the others do while it is away. */
class FollowUpsIT {
    @Test
    void the_timeline_tells_of_follow_ups_and_the_others_go_on_without_the_stage() {
        Path data = Servers.folder("followups");
        try (Tradewind server = Tradewind.on(data).option("--empty").start()) {
            Api admin = server.admin();
            String customer = admin.post("/customers", Map.of("name", "Timely"))
                    .expect(201)
                    .id();
            String record = "customers/" + customer;
            Instant due = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

            JsonNode told = admin.post(
                            "/follow-ups",
                            Map.of(
                                    "record",
                                    Map.of("type", "customers", "id", customer),
                                    "way",
                                    "CALL",
                                    "summary",
                                    "They want a visit",
                                    "outcome",
                                    "MEETING_SET",
                                    "nextAt",
                                    due.toString(),
                                    "nextStep",
                                    "Visit them"))
                    .expect(201)
                    .json();
            assertThat(told.get("record").get("id").asString()).isEqualTo(record);
            assertThat(told.get("record").get("name").asString()).isEqualTo("Timely");

            JsonNode timeline =
                    admin.get("/timeline?record=" + record).expect(200).json();
            assertThat(timeline.get("items"))
                    .anySatisfy(
                            entry -> assertThat(entry.get("note").asString()).isEqualTo("They want a visit"));
            assertThat(timeline.get("kinds").valueStream().map(JsonNode::asString))
                    .contains("changes", "follow-ups", "plans");
            admin.get("/timeline?record=nonsense").expect(400);
            admin.get("/timeline?record=customers/none").expect(404);

            JsonNode plans = admin.get("/plans?record=" + record + "&state=PLANNED")
                    .expect(200)
                    .json()
                    .get("items");
            assertThat(plans).hasSize(1);
            assertThat(plans.get(0).get("dueAt").asString()).isEqualTo(due.toString());
            JsonNode figures = admin.get("/" + record + "/overview").expect(200).json();
            assertThat(figures.get("openWork").get(0).get("title").asString()).isEqualTo("Visit them");

            admin.post("/modules/followup/disable").expect(200);
            Eventually.get(
                    Duration.ofSeconds(20), () -> admin.get("/follow-ups").status(), status -> status == 503);
            admin.get("/" + record).expect(200);
            admin.get("/" + record + "/overview").expect(200);
            assertThat(admin.get("/timeline?record=" + record)
                            .expect(200)
                            .json()
                            .get("items"))
                    .isNotEmpty();
            String survivor = admin.post("/customers", Map.of("name", "Timely too"))
                    .expect(201)
                    .id();
            admin.post("/customers/" + survivor + "/merge", Map.of("other", customer))
                    .expect(200);

            admin.post("/modules/followup/enable").expect(200);
            Eventually.get(
                    Duration.ofSeconds(20), () -> admin.get("/follow-ups").status(), status -> status == 200);
            Eventually.get(
                    Duration.ofSeconds(20),
                    () -> admin.get("/follow-ups?record=customers/" + survivor)
                            .expect(200)
                            .json()
                            .get("items")
                            .size(),
                    size -> size == 1);
            Eventually.get(
                    Duration.ofSeconds(20),
                    () -> admin.get("/customers/" + survivor + "/overview")
                            .expect(200)
                            .json()
                            .get("openWork")
                            .toString(),
                    work -> work.contains("Visit them"));
        }
    }
}
