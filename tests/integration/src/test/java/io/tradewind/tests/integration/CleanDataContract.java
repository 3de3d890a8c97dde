package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** Needs, merging, the company-wide look-up and leads, as integrators see them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CleanDataContract {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Api admin;

    abstract Tradewind server();

    @BeforeEach
    void findServer() {
        admin = server().admin();
    }

    private String customer(Map<String, ?> values) {
        return admin.post("/customers", values).expect(201).id();
    }

    @Test
    void a_need_is_written_down_answered_and_accepted() {
        String customer = customer(Map.of("name", "Needs " + mark));
        String contact = admin.post("/contacts", Map.of("name", "Li " + mark, "customer", customer))
                .expect(201)
                .id();
        JsonNode need = admin.post(
                        "/needs",
                        Map.of(
                                "customer",
                                customer,
                                "what",
                                "A second line",
                                "budget",
                                Map.of("amount", "800000.00", "currency", "CNY"),
                                "wantedBy",
                                "2027-03-01",
                                "decisionPath",
                                List.of(
                                        Map.of("contact", contact, "role", "DECIDER", "stance", "FOR"),
                                        Map.of("who", "Works council", "role", "INFLUENCER"))))
                .expect(201)
                .json();
        assertThat(need.path("state").asString()).isEqualTo("OPEN");
        assertThat(need.path("decisionPath").get(0).path("contact").path("name").asString())
                .isEqualTo("Li " + mark);
        String path = "/needs/" + need.path("id").asString();

        admin.post(path + "/accept", Map.of()).expect(409);
        admin.post(path + "/answer", Map.of("answer", "Model X")).expect(200);
        JsonNode accepted = admin.post(path + "/accept", Map.of()).expect(200).json();

        assertThat(accepted.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.path("answer").asString()).isEqualTo("Model X");
        assertThat(admin.get("/needs?customer=" + customer)
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        admin.post(
                        "/needs",
                        Map.of("customer", customer, "what", "x", "decisionPath", List.of(Map.of("role", "BUYER"))))
                .expect(422);
    }

    @Test
    void two_customers_become_one_and_two_again() {
        String kept = customer(Map.of("name", "Merge " + mark + " Machinery Ltd", "phone", "021 5555 0000"));
        String gone = customer(Map.of("name", "Merge " + mark + " Machinery", "email", "m" + mark + "@merge.example"));
        String contact = admin.post("/contacts", Map.of("name", "Wang", "customer", gone))
                .expect(201)
                .id();
        String need = admin.post("/needs", Map.of("what", "More", "customer", gone))
                .expect(201)
                .id();

        JsonNode plan = admin.get("/customers/" + kept + "/merge?other=" + gone)
                .expect(200)
                .json();
        assertThat(plan.path("moves")
                        .valueStream()
                        .map(move -> move.path("type").asString()))
                .containsExactlyInAnyOrder("contacts", "needs");
        admin.post("/customers/" + kept + "/merge", Map.of()).expect(400);
        admin.post("/customers/" + kept + "/merge", Map.of("other", kept)).expect(409);
        admin.post("/customers/" + kept + "/merge", Map.of("other", gone, "values", Map.of("email", "mine")))
                .expect(400);
        admin.post("/customers/" + kept + "/merge", Map.of("other", gone, "values", Map.of("nothing", "other")))
                .expect(422);

        JsonNode merge = admin.post(
                        "/customers/" + kept + "/merge", Map.of("other", gone, "values", Map.of("email", "other")))
                .expect(200)
                .json();

        assertThat(merge.path("moved").asInt()).isEqualTo(2);
        JsonNode survivor = admin.get("/customers/" + kept).expect(200).json();
        assertThat(survivor.path("email").asString()).isEqualTo("m" + mark + "@merge.example");
        assertThat(survivor.path("phone").asString()).isEqualTo("021 5555 0000");
        for (String child : List.of("/contacts/" + contact, "/needs/" + need)) {
            assertThat(admin.get(child).json().path("customer").path("id").asString())
                    .isEqualTo(kept);
        }
        JsonNode hint = admin.get("/customers/" + gone).expect(404).json();
        assertThat(hint.path("code").asString()).isEqualTo("record.merged");
        assertThat(hint.path("mergedInto").path("id").asString()).isEqualTo(kept);
        admin.post("/customers/" + gone + "/restore").expect(409);
        assertThat(admin.get("/customers/" + kept + "/merges")
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);

        JsonNode undone = admin.post("/merges/" + merge.path("id").asString() + "/undo")
                .expect(200)
                .json();
        assertThat(undone.path("back").asInt()).isEqualTo(2);
        assertThat(undone.path("stayed").isEmpty()).isTrue();
        assertThat(admin.get("/customers/" + gone)
                        .expect(200)
                        .json()
                        .path("email")
                        .asString())
                .isEqualTo("m" + mark + "@merge.example");
        assertThat(admin.get("/customers/" + kept).json().path("email").isNull())
                .isTrue();
        assertThat(admin.get("/contacts/" + contact)
                        .json()
                        .path("customer")
                        .path("id")
                        .asString())
                .isEqualTo(gone);
        admin.post("/merges/" + merge.path("id").asString() + "/undo").expect(409);
    }

    @Test
    void the_survivors_main_contact_stays_it_and_the_other_one_is_it_again_after_the_undo() {
        String kept = customer(Map.of("name", "Main " + mark));
        String gone = customer(Map.of("name", "Other main " + mark));
        String hers = primary("Hers", kept);
        String his = primary("His", gone);

        String merge = admin.post("/customers/" + kept + "/merge", Map.of("other", gone))
                .expect(200)
                .id();
        Eventually.get(java.time.Duration.ofSeconds(20), () -> isPrimary(his), primary -> !primary);
        assertThat(isPrimary(hers)).isTrue();

        assertThat(admin.post("/merges/" + merge + "/undo")
                        .expect(200)
                        .json()
                        .path("stayed")
                        .isEmpty())
                .isTrue();
        Eventually.get(java.time.Duration.ofSeconds(20), () -> isPrimary(his), primary -> primary);
        assertThat(isPrimary(hers)).isTrue();
    }

    private String primary(String name, String customer) {
        return admin.post("/contacts", Map.of("name", name, "customer", customer, "primary", true))
                .expect(201)
                .id();
    }

    private boolean isPrimary(String contact) {
        return admin.get("/contacts/" + contact).json().path("primary").asBoolean();
    }

    @Test
    void only_one_of_two_that_merge_the_same_record_at_once_wins() throws InterruptedException {
        String gone = customer(Map.of("name", "Race " + mark));
        List<String> others = List.of(customer(Map.of("name", "A " + mark)), customer(Map.of("name", "B " + mark)));
        List<Integer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = others.stream()
                .map(other -> Thread.ofPlatform()
                        .start(() -> answers.add(server().admin()
                                .post("/customers/" + other + "/merge", Map.of("other", gone))
                                .status())))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status != 200).allMatch(status -> status == 404 || status == 412);
    }

    @Test
    void a_colleagues_customer_is_found_over_the_whole_company_but_masked() {
        String name = "鸿" + mark + "精密机械有限公司";
        String id = customer(Map.of("name", name, "taxId", "T" + mark + "9"));
        Api seller = Users.loggedIn(admin, server().url(), "look" + mark, "sales-representative");
        Api viewer = Users.loggedIn(admin, server().url(), "view" + mark, "viewer");
        seller.get("/customers/" + id).expect(404);

        JsonNode hit = seller.get("/customers/look-up?taxId=t" + mark + "9")
                .expect(200)
                .json()
                .path("items")
                .get(0);
        assertThat(hit.path("id").isNull()).isTrue();
        assertThat(hit.path("name").asString()).isEqualTo("鸿**有限公司");
        assertThat(hit.path("exact").asBoolean()).isTrue();
        assertThat(hit.path("state").asString()).isEqualTo("OWNED");
        assertThat(hit.path("owner").path("name").asString()).isEqualTo("Administrator");
        assertThat(seller.get("/customers/look-up?name=" + Api.encode(mark + "机械"))
                        .json()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .contains("**" + mark + "**机械有限公司");

        viewer.get("/customers/look-up?name=Anything").expect(403);
        seller.get("/customers/look-up").expect(422);
        seller.get("/customers/look-up?remark=abcdef").expect(400);
        for (int i = 0; i < 25; i++) {
            seller.get("/customers/look-up?name=Nobody" + mark);
        }
        assertThat(seller.get("/customers/look-up?name=Nobody" + mark)
                        .expect(429)
                        .headers()
                        .firstValue("Retry-After"))
                .isPresent();
        assertThat(admin.get("/audit?type=customers&limit=200")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("kind").asString()))
                .contains("LOOKED_UP");
    }

    @Test
    void a_lead_is_scored_assigned_converted_and_taken_back_while_nothing_hangs_on_it() {
        admin.post(
                        "/lead-scoring-rules",
                        Map.of(
                                "name",
                                "Mail " + mark,
                                "attribute",
                                "EMAIL",
                                "condition",
                                "CONTAINS",
                                "wanted",
                                mark,
                                "points",
                                9,
                                "active",
                                true))
                .expect(201);
        String team = Users.team(admin, "Leads " + mark, null);
        String seller = Users.make(admin, "lead" + mark, "sales-representative", team);
        JsonNode lead = admin.post(
                        "/leads",
                        Map.of(
                                "name",
                                "Wang " + mark,
                                "company",
                                "Lead " + mark,
                                "phone",
                                "0571 8888 7777",
                                "source",
                                "EXHIBITION",
                                "email",
                                "w" + mark + "@lead.example"))
                .expect(201)
                .json();
        String path = "/leads/" + lead.path("id").asString();
        assertThat(lead.path("score").asInt())
                .isEqualTo(lead.path("scoreReasons")
                        .valueStream()
                        .mapToInt(reason -> reason.path("points").asInt())
                        .sum());
        assertThat(lead.path("scoreReasons")
                        .valueStream()
                        .map(reason -> reason.path("rule").asString()))
                .contains("Mail " + mark);

        JsonNode assigned = admin.post(path + "/assign", Map.of("rule", "FEWEST_OPEN", "team", team))
                .expect(200)
                .json();
        assertThat(assigned.path("owner").path("id").asString()).isEqualTo(seller);
        assertThat(assigned.path("state").asString()).isEqualTo("ASSIGNED");
        assertThat(assigned.path("assignedBecause").asString()).contains("lead" + mark);
        admin.post(path + "/assign", Map.of()).expect(422);
        admin.post(path + "/qualify").expect(200);

        JsonNode converted = admin.post(path + "/convert", Map.of("opportunity", "First line"))
                .expect(200)
                .json();
        String customer = converted.path("customer").path("id").asString();
        assertThat(converted.path("state").asString()).isEqualTo("CONVERTED");
        assertThat(admin.get("/customers/" + customer)
                        .json()
                        .path("owner")
                        .path("id")
                        .asString())
                .isEqualTo(seller);
        assertThat(admin.get("/contacts?customer=" + customer)
                        .json()
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Wang " + mark);
        admin.post(path + "/convert", Map.of()).expect(409);

        String need = admin.post("/needs", Map.of("what", "Hangs on it", "customer", customer))
                .expect(201)
                .id();
        assertThat(admin.post(path + "/undoConversion")
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("leads.something-hangs");
        admin.delete("/needs/" + need, 1).expect(204);
        JsonNode back = admin.post(path + "/undoConversion").expect(200).json();
        assertThat(back.path("state").asString()).isEqualTo("QUALIFIED");
        assertThat(back.path("customer").isNull()).isTrue();
        admin.get("/customers/" + customer).expect(404);

        String existing = customer(Map.of("name", "There " + mark));
        admin.post(path + "/convert", Map.of("customer", existing)).expect(200);
        admin.post(path + "/undoConversion").expect(200);
        admin.get("/customers/" + existing).expect(200);

        admin.post(path + "/disqualify", Map.of()).expect(422);
        admin.post(path + "/disqualify", Map.of("reason", "Moved away")).expect(200);
        assertThat(admin.post(path + "/reopen").expect(200).json().path("state").asString())
                .isEqualTo("NEW");
    }

    @Test
    void a_new_scoring_rule_counts_for_the_leads_that_are_there() {
        String lead = admin.post("/leads", Map.of("name", "Score " + mark, "campaign", "Spring " + mark))
                .expect(201)
                .id();
        long before = admin.get("/leads/" + lead).json().path("score").asLong();
        admin.post("/lead-scoring-rules", Map.of("name", "x", "attribute", "CAMPAIGN", "condition", "IS", "points", 5))
                .expect(422);

        String rule = admin.post(
                        "/lead-scoring-rules",
                        Map.of(
                                "name",
                                "Spring " + mark,
                                "attribute",
                                "CAMPAIGN",
                                "condition",
                                "CONTAINS",
                                "wanted",
                                mark,
                                "points",
                                7,
                                "active",
                                true))
                .expect(201)
                .id();

        Eventually.get(
                java.time.Duration.ofSeconds(30),
                () -> admin.get("/leads/" + lead).json().path("score").asLong(),
                score -> score == before + 7);
        admin.delete("/lead-scoring-rules/" + rule, 1).expect(204);
    }
}
