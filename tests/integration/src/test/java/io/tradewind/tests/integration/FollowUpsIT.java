package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** The stage of follow-ups as other systems see it, and what the others do while it is away. */
class FollowUpsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Tradewind server;
    private static Api admin;

    @BeforeAll
    static void startsFarFromItsPeople() {
        server = Tradewind.on(Servers.folder("followups"))
                .option("--empty")
                .environment("TZ", "Pacific/Chatham")
                .start();
        admin = server.admin();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    private static void disable() {
        admin.post("/modules/followup/disable").expect(200);
        Eventually.get(SOON, () -> admin.get("/follow-ups").status(), status -> status == 503);
    }

    private static void enable() {
        admin.post("/modules/followup/enable").expect(200);
        Eventually.get(SOON, () -> admin.get("/follow-ups").status(), status -> status == 200);
    }

    @Test
    void the_timeline_tells_of_follow_ups_and_the_others_go_on_without_the_stage() {
        String customer =
                admin.post("/customers", Map.of("name", "Timely")).expect(201).id();
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

        JsonNode timeline = admin.get("/timeline?record=" + record).expect(200).json();
        assertThat(timeline.get("items"))
                .anySatisfy(entry -> assertThat(entry.get("note").asString()).isEqualTo("They want a visit"));
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

        disable();
        admin.get("/" + record).expect(200);
        admin.get("/" + record + "/overview").expect(200);
        assertThat(admin.get("/timeline?record=" + record).expect(200).json().get("items"))
                .isNotEmpty();
        String survivor = admin.post("/customers", Map.of("name", "Timely too"))
                .expect(201)
                .id();
        admin.post("/customers/" + survivor + "/merge", Map.of("other", customer))
                .expect(200);

        enable();
        Eventually.get(
                SOON,
                () -> admin.get("/follow-ups?record=customers/" + survivor)
                        .expect(200)
                        .json()
                        .get("items")
                        .size(),
                size -> size == 1);
        Eventually.get(
                SOON,
                () -> admin.get("/customers/" + survivor + "/overview")
                        .expect(200)
                        .json()
                        .get("openWork")
                        .toString(),
                work -> work.contains("Visit them"));
    }

    // ---- opportunities while the stage is away

    /** What becomes of an opportunity, and the plan of a later day that it asks for. */
    private enum Fate {
        MOVES("move", Map.of(), 4),
        WINS("win", Map.of(), 4),
        LOSES("lose", Map.of("reason", "PRICE", "askAgainOn", "2027-05-03"), 4),
        RESTS("hold", Map.of("until", "2027-05-03"), 3);

        final String action;
        final Map<String, Object> command;
        /** Stages that it has been in after it went to the second and back again. */
        final int visits;

        Fate(String action, Map<String, Object> command, int visits) {
            this.action = action;
            this.command = command;
            this.visits = visits;
        }

        boolean asksForAPlan() {
            return this == LOSES || this == RESTS;
        }
    }

    @Test
    void what_moves_ends_and_rests_while_the_stage_is_stopped_keeps_its_history_and_is_caught_up_with_once()
            throws Exception {
        JsonNode pipeline = pipeline();
        String first = pipeline.path("stages").path(0).path("id").asString();
        String second = pipeline.path("stages").path(1).path("id").asString();
        Map<String, Fate> deals = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            for (Fate fate : Fate.values()) {
                deals.put(opportunity(pipeline, fate + " " + i), fate);
            }
        }
        deals.keySet().forEach(id -> plan("opportunities/" + id, "Ring them", "2027-04-01T01:00:00Z"));
        deals.keySet()
                .forEach(id -> Eventually.get(
                        SOON, () -> admin.get("/opportunities/" + id).get("nextStep"), "Ring them"::equals));

        CountDownLatch away = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            deals.forEach((id, fate) -> running.add(hands.submit(() -> {
                move(id, first, second); // while it stops
                away.await();
                move(id, second, first);
                Map<String, Object> command =
                        fate == Fate.MOVES ? Map.of("stage", second, "from", first) : fate.command;
                return admin.post("/opportunities/" + id + "/" + fate.action, command)
                        .expect(200);
            })));
            disable();
            away.countDown();
        }
        for (Future<?> each : running) {
            each.get();
        }
        deals.forEach(this::assertThatItsHistoryIsWhole);
        admin.get("/opportunities?pipeline=" + pipeline.path("id").asString()).expect(200);
        admin.get("/reports/pipeline").expect(200);

        enable();
        String last = opportunity(pipeline, "last");
        admin.post("/opportunities/" + last + "/hold", Fate.RESTS.command).expect(200);
        String very = opportunity(pipeline, "very last");
        admin.post("/opportunities/" + very + "/lose", Fate.LOSES.command).expect(200);
        Eventually.get(SOON, () -> plannedFor(last), count -> count == 1); // all that came before has been heard
        Eventually.get(SOON, () -> plannedFor(very), count -> count == 1);
        deals.forEach((id, fate) -> {
            assertThat(plannedFor(id)).as(fate + " " + id).isEqualTo(fate.asksForAPlan() ? 1 : 0);
            assertThatItsHistoryIsWhole(id, fate);
        });
        JsonNode next = Eventually.get(
                SOON,
                () -> admin.get("/opportunities/" + very).json(),
                deal -> !deal.path("nextStep").isNull());
        assertThat(next.path("nextStepOn").asString()).isEqualTo("2027-05-03");
    }

    private static JsonNode pipeline() {
        List<Map<String, Object>> stages = List.of(
                Map.of("name", "Talk", "type", "OPEN", "probability", 10),
                Map.of("name", "Offer", "type", "OPEN", "probability", 50),
                Map.of("name", "Won", "type", "WON", "probability", 100),
                Map.of("name", "Lost", "type", "LOST", "probability", 0));
        return admin.post(
                        "/pipelines", Map.of("name", "Way " + System.nanoTime(), "backAllowed", true, "stages", stages))
                .expect(201)
                .json();
    }

    private static String opportunity(JsonNode pipeline, String name) {
        return admin.post(
                        "/opportunities",
                        Map.of("name", name, "pipeline", pipeline.path("id").asString()))
                .expect(201)
                .id();
    }

    private static void move(String id, String from, String to) {
        admin.post("/opportunities/" + id + "/move", Map.of("stage", to, "from", from))
                .expect(200);
    }

    private static String plan(String record, String goal, String dueAt) {
        return admin.post("/plans", Map.of("record", record, "goal", goal, "way", "CALL", "dueAt", dueAt))
                .expect(201)
                .id();
    }

    private void assertThatItsHistoryIsWhole(String id, Fate fate) {
        String record = "/opportunities/" + id;
        assertThat(admin.get(record).expect(200).json().path("history"))
                .as(fate.toString())
                .hasSize(fate.visits);
        assertThat(admin.get(record + "/trace?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("kind").asString())
                        .filter(kind -> List.of("move", "win", "lose", "hold").contains(kind)))
                .as(fate.toString())
                .hasSize(3);
        admin.get(record + "/overview").expect(200);
        admin.get("/timeline?record=opportunities/" + id).expect(200);
    }

    private static int plannedFor(String opportunity) {
        return admin.get("/plans?dueAt=2027-05-03&record=opportunities/" + opportunity)
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    // ---- people in other zones than the server

    @Test
    void days_stay_days_and_times_are_those_of_each_person_wherever_the_server_is() {
        JsonNode pipeline = pipeline();
        for (ZoneId zone : List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"))) {
            String login = "in." + zone.getId().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            String id = Users.make(admin, login, "sales-representative", null);
            admin.patch("/users/" + id, admin.get("/users/" + id).version(), Map.of("zone", zone.getId()))
                    .expect(200);
            livesOnTheirOwnDays(Api.to(server.url()).logIn(login, Users.PASSWORD), zone, pipeline);
        }
    }

    private static void livesOnTheirOwnDays(Api person, ZoneId zone, JsonNode pipeline) {
        LocalDate day = LocalDate.of(2027, 6, 14);
        LocalDate closes = LocalDate.of(2027, 6, 30);
        String deal = "/opportunities/"
                + person.post(
                                "/opportunities",
                                Map.of(
                                        "name",
                                        "Deal in " + zone,
                                        "pipeline",
                                        pipeline.path("id").asString(),
                                        "expectedClose",
                                        closes.toString()))
                        .expect(201)
                        .id();
        Instant late = day.atTime(23, 30).atZone(zone).toInstant();
        person.post(
                        "/plans",
                        Map.of("record", deal.substring(1), "goal", "Late", "way", "CALL", "dueAt", late.toString()))
                .expect(201);

        assertThat(planned(person, day)).as("%s", zone).containsExactly(late.toString());
        assertThat(planned(person, day.minusDays(1))).isEmpty();
        assertThat(planned(person, day.plusDays(1))).isEmpty();
        JsonNode noted = Eventually.get(
                SOON,
                () -> person.get(deal).json(),
                one -> !one.path("nextStepOn").isNull());
        assertThat(noted.path("nextStepOn").asString()).as("%s", zone).isEqualTo(day.toString());

        person.post(deal + "/lose", Map.of("reason", "PRICE", "askAgainOn", "2027-08-02"))
                .expect(200);
        Instant morning = LocalDate.of(2027, 8, 2).atTime(9, 0).atZone(zone).toInstant();
        List<String> asked =
                Eventually.get(SOON, () -> planned(person, LocalDate.of(2027, 8, 2)), all -> !all.isEmpty());
        assertThat(asked).as("%s", zone).containsExactly(morning.toString());
        for (Api reader : List.of(person, admin)) {
            JsonNode lost = reader.get(deal).expect(200).json();
            assertThat(lost.path("expectedClose").asString()).isEqualTo(closes.toString());
            assertThat(lost.path("askAgainOn").asString()).isEqualTo("2027-08-02");
        }
        assertThat(person.get(deal).get("closedOn"))
                .isEqualTo(LocalDate.now(zone).toString());
    }

    private static List<String> planned(Api person, LocalDate day) {
        return person.get("/plans?owner=me&dueAt=" + day)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(plan -> plan.path("dueAt").asString())
                .toList();
    }
}
