package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Saved views, bulk changes and summaries over HTTP. */
class ListsIT {
    private static final String MARK = "lists" + Long.toString(System.nanoTime(), 36);

    private static Api admin;
    private static Api seller;

    @BeforeAll
    static void logsIn() {
        admin = Servers.onDerby().admin();
        seller = Users.loggedIn(admin, Servers.onDerby().url(), MARK, "sales-representative");
    }

    private static List<String> customers(Api owner, String mark, int count) {
        List<Map<String, Object>> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(Map.of("name", mark + " " + i, "level", i % 2 == 0 ? "C" : "B"));
        }
        return owner.post("/customers/batch", Map.of("create", some))
                .expect(201)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static JsonNode ended(Api api, Answer started) {
        String id = started.expect(202).get("id");
        return Eventually.get(
                Duration.ofSeconds(30),
                () -> api.get("/bulk/" + id).expect(200).json(),
                job -> !List.of("WAITING", "RUNNING", "UNDOING")
                        .contains(job.get("state").asString()));
    }

    @Test
    void a_bulk_change_is_tried_done_looked_at_and_undone() {
        String mark = MARK + "-change";
        List<String> own = customers(seller, mark, 4);
        String foreign = customers(admin, mark, 1).getFirst();
        Map<String, Object> filter = Map.of("name.contains", mark);

        JsonNode tried = ended(
                seller,
                seller.post(
                        "/customers/bulk", Map.of("filter", filter, "changes", Map.of("level", "B"), "dryRun", true)));
        assertThat(tried.get("changed").asInt()).isEqualTo(2);
        assertThat(tried.get("unchanged").asInt()).isEqualTo(2);
        assertThat(tried.get("former").get(0).get("value").asString()).isEqualTo("C");

        List<Object> ids = new ArrayList<>(own);
        ids.add(foreign);
        JsonNode done =
                ended(seller, seller.post("/customers/bulk", Map.of("ids", ids, "changes", Map.of("level", "B"))));
        assertThat(done.get("changed").asInt()).isEqualTo(2);
        assertThat(done.get("refused").asInt()).isEqualTo(1);
        String id = done.get("id").asString();
        assertThat(seller.get("/bulk/" + id + "/refusals").expect(200).json().get("items"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.get("code").asString()).isEqualTo("record.not-found"));
        assertThat(admin.get("/customers/" + own.getFirst()).get("level")).isEqualTo("B");
        admin.get("/bulk/" + id).expect(404);

        JsonNode undone = ended(seller, seller.post("/bulk/" + id + "/undo"));
        assertThat(undone.get("state").asString()).isEqualTo("UNDONE");
        assertThat(admin.get("/customers/" + own.getFirst()).get("level")).isEqualTo("C");
        seller.post("/bulk/" + id + "/undo").expect(409);
    }

    @Test
    void many_records_are_removed_and_brought_back() {
        String mark = MARK + "-remove";
        List<String> own = customers(seller, mark, 3);

        JsonNode removed = ended(
                seller,
                seller.post("/customers/bulk", Map.of("filter", Map.of("name.contains", mark), "delete", true)));
        assertThat(removed.get("changed").asInt()).isEqualTo(3);
        seller.get("/customers/" + own.getFirst()).expect(404);
        ended(seller, seller.post("/bulk/" + removed.get("id").asString() + "/undo"));
        seller.get("/customers/" + own.getFirst()).expect(200);
    }

    @Test
    void orders_that_make_no_sense_are_refused_by_name() {
        List<String> some = List.of("x");
        assertThat(code(400, Map.of("ids", some))).isEqualTo("bulk.order");
        assertThat(code(400, Map.of("changes", Map.of("level", "A")))).isEqualTo("bulk.order");
        assertThat(code(400, Map.of("ids", some, "delete", true, "changes", Map.of("level", "A"))))
                .isEqualTo("bulk.order");
        assertThat(code(400, Map.of("filter", Map.of("colour", "x"), "delete", true)))
                .isEqualTo("record.unknown-field");
        assertThat(code(422, Map.of("ids", some, "changes", Map.of("colour", "x"))))
                .isNotEmpty();
        assertThat(code(422, Map.of("ids", List.of(), "delete", true))).isEqualTo("bulk.nothing");
        assertThat(code(404, Map.of("ids", some, "action", "dance"))).isEqualTo("record.unknown-action");
    }

    private static String code(int status, Map<String, Object> order) {
        return seller.post("/customers/bulk", order).expect(status).get("code");
    }

    @Test
    void a_summary_tells_what_the_list_tells() {
        String mark = MARK + "-sum";
        customers(seller, mark, 5);
        customers(admin, mark, 2);

        JsonNode told = seller.get("/customers/summary?by=level&name.contains=" + mark)
                .expect(200)
                .json();

        assertThat(told.get("count").asInt()).isEqualTo(5);
        assertThat(told.get("groups").get(0).get("key").asString()).isEqualTo("C");
        assertThat(told.get("groups").get(0).get("count").asInt()).isEqualTo(3);
        assertThat(admin.get("/customers/summary?by=level&name.contains=" + mark)
                        .expect(200)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(7);
        assertThat(seller.get("/customers/summary?by=name").expect(400).get("code"))
                .isEqualTo("summary.by");
        assertThat(seller.get("/customers/summary").expect(400).get("code")).isEqualTo("request.missing-parameter");
        assertThat(seller.get("/customers/summary?by=level&measure=median")
                        .expect(400)
                        .get("code"))
                .isEqualTo("summary.measure");
    }

    @Test
    void a_view_is_kept_changed_pinned_and_removed() {
        Map<String, Object> wanted = Map.of(
                "type",
                "customers",
                "name",
                MARK,
                "filters",
                List.of(Map.of("field", "level", "operator", "in", "values", List.of("A", "B"))),
                "sort",
                "-name",
                "columns",
                List.of(Map.of("field", "name", "width", 240)),
                "chart",
                Map.of("by", "industry", "measure", "COUNT", "shape", "PIE"),
                "group",
                "level",
                "pinned",
                true);

        Answer made = seller.post("/saved-views", wanted).expect(201);
        JsonNode read = seller.get("/saved-views/" + made.id()).expect(200).json();

        assertThat(read.get("pinned").asBoolean()).isTrue();
        assertThat(read.get("sort").asString()).isEqualTo("-name");
        assertThat(read.get("chart").get("shape").asString()).isEqualTo("PIE");
        assertThat(read.get("group").asString()).isEqualTo("level");
        assertThat(read.get("filters").get(0).get("operator").asString()).isEqualTo("in");
        seller.post("/saved-views", wanted).expect(422);
        admin.get("/saved-views/" + made.id()).expect(404);
        seller.patch("/saved-views/" + made.id(), 1, Map.of("share", "ALL")).expect(403);
        Answer renamed = seller.patch("/saved-views/" + made.id(), 1, Map.of("name", MARK + " 2"))
                .expect(200);
        assertThat(renamed.version()).isEqualTo(2);
        seller.patch("/saved-views/" + made.id(), 1, Map.of("name", MARK + " 3"))
                .expect(412);
        assertThat(seller.get("/saved-views?type=customers").expect(200).json().get("items"))
                .extracting(view -> view.get("name").asString())
                .contains(MARK + " 2");
        assertThat(seller.post("/saved-views", Map.of("type", "customers", "name", "x", "colour", 1))
                        .expect(400)
                        .get("code"))
                .isEqualTo("view.member");
        seller.delete("/saved-views/" + made.id(), 2).expect(204);
        seller.get("/saved-views/" + made.id()).expect(404);
    }
}
