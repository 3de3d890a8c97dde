package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** Opportunities over HTTP: gates, endings, clashes, and what becomes of a stage that somebody stands in. */
abstract class OpportunitiesContract {
    private static final int MANY = 6;

    private final String mark = "o" + Long.toString(System.nanoTime(), 36);
    private final Map<String, String> stages = new LinkedHashMap<>();
    private Api admin;
    private String pipeline = "";

    abstract Tradewind server();

    @BeforeEach
    void makesAPipeline() {
        admin = server().admin();
        JsonNode made = admin.post(
                        "/pipelines",
                        Map.of(
                                "name",
                                "Pipeline " + mark,
                                "backAllowed",
                                false,
                                "stages",
                                List.of(
                                        stage("New", "OPEN", 10),
                                        withGate(stage("Offer", "OPEN", 50)),
                                        stage("Talks", "OPEN", 80),
                                        stage("Won", "WON", 100),
                                        stage("Lost", "LOST", 0))))
                .expect(201)
                .json();
        pipeline = made.path("id").asString();
        made.path("stages")
                .forEach(one ->
                        stages.put(one.path("name").asString(), one.path("id").asString()));
    }

    private static Map<String, Object> stage(String name, String type, int probability) {
        return new HashMap<>(Map.of("name", name, "type", type, "probability", probability));
    }

    private static Map<String, Object> withGate(Map<String, Object> stage) {
        stage.put("requiredFields", List.of("EXPECTED_CLOSE"));
        stage.put("checklist", "Price agreed");
        return stage;
    }

    private String opportunity(Object... more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name", "Deal " + mark, "pipeline", pipeline, "amount", Map.of("amount", "2000", "currency", "USD")));
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        return admin.post("/opportunities", values).expect(201).id();
    }

    private Answer move(String id, String stage) {
        return admin.post("/opportunities/" + id + "/move", Map.of("stage", stages.get(stage)));
    }

    @Test
    void a_gate_names_the_fields_and_tasks_that_are_missing_and_opens_when_they_are_there() {
        String id = opportunity();

        Answer refused = move(id, "Offer").expect(422);
        assertThat(refused.json().path("fields").path(0).path("field").asString())
                .isEqualTo("expectedClose");
        assertThat(refused.text()).contains("Offer");

        admin.patch("/opportunities/" + id, 1, Map.of("expectedClose", "2027-01-31"))
                .expect(200);
        JsonNode moved = move(id, "Offer").expect(200).json();
        assertThat(moved.path("weightedAmount").path("amount").asString()).isEqualTo("1000.00");
        assertThat(moved.path("checklist").path(0).path("item").asString()).isEqualTo("Price agreed");

        assertThat(move(id, "Talks")
                        .expect(422)
                        .json()
                        .path("fields")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("checklist");
        admin.patch(
                        "/opportunities/" + id,
                        moved.path("version").asLong(),
                        Map.of("checklist", List.of(Map.of("item", "Price agreed", "done", true))))
                .expect(200);
        move(id, "Talks").expect(200);
        assertThat(move(id, "New").expect(409).get("code")).isEqualTo("opportunities.no-way-back");
    }

    @Test
    void a_stage_written_as_a_field_passes_the_same_gate() {
        String id = opportunity();

        Answer refused = admin.patch("/opportunities/" + id, 1, Map.of("stage", stages.get("Offer")));
        assertThat(refused.expect(422)
                        .json()
                        .path("fields")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("expectedClose");

        JsonNode moved = admin.patch(
                        "/opportunities/" + id,
                        1,
                        Map.of("stage", stages.get("Offer"), "expectedClose", "2027-01-31", "probability", 65))
                .expect(200)
                .json();
        assertThat(moved.path("stage").path("name").asString()).isEqualTo("Offer");
        assertThat(moved.path("probability").asInt()).isEqualTo(65);
        assertThat(moved.path("history")).hasSize(2);
    }

    @Test
    void what_is_lost_has_a_reason_and_can_be_reopened_and_won() {
        String id = opportunity();
        admin.post("/opportunities/" + id + "/lose", Map.of()).expect(422);

        JsonNode lost = admin.post(
                        "/opportunities/" + id + "/lose",
                        Map.of("reason", "PRICE", "competitor", "Others", "askAgainOn", "2027-05-01"))
                .expect(200)
                .json();
        assertThat(lost.path("state").asString()).isEqualTo("LOST");
        assertThat(lost.path("closedOn").isNull()).isFalse();
        assertThat(move(id, "Talks").expect(409).get("code"))
                .isIn("opportunities.reopen-first", "record.action-not-open");

        JsonNode open = admin.post("/opportunities/" + id + "/reopen", Map.of())
                .expect(200)
                .json();
        assertThat(open.path("stage").path("name").asString()).isEqualTo("New");
        assertThat(open.path("lossReason").isNull()).isTrue();

        JsonNode won = admin.post(
                        "/opportunities/" + id + "/win", Map.of("amount", Map.of("amount", "1800", "currency", "USD")))
                .expect(200)
                .json();
        assertThat(won.path("weightedAmount").path("amount").asString()).isEqualTo("1800.00");
        assertThat(won.path("history")).hasSize(4);
    }

    @Test
    void one_that_is_written_down_as_won_passes_the_gate_of_a_move_and_its_customer_has_bought() {
        JsonNode strict = admin.post(
                        "/pipelines",
                        Map.of(
                                "name",
                                "Strict " + mark,
                                "stages",
                                List.of(
                                        stage("Only", "OPEN", 10),
                                        withFields(stage("Won", "WON", 100), "CUSTOMER"),
                                        stage("Lost", "LOST", 0))))
                .expect(201)
                .json();
        Map<String, Object> sale = new HashMap<>(Map.of(
                "name",
                "At once " + mark,
                "stage",
                strict.path("stages").path(1).path("id").asString()));
        assertThat(fields(admin.post("/opportunities", sale).expect(422))).containsExactly("customer");

        String customer = admin.post("/customers", Map.of("name", "Buyer " + mark))
                .expect(201)
                .id();
        sale.put("customer", customer);
        JsonNode won = admin.post("/opportunities", sale).expect(201).json();
        assertThat(won.path("state").asString()).isEqualTo("WON");
        assertThat(won.path("closedOn").isNull()).isFalse();
        assertThat(won.path("attendOn").isNull()).isTrue();
        assertThat(Eventually.get(
                                Duration.ofSeconds(20),
                                () -> admin.get("/customers/" + customer).json().path("lastDealAt"),
                                last -> !last.isNull())
                        .isNull())
                .isFalse();

        sale.put("stage", strict.path("stages").path(2).path("id").asString());
        assertThat(fields(admin.post("/opportunities", sale).expect(422))).containsExactly("lossReason");
    }

    private static Map<String, Object> withFields(Map<String, Object> stage, String... fields) {
        stage.put("requiredFields", List.of(fields));
        return stage;
    }

    private static List<String> fields(Answer refused) {
        return refused.json()
                .path("fields")
                .valueStream()
                .map(field -> field.path("field").asString())
                .toList();
    }

    @Test
    void open_ones_come_first_in_the_list_whatever_day_the_others_had() {
        String over = opportunity("expectedClose", "2020-01-31");
        String undated = opportunity("openedOn", "2021-05-01");
        String dated = opportunity("expectedClose", "2021-05-02");
        admin.post("/opportunities/" + over + "/lose", Map.of("reason", "PRICE"))
                .expect(200);

        assertThat(admin.get("/opportunities?pipeline=" + pipeline)
                        .json()
                        .path("items")
                        .valueStream())
                .extracting(one -> one.path("id").asString())
                .containsExactly(undated, dated, over);
    }

    @Test
    void of_many_who_move_one_opportunity_at_once_one_does_and_the_others_are_told() throws Exception {
        String id = opportunity("expectedClose", "2027-01-31");

        List<Callable<Answer>> movers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            movers.add(() -> admin.post(
                    "/opportunities/" + id + "/move", Map.of("stage", stages.get("Offer"), "from", stages.get("New"))));
        }
        List<Answer> answers = together(movers);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer ->
                        assertThat(answer.get("code")).as("%s", answer).isEqualTo("opportunities.moved-already"));
        assertThat(admin.get("/opportunities/" + id).json().path("history")).hasSize(2);
    }

    @Test
    void a_stage_that_is_retired_while_many_move_into_it_ends_up_empty_with_no_history_lost() throws Exception {
        List<String> ids = new ArrayList<>();
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String id = opportunity();
            ids.add(id);
            tasks.add(() -> move(id, "Talks"));
        }
        tasks.add(() -> admin.post(
                "/pipelines/" + pipeline + "/retireStage",
                Map.of("stage", stages.get("Talks"), "into", stages.get("Offer"))));

        List<Answer> answers = together(tasks);

        assertThat(answers.getLast().status()).as("%s", answers.getLast()).isEqualTo(200);
        for (int i = 0; i < MANY; i++) {
            JsonNode now = admin.get("/opportunities/" + ids.get(i)).expect(200).json();
            String stands = now.path("stage").path("name").asString();
            if (answers.get(i).status() == 200) {
                assertThat(stands).isEqualTo("Offer");
                assertThat(now.path("history")).hasSize(3);
                assertThat(now.path("history").path(1).path("stageName").asString())
                        .isEqualTo("Talks");
            } else {
                assertThat(answers.get(i).get("code")).isIn("opportunities.stage-gone", "record.invalid");
                assertThat(stands).isEqualTo("New");
            }
        }
    }

    @Test
    void a_stage_in_use_cannot_be_left_out_and_a_pipeline_in_use_not_be_removed() {
        opportunity();
        JsonNode now = admin.get("/pipelines/" + pipeline).json();
        List<Object> others = new ArrayList<>();
        now.path("stages").forEach(one -> {
            if (!one.path("name").asString().equals("New")) {
                others.add(Map.of(
                        "id",
                        one.path("id").asString(),
                        "name",
                        one.path("name").asString(),
                        "type",
                        one.path("type").asString()));
            }
        });

        Answer refused =
                admin.patch("/pipelines/" + pipeline, now.path("version").asLong(), Map.of("stages", others));
        assertThat(refused.expect(422).text()).contains("opportunities.stage-in-use");
        assertThat(admin.delete("/pipelines/" + pipeline, now.path("version").asLong())
                        .expect(409)
                        .get("code"))
                .isEqualTo("opportunities.pipeline-in-use");
    }

    @Test
    void a_lead_becomes_an_opportunity_that_goes_with_the_conversion_until_somebody_works_on_it() {
        String lead = admin.post("/leads", Map.of("name", "Lead " + mark, "company", "Company " + mark))
                .expect(201)
                .id();
        Map<String, Object> convert =
                Map.of("opportunity", "From lead " + mark, "amount", Map.of("amount", "700", "currency", "EUR"));
        admin.post("/leads/" + lead + "/convert", convert).expect(200);
        String id = ofLead(lead);
        assertThat(admin.get("/opportunities/" + id)
                        .json()
                        .path("customer")
                        .path("name")
                        .asString())
                .isEqualTo("Company " + mark);

        admin.post("/leads/" + lead + "/undoConversion", Map.of()).expect(200);
        admin.get("/opportunities/" + id).expect(404);

        admin.post("/leads/" + lead + "/convert", convert).expect(200);
        String again = ofLead(lead);
        admin.post("/opportunities/" + again + "/win", Map.of()).expect(200);
        assertThat(admin.post("/leads/" + lead + "/undoConversion", Map.of())
                        .expect(409)
                        .get("code"))
                .isEqualTo("opportunities.something-hangs");
    }

    @Test
    void whoever_may_not_read_the_amount_learns_it_from_no_other_field() {
        String id = opportunity("expectedClose", "2027-01-31");
        move(id, "Offer").expect(200);
        Map<String, Object> grant = new HashMap<>(Map.of("type", "opportunities", "read", "ALL"));
        List.of("create", "edit", "delete", "export").forEach(verb -> grant.put(verb, "NONE"));
        Map<String, Object> rule = Map.of("type", "opportunities", "field", "amount", "access", "HIDDEN");
        admin.post(
                        "/roles",
                        Map.of(
                                "name",
                                "No amounts " + mark,
                                "code",
                                "no-amounts-" + mark,
                                "grants",
                                List.of(grant),
                                "fieldRules",
                                List.of(rule)))
                .expect(201);
        Api reader = Users.loggedIn(admin, server().url(), "reader." + mark, "no-amounts-" + mark);

        assertThat(admin.get("/opportunities/" + id).expect(200).text()).contains("2000.00", "1000.00");
        assertThat(reader.get("/opportunities/" + id).expect(200).text())
                .contains("Deal " + mark)
                .doesNotContain("2000.00", "1000.00");
        assertThat(reader.get("/opportunities/" + id + "/trace").text()).doesNotContain("2000.00", "1000.00");
        for (String field : List.of("amount", "weightedAmount", "baseAmount", "baseWeighted")) {
            reader.get("/opportunities?fields=name," + field).expect(400);
        }
    }

    @Test
    void a_conversion_that_is_taken_back_at_once_leaves_no_opportunity() {
        String lead = admin.post("/leads", Map.of("name", "Hasty " + mark, "company", "Hasty company " + mark))
                .expect(201)
                .id();
        for (int round = 1; round <= 30; round++) {
            admin.post("/leads/" + lead + "/convert", Map.of("opportunity", "Hasty " + mark + " " + round))
                    .expect(200);
            admin.post("/leads/" + lead + "/undoConversion", Map.of()).expect(200);
        }

        admin.post("/leads/" + lead + "/convert", Map.of("opportunity", "Last " + mark))
                .expect(200);
        assertThat(ofLead(lead)).isNotEmpty();
        assertThat(admin.get("/opportunities?lead=" + lead).json().path("items").valueStream())
                .extracting(one -> one.path("name").asString())
                .containsExactly("Last " + mark);
    }

    private String ofLead(String lead) {
        return Eventually.get(
                        Duration.ofSeconds(20),
                        () -> admin.get("/opportunities?lead=" + lead).json().path("items"),
                        found -> !found.isEmpty())
                .path(0)
                .path("id")
                .asString();
    }

    private static List<Answer> together(List<Callable<Answer>> tasks) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Answer> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
