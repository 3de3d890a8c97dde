package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import tools.jackson.databind.JsonNode;

/** What an admin's rules make of customers and of strangers who write in: grades, territories, leads; over HTTP. */
class CustomerRulesIT {
    private static final String MARK = "rules" + Long.toString(System.nanoTime(), 36);
    private static final String SITE = "https://www." + MARK + ".example";

    private static Api admin;

    @BeforeAll
    static void logsIn() {
        admin = Servers.onDerby().admin();
    }

    private static String customer(String name, String region) {
        return admin.post("/customers", Map.of("name", name + " " + MARK, "region", region))
                .expect(201)
                .id();
    }

    @Test
    void a_grade_follows_the_rules_says_why_and_stays_once_it_is_fixed() {
        String id = customer("Graded", "DE");
        String scheme = admin.post(
                        "/grading-schemes",
                        Map.of(
                                "name",
                                " 0 " + MARK,
                                "rules",
                                List.of(Map.of(
                                        "name",
                                        "Commented",
                                        "measure",
                                        "RECENCY",
                                        "fact",
                                        "COMMENT",
                                        "days",
                                        10,
                                        "points",
                                        7)),
                                "levels",
                                List.of(Map.of("level", "B", "fromPoints", 5), Map.of("level", "D", "fromPoints", 0))))
                .expect(201)
                .id();
        admin.post("/customers/" + id + "/comments", Map.of("text", "They called " + MARK))
                .expect(201);

        JsonNode graded = Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.post("/customers/" + id + "/regrade", Map.of())
                        .expect(200)
                        .json(),
                one -> one.path("score").asLong() == 7);
        assertThat(graded.get("level").asString()).isEqualTo("B");
        assertThat(graded.get("gradeReasons").get(0).get("rule").asString()).isEqualTo("Commented");

        admin.post("/customers/" + id + "/fixLevel", Map.of("level", "A", "reason", "board"))
                .expect(200);
        assertThat(admin.post("/customers/" + id + "/regrade", Map.of()).get("level"))
                .isEqualTo("A");
        assertThat(admin.post("/customers/" + id + "/freeLevel", Map.of()).get("level"))
                .isEqualTo("B");
        Answer wrong = admin.post(
                "/grading-schemes",
                Map.of(
                        "name",
                        "Wrong " + MARK,
                        "rules",
                        List.of(Map.of("name", "x", "measure", "FREQUENCY", "days", 1, "points", 1))));
        assertThat(wrong.expect(422).json().get("fields").get(0).get("field").asString())
                .isEqualTo("rules[0].least");
        admin.delete(
                        "/grading-schemes/" + scheme,
                        admin.get("/grading-schemes/" + scheme).version())
                .expect(204);
    }

    @Test
    void a_territory_tells_what_it_would_take_and_takes_it() {
        String seller = admin.get("/me").get("id");
        String id = customer("Far away", "VN");
        admin.patch("/customers/" + id, admin.get("/customers/" + id).version(), nobody())
                .expect(200);
        String territory = admin.post(
                        "/territories",
                        Map.of("name", "Vietnam " + MARK, "place", 1, "regions", List.of("VN"), "person", seller))
                .expect(201)
                .id();

        JsonNode figures = admin.get("/territories/" + territory + "/overview")
                .expect(200)
                .json()
                .get("figures");
        assertThat(figures.get(1).get("value").asLong()).isPositive();
        admin.post("/territories/" + territory + "/apply", Map.of()).expect(200);
        JsonNode taken = Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/customers/" + id).expect(200).json(),
                one -> !one.path("owner").isNull());
        assertThat(taken.get("owner").get("id").asString()).isEqualTo(seller);
        assertThat(taken.get("territoryReason").asString()).contains("Vietnam " + MARK);
        admin.delete(
                        "/territories/" + territory,
                        admin.get("/territories/" + territory).version())
                .expect(204);
    }

    private static Map<String, Object> nobody() {
        Map<String, Object> values = new HashMap<>();
        values.put("owner", null);
        return values;
    }

    @Test
    void a_form_makes_a_lead_once_and_tells_strangers_nothing() throws InterruptedException {
        Api stranger = Api.to(Servers.onDerby().url());
        String path = "/forms/" + MARK;
        stranger.get(path).expect(404);
        admin.post(
                        "/web-forms",
                        Map.of(
                                "name",
                                "Form " + MARK,
                                "key",
                                MARK,
                                "inputs",
                                List.of(
                                        Map.of("asked", "NAME"),
                                        Map.of("asked", "EMAIL", "required", true),
                                        Map.of("asked", "NOTE")),
                                "thanksEn",
                                "Thank you",
                                "source",
                                "WEBSITE",
                                "sites",
                                SITE))
                .expect(201);

        Answer shown = stranger.with("Origin", SITE).get(path).expect(200);
        assertThat(shown.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SITE);
        assertThat(stranger.with("Origin", "https://other.example")
                        .get(path)
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(shown.json().propertyNames()).containsExactlyInAnyOrder("title", "inputs", "ticket");
        String ticket = shown.get("ticket");
        Map<String, String> filled =
                Map.of("name", "Li " + MARK, "email", "li@" + MARK + ".example", "ticket", ticket, "source", "HACK");
        assertThat(stranger.post(path, filled).expect(409).get("code")).isEqualTo("forms.too-fast");
        Thread.sleep(2_100);

        assertThat(stranger.post(path, Map.of("name", "Li", "ticket", ticket))
                        .expect(422)
                        .json()
                        .get("fields")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("email");
        Answer thanks = stranger.post(path, filled).expect(202);
        assertThat(thanks.json().propertyNames()).containsExactly("thanks");
        assertThat(stranger.post(path, filled).expect(409).get("code")).isEqualTo("forms.sent-already");
        assertThat(stranger.post(path, Map.of("name", "x " + MARK, "ticket", "a.1.b"))
                        .expect(409)
                        .get("code"))
                .isEqualTo("forms.stale");
        stranger.post(path, Map.of("name", "Bot " + MARK, "homepage", "https://spam.example"))
                .expect(202);

        JsonNode leads =
                admin.get("/leads?name.contains=" + MARK).expect(200).json().get("items");
        assertThat(leads).singleElement().satisfies(lead -> {
            assertThat(lead.get("name").asString()).isEqualTo("Li " + MARK);
            assertThat(lead.get("source").asString()).isEqualTo("WEBSITE");
        });
        for (int i = 0; i < 30 && stranger.get(path).status() != 429; i++) {
            assertThat(i).as("requests of one address in a minute").isLessThan(29);
        }
    }
}
