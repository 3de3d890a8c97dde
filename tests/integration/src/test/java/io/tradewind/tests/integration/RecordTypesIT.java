package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** A record type that an admin makes over HTTP, from the first draft to two servers that serve it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordTypesIT {
    private static final String TYPE = "/service-contracts";
    private static final String DESIGN = "/record-types/service-contracts";

    private static Tradewind server;
    private static Tradewind other;
    private static Api admin;
    private static String database = "";
    private static String customer = "";

    @BeforeAll
    static void two_servers_on_one_database() {
        database = Servers.cluster().database("types");
        server = Tradewind.on(Servers.folder("types"))
                .option("--empty")
                .database(database)
                .start();
        other = Tradewind.on(Servers.folder("types-other"))
                .option("--empty")
                .database(database)
                .start();
        admin = server.admin();
        customer = admin.post("/customers", Map.of("name", "Contract partner"))
                .expect(201)
                .id();
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    private static Map<String, Object> label(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static Map<String, Object> field(String name, String kind, String zh, String en, Object... more) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", name);
        field.put("kind", kind);
        field.put("label", label(zh, en));
        for (int i = 0; i < more.length; i += 2) {
            field.put((String) more[i], more[i + 1]);
        }
        return field;
    }

    /** Nine fields, one of them a reference, one computed; one is shown and needed only while the contract has ended. */
    private static Map<String, Object> design() {
        Map<String, Object> design = new LinkedHashMap<>();
        design.put("name", "service-contracts");
        design.put("title", label("服务合同", "Service contracts"));
        design.put("one", label("服务合同", "Service contract"));
        design.put("icon", "handshake");
        design.put("menu", "service");
        design.put("prefix", "SC-");
        design.put("titleField", "topic");
        design.put("sort", "-startsOn");
        design.put(
                "groups",
                List.of(
                        Map.of("key", "main", "label", label("基本信息", "Basics")),
                        Map.of("key", "end", "label", label("终止", "End"))));
        design.put(
                "fields",
                new ArrayList<>(List.of(
                        field("topic", "TEXT", "主题", "Topic", "listed", true),
                        field(
                                "customer",
                                "REFERENCE",
                                "客户",
                                "Customer",
                                "target",
                                "customers",
                                "required",
                                true,
                                "listed",
                                true),
                        field("startsOn", "DATE", "开始日期", "Starts on", "sortable", true, "listed", true),
                        field(
                                "lasting",
                                "INTEGER",
                                "到期天数",
                                "Days",
                                "formula",
                                "days(startsOn, date(2030, 1, 1))",
                                "sortable",
                                true),
                        field(
                                "level",
                                "CHOICE",
                                "级别",
                                "Level",
                                "options",
                                List.of(Map.of("label", label("金牌", "Gold")), Map.of("label", label("银牌", "Silver")))),
                        field("fee", "MONEY", "费用", "Fee", "sortable", true),
                        field("hotline", "PHONE", "热线", "Hotline", "searched", true),
                        field("ended", "BOOLEAN", "已终止", "Ended"),
                        field("endReason", "TEXT", "终止原因", "Reason", "required", true, "group", "end"))));
        design.put(
                "rules",
                List.of(Map.of(
                        "shown",
                        "end",
                        "group",
                        true,
                        "field",
                        "ended",
                        "condition",
                        "IS",
                        "values",
                        List.of("true"))));
        design.put("access", List.of(Map.of("role", "sales-manager", "read", "ALL", "create", "OWN", "edit", "OWN")));
        return design;
    }

    private static Api.Answer put(Map<String, Object> design) {
        long version = admin.get(DESIGN).expect(200).version();
        return admin.send("PUT", DESIGN, design, Map.of("If-Match", "\"" + version + "\""));
    }

    private static Api.Answer move(String step) {
        long version = admin.get(DESIGN).expect(200).version();
        return admin.send("POST", DESIGN + "/" + step, null, Map.of("If-Match", "\"" + version + "\""));
    }

    private static Map<String, Object> contract(String topic, @Nullable Object... more) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("topic", topic);
        contract.put("customer", customer);
        contract.put("startsOn", "2026-11-28");
        for (int i = 0; i < more.length; i += 2) {
            contract.put((String) more[i], more[i + 1]);
        }
        return contract;
    }

    @Test
    @Order(1)
    void a_bad_design_is_refused_at_its_parts_and_leaves_nothing() {
        Map<String, Object> bad = design();
        bad.put(
                "fields",
                List.of(field("topic", "TEXT", "", ""), field("x", "REFERENCE", "无", "None", "target", "nobodies")));
        Map<String, Object> wrong = design();
        wrong.put("fields", List.of(field("topic", "TEXT", "主题", "Topic", "formula", "today()")));
        wrong.put("sort", "");
        wrong.put("rules", List.of());
        assertThat(admin.post("/record-types", wrong).expect(422).text()).contains("fields[0].formula", "today");
        bad.put("rules", List.of());
        bad.put("sort", "");

        String said = admin.post("/record-types", bad).expect(422).text();

        assertThat(said)
                .contains("fields[0].label")
                .contains("fields[1].target")
                .contains("nobodies");
        admin.get(DESIGN).expect(404);
        Map<String, Object> taken = design();
        taken.put("name", "customers");
        assertThat(admin.post("/record-types", taken).expect(422).text()).contains("name");
        taken.put("colour", "red");
        assertThat(admin.post("/record-types", taken).expect(422).text()).contains("colour");
    }

    @Test
    @Order(2)
    void a_draft_is_tried_as_a_role_and_seen_by_nobody_else() {
        admin.post("/record-types", design()).expect(201);

        JsonNode manager =
                admin.get(DESIGN + "/trial?role=sales-manager").expect(200).json();
        JsonNode viewer = admin.get(DESIGN + "/trial?role=viewer").expect(200).json();

        assertThat(manager.path("scopes").path("READ").asString()).isEqualTo("ALL");
        assertThat(manager.path("scopes").path("DELETE").asString()).isEqualTo("NONE");
        assertThat(manager.path("fields").size()).isEqualTo(9);
        assertThat(viewer.path("scopes").path("READ").asString()).isEqualTo("NONE");
        assertThat(viewer.path("fields").size()).isZero();
        admin.get(TYPE).expect(404);
    }

    @Test
    @Order(3)
    void published_it_has_list_rest_document_and_search_at_once() {
        JsonNode published = move("publish").expect(200).json();

        assertThat(published.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(published.path("problem").asString()).isEmpty();
        Api.Answer made = admin.post(
                        TYPE,
                        contract(
                                "Night watch",
                                "level",
                                "GOLD",
                                "fee",
                                Map.of("amount", "1200.50", "currency", "CNY"),
                                "hotline",
                                "+86 21 5555 0199"))
                .expect(201);
        assertThat(made.get("number")).isEqualTo("SC-00001");
        assertThat(made.get("lasting")).isEqualTo("1130");
        assertThat(made.json().path("customer").path("name").asString()).isEqualTo("Contract partner");
        admin.post(TYPE, contract("Day watch", "startsOn", "2026-12-01")).expect(201);
        JsonNode sorted = admin.get(TYPE + "?sort=startsOn").expect(200).json().path("items");
        assertThat(sorted.get(0).path("topic").asString()).isEqualTo("Night watch");
        assertThat(admin.get(TYPE + "?level=GOLD")
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isOne();
        JsonNode document = admin.get("/openapi.json").expect(200).json();
        assertThat(document.path("paths").propertyNames()).anyMatch(path -> path.endsWith(TYPE));
        assertThat(document.toString()).contains("Starts on").contains("Hotline");
        Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/search?q=" + Api.encode("Night wat")).text(),
                found -> found.contains("Night watch"));
    }

    @Test
    @Order(4)
    void a_hidden_field_need_not_be_filled_in_and_a_shown_one_must() {
        String said =
                admin.post(TYPE, contract("Over", "ended", true)).expect(422).text();

        assertThat(said).contains("endReason");
        admin.post(TYPE, contract("Over", "ended", true, "endReason", "Moved")).expect(201);
    }

    @Test
    @Order(5)
    void nobody_has_it_who_was_not_granted_it() {
        Api viewer = Users.loggedIn(admin, server.url(), "types.viewer", "viewer");
        Api manager = Users.loggedIn(admin, server.url(), "types.manager", "sales-manager");

        viewer.get("/customers").expect(200);
        viewer.get(TYPE).expect(404);
        assertThat(viewer.get("").text()).doesNotContain(TYPE);
        viewer.get("/record-types").expect(403);
        manager.get(TYPE).expect(200);
        assertThat(manager.get("").text()).contains(TYPE);
    }

    @Test
    @Order(6)
    void its_files_are_imported() {
        byte[] file = "Topic,Customer,Starts on,Level\nImported,Contract partner,2026-10-01,Silver\n"
                .getBytes(StandardCharsets.UTF_8);

        Api.Answer started = admin.upload(TYPE + "/import", "contracts.csv", file, Map.of("mode", "create"))
                .expect(202);
        String job = started.headers().firstValue("Location").orElseThrow();
        JsonNode done = Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/imports/" + job.substring(job.lastIndexOf('/') + 1))
                        .json(),
                seen -> Set.of("DONE", "FAILED").contains(seen.path("state").asString()));

        assertThat(done.path("created").asLong()).as("%s", done).isEqualTo(1);
        assertThat(admin.get(TYPE + "?topic=Imported")
                        .json()
                        .path("items")
                        .get(0)
                        .path("level")
                        .asString())
                .isEqualTo("SILVER");
    }

    @Test
    @Order(6)
    void what_every_type_has_it_has() {
        Api.Answer made = admin.post(TYPE, contract("Before")).expect(201);
        admin.patch(TYPE + "/" + made.id(), made.version(), Map.of("topic", "After"))
                .expect(200);

        assertThat(admin.get(TYPE + "/" + made.id() + "/trace").expect(200).text())
                .contains("Before")
                .contains("After");
        assertThat(admin.get(TYPE + "/export?format=csv&topic=After")
                        .expect(200)
                        .text())
                .contains("After")
                .contains("Contract partner");
        assertThat(admin.post(
                                TYPE + "/bulk",
                                Map.of(
                                        "filter",
                                        Map.of("topic", "After"),
                                        "changes",
                                        Map.of("level", "GOLD"),
                                        "dryRun",
                                        true))
                        .status())
                .isIn(200, 202);
        admin.post("/saved-views", Map.of("type", "service-contracts", "name", "Gold ones", "text", "gold"))
                .expect(201);
        assertThat(admin.get("/customers/" + customer + "/overview").expect(200).status())
                .isEqualTo(200);
    }

    @Test
    @Order(7)
    void the_other_node_serves_it_too_and_follows_its_changes() {
        Api there = other.admin();
        Eventually.get(Duration.ofSeconds(20), () -> there.get(TYPE).status(), status -> status == 200);
        Map<String, Object> wider = design();
        @SuppressWarnings("unchecked")
        List<Object> fields = (List<Object>) wider.get("fields");
        fields.add(field("remark", "LONG_TEXT", "备注", "Remark"));
        fields.set(3, field("lasting", "INTEGER", "到期天数", "Days", "formula", "days(startsOn, date(2031, 1, 1))"));
        put(wider).expect(200);
        move("publish").expect(200);

        String id = admin.get(TYPE + "?topic=" + Api.encode("Night watch"))
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        long version = admin.get(TYPE + "/" + id).version();
        Api.Answer changed =
                admin.patch(TYPE + "/" + id, version, Map.of("remark", "Kept")).expect(200);

        assertThat(changed.get("topic")).isEqualTo("Night watch");
        Eventually.get(
                Duration.ofSeconds(20),
                () -> there.get(TYPE + "/" + id),
                answer -> answer.status() == 200 && answer.get("remark").equals("Kept"));
        Eventually.get( // a record that nobody saved follows the new formula, too
                Duration.ofSeconds(20),
                () -> there.get(TYPE + "?lasting=1495").text(),
                found -> found.contains("Over"));
    }

    @Test
    @Order(8)
    void no_published_field_is_lost() {
        Map<String, Object> narrower = design();
        assertThat(put(narrower).expect(422).text()).contains("remark");

        Map<String, Object> hidden = design();
        @SuppressWarnings("unchecked")
        List<Object> fields = (List<Object>) hidden.get("fields");
        fields.add(field("remark", "LONG_TEXT", "备注", "Remark"));
        hidden.put("archived", List.of("remark"));
        put(hidden).expect(200);
        move("publish").expect(200);
        assertThat(admin.get(TYPE + "?topic=" + Api.encode("Night watch"))
                        .expect(200)
                        .text())
                .doesNotContain("remark");
        hidden.put("archived", List.of());
        put(hidden).expect(200);
        move("publish").expect(200);
        String id = admin.get(TYPE + "?topic=" + Api.encode("Night watch"))
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        assertThat(admin.get(TYPE + "/" + id).get("remark")).isEqualTo("Kept");
    }

    @Test
    @Order(9)
    void archived_it_is_away_and_comes_back_with_its_records() {
        move("archive").expect(200);
        assertThat(admin.get(TYPE).status()).isIn(404, 503);
        move("restore").expect(200);
        assertThat(admin.get(TYPE + "?topic=" + Api.encode("Night watch"))
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isOne();
    }

    @Test
    @Order(10)
    void a_restart_keeps_it() {
        other.stop();
        other = Tradewind.on(other.data()).option("--empty").database(database).start();

        assertThat(other.admin()
                        .get(TYPE + "?topic=" + Api.encode("Night watch"))
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isOne();
    }
}
