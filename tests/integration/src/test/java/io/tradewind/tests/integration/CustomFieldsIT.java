package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.tradewind.tests.harness.Api;
import tools.jackson.databind.JsonNode;

/** Fields that an admin adds to customers and contacts over HTTP, and what all other doors make of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomFieldsIT {
    private final String tag = Long.toString(System.nanoTime(), 36);
    private Api admin;
    private String url;

    @BeforeAll
    void open() {
        url = Servers.onDerby().url();
        admin = Servers.onDerby().admin();
        add("customers", "warranty", "DATE", Map.of("label", label("质保到期", "Warranty end")));
        add("customers", "seats", "INTEGER", Map.of("label", label("座位数", "Seats"), "min", 1, "max", 5000));
        add(
                "customers",
                "tier",
                "CHOICE",
                Map.of("label", label("等级", "Tier"), "options", List.of(option("金", "Gold"), option("银", "Silver"))));
    }

    /** Other test classes share the server. */
    @AfterAll
    void clear() {
        for (JsonNode field : admin.get("/custom-fields").expect(200).json().path("items")) {
            String path = "/custom-fields/" + field.path("id").asString();
            Api.Answer archived = field.path("archived").asBoolean()
                    ? admin.get(path)
                    : admin.send(
                            "POST",
                            path + "/archive",
                            null,
                            ifMatch(field.path("version").asLong()));
            String records = admin.get(path).expect(200).get("records");
            admin.delete(path + "?confirm=" + records, archived.expect(200).version())
                    .expect(204);
        }
    }

    @Test
    void a_record_has_the_fields_in_its_custom_values_and_lists_filter_and_sort_by_them() {
        Api.Answer made =
                customer("Alpha", Map.of("warranty", "2027-05-01", "seats", 20, "tier", "Gold", "colour", "red"));
        customer("Beta", Map.of("warranty", "2026-05-01", "seats", 100));

        JsonNode custom = made.json().path("custom");
        assertThat(custom.path("warranty").asString()).isEqualTo("2027-05-01");
        assertThat(custom.path("seats").asInt()).isEqualTo(20);
        assertThat(custom.path("tier").asString()).isEqualTo("GOLD");
        assertThat(custom.path("colour").asString()).isEqualTo("red");
        assertThat(names("/customers?q=" + tag + "&custom.seats.gte=21")).containsExactly("Beta " + tag);
        assertThat(names("/customers?q=" + tag + "&custom.warranty.lt=2027-01-01"))
                .containsExactly("Beta " + tag);
        assertThat(names("/customers?q=" + tag + "&custom.tier=GOLD")).containsExactly("Alpha " + tag);
        assertThat(names("/customers?q=" + tag + "&custom.seats.in=20,100&sort=-custom.seats"))
                .containsExactly("Beta " + tag, "Alpha " + tag);
        JsonNode row = admin.get("/customers?q=" + tag + "&custom.tier=GOLD&fields=name,custom.seats")
                .expect(200)
                .json()
                .path("items")
                .get(0);
        assertThat(row.path("custom").path("seats").asInt()).isEqualTo(20);
        assertThat(admin.get("/customers?custom.nothing=1").expect(400).get("code"))
                .isEqualTo("record.unknown-field");
    }

    @Test
    void what_does_not_fit_is_refused_at_its_field_in_the_callers_language() {
        JsonNode english = admin.post("/customers", body("Bad", Map.of("warranty", "soon", "seats", 0)))
                .expect(422)
                .json()
                .path("fields");
        JsonNode chinese = admin.with("Accept-Language", "zh-CN")
                .post("/customers", body("Bad", Map.of("seats", "many")))
                .expect(422)
                .json()
                .path("fields");

        assertThat(english.valueStream().map(field -> field.path("field").asString()))
                .containsExactlyInAnyOrder("custom.warranty", "custom.seats");
        assertThat(chinese.get(0).path("message").asString()).containsPattern("\\p{IsHan}");
    }

    @Test
    void the_document_and_the_trace_know_them() {
        Api.Answer made = customer("Gamma", Map.of("seats", 7));
        String path = "/customers/" + made.id();
        admin.patch(path, made.version(), Map.of("custom", Map.of("seats", 8))).expect(200);

        JsonNode schemas =
                admin.get("/openapi.json").expect(200).json().path("components").path("schemas");
        JsonNode seats = schemas.path("CustomersNew")
                .path("properties")
                .path("custom")
                .path("properties")
                .path("seats");
        assertThat(seats.path("title").asString()).isEqualTo("Seats");
        assertThat(seats.path("maximum").asInt()).isEqualTo(5000);
        JsonNode change = admin.get(path + "/trace?limit=1")
                .expect(200)
                .json()
                .path("items")
                .get(0)
                .path("changes")
                .get(0);
        assertThat(change.path("field").asString()).isEqualTo("custom.seats");
        assertThat(change.path("from").asString()).isEqualTo("7");
        assertThat(change.path("to").asString()).isEqualTo("8");
    }

    @Test
    void an_import_fills_them_by_their_label_and_an_export_writes_them() {
        String csv = "客户名称,质保到期,Seats\nDelta " + tag + ",2028/1/31,12\nEpsilon " + tag + ",next year,13\n";
        String address = admin.upload(
                        "/customers/import",
                        "fields.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        Map.of("mode", "create"))
                .expect(202)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String job = address.substring(address.indexOf("/imports"));
        JsonNode done = Eventually.get(
                Duration.ofSeconds(60),
                () -> admin.get(job).expect(200).json(),
                state -> List.of("DONE", "FAILED").contains(state.path("state").asString()));

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("failed").asInt()).isEqualTo(1);
        String exported = admin.get("/customers/export?format=csv&q=" + Api.encode("Delta " + tag))
                .expect(200)
                .text();
        assertThat(exported).contains("Warranty end").contains("2028-01-31").contains("12");
    }

    @Test
    void roles_hide_them_and_only_those_who_manage_fields_change_them() {
        String code = "fields-" + tag;
        admin.post(
                        "/roles",
                        Map.of(
                                "name",
                                "Fields " + tag,
                                "code",
                                code,
                                "grants",
                                List.of(Map.of("type", "*", "read", "ALL", "edit", "ALL")),
                                "fieldRules",
                                List.of(Map.of("type", "customers", "field", "custom.seats", "access", "HIDDEN"))))
                .expect(201);
        Api reader = Users.loggedIn(admin, url, "fields" + tag, code);
        Api.Answer made = customer("Zeta", Map.of("seats", 9, "warranty", "2029-01-01"));

        Api.Answer seen = reader.get("/customers/" + made.id()).expect(200);
        assertThat(seen.json().path("custom").has("seats")).isFalse();
        assertThat(seen.json().path("custom").path("warranty").asString()).isEqualTo("2029-01-01");
        reader.get("/customers?custom.seats=9").expect(400);
        reader.patch("/customers/" + made.id(), seen.version(), Map.of("custom", Map.of("seats", 1)))
                .expect(422);
        reader.get("/custom-fields").expect(403);
        reader.post("/custom-fields", Map.of("type", "customers", "name", "x", "kind", "TEXT", "label", "X"))
                .expect(403);
    }

    @Test
    void many_records_are_changed_and_changed_back() {
        String customer = customer("Eta", Map.of("tier", "SILVER")).id();

        String bulk = admin.post(
                        "/customers/bulk",
                        Map.of("ids", List.of(customer), "changes", Map.of("custom", Map.of("tier", "GOLD"))))
                .expect(202)
                .id();
        assertThat(ended(bulk).path("changed").asInt()).isEqualTo(1);
        assertThat(tier(customer)).isEqualTo("GOLD");
        admin.post("/bulk/" + bulk + "/undo").expect(202);
        ended(bulk);

        assertThat(tier(customer)).isEqualTo("SILVER");
    }

    private JsonNode ended(String bulk) {
        return Eventually.get(
                Duration.ofSeconds(30),
                () -> admin.get("/bulk/" + bulk).expect(200).json(),
                job -> !List.of("WAITING", "RUNNING", "UNDOING")
                        .contains(job.get("state").asString()));
    }

    private String tier(String customer) {
        return admin.get("/customers/" + customer)
                .json()
                .path("custom")
                .path("tier")
                .asString();
    }

    @Test
    void a_field_is_changed_archived_restored_and_deleted_with_the_number_it_costs() {
        Api.Answer field = add("contacts", "badge", "TEXT", Map.of("label", label("工牌", "Badge"), "unique", true));
        String path = "/custom-fields/" + field.id();
        String customer = customer("Theta", Map.of()).id();
        Api.Answer contact = admin.post(
                        "/contacts",
                        Map.of("name", "Wu " + tag, "customer", customer, "custom", Map.of("badge", "B-" + tag)))
                .expect(201);

        assertThat(admin.patch(path, field.version() + 5, Map.of("required", true))
                        .status())
                .isEqualTo(412);
        assertThat(admin.patch(path, field.version(), Map.of("kind", "DATE"))
                        .expect(422)
                        .text())
                .contains("custom.fixed");
        Api.Answer changed = admin.patch(
                        path, field.version(), Map.of("required", true, "label", label("工牌号", "Badge number")))
                .expect(200);
        assertThat(admin.post("/contacts", Map.of("name", "Li " + tag, "customer", customer))
                        .expect(422)
                        .text())
                .contains("custom.badge");
        assertThat(admin.delete(path, changed.version()).expect(409).get("code"))
                .isEqualTo("custom.confirm");
        Api.Answer archived = admin.send("POST", path + "/archive", null, ifMatch(changed.version()))
                .expect(200);
        assertThat(admin.get("/contacts/" + contact.id()).json().path("custom").has("badge"))
                .isFalse();
        Api.Answer restored = admin.send("POST", path + "/restore", null, ifMatch(archived.version()))
                .expect(200);
        assertThat(admin.get("/contacts/" + contact.id())
                        .json()
                        .path("custom")
                        .path("badge")
                        .asString())
                .isEqualTo("B-" + tag);
        archived = admin.send("POST", path + "/archive", null, ifMatch(restored.version()))
                .expect(200);
        admin.delete(path + "?confirm=1", archived.version()).expect(204);

        assertThat(admin.get("/contacts/" + contact.id()).json().path("custom").has("badge"))
                .isFalse();
        admin.get(path).expect(404);
        assertThat(admin.get("/audit?type=settings").expect(200).text()).contains("contacts.custom.badge");
    }

    @Test
    void a_formula_computes_at_every_door_and_nobody_writes_its_value() {
        Api.Answer made = customer("Theta", Map.of("seats", 4));
        String path = "/customers/" + made.id();
        Api.Answer field = add(
                "customers",
                "load",
                "DECIMAL",
                Map.of("label", label("负荷", "Load"), "formula", "coalesce(custom.seats, 0) * 1.5"));

        Api.Answer followed = Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get(path).expect(200),
                seen -> seen.json().path("custom").path("load").asDouble() == 6);
        assertThat(followed.version()).isEqualTo(made.version());
        Api.Answer changed = admin.patch(path, made.version(), Map.of("custom", Map.of("seats", 6)))
                .expect(200);
        assertThat(changed.json().path("custom").path("load").asDouble()).isEqualTo(9);
        assertThat(names("/customers?q=" + tag + "&custom.load.gt=8&custom.load.lt=10"))
                .containsExactly("Theta " + tag);
        assertThat(admin.patch(path, changed.version(), Map.of("custom", Map.of("load", 1)))
                        .expect(422)
                        .text())
                .contains("custom.load", "field.read-only");
        assertThat(field.get("formula")).isEqualTo("coalesce(custom.seats, 0) * 1.5");
        assertThat(admin.with("Accept-Language", "zh-CN")
                        .patch(
                                "/custom-fields/" + field.id(),
                                field.version(),
                                Map.of("formula", "custom.seats * now()"))
                        .expect(422)
                        .json()
                        .path("fields")
                        .get(0)
                        .path("message")
                        .asString())
                .contains("now", "16", "筛选");
        JsonNode schemas =
                admin.get("/openapi.json").expect(200).json().path("components").path("schemas");
        String custom = "/properties/custom/properties/load/readOnly";
        assertThat(schemas.path("Customers").at(custom).asBoolean()
                        || schemas.path("CustomersRecord").at(custom).asBoolean())
                .as("%s", schemas.propertyNames())
                .isTrue();
        assertThat(schemas.path("CustomersNew")
                        .path("properties")
                        .path("custom")
                        .toString())
                .doesNotContain("load");
        admin.send("POST", "/custom-fields/" + field.id() + "/archive", null, ifMatch(field.version()))
                .expect(200);
    }

    @Test
    void bad_definitions_say_what_is_wrong() {
        Map<String, Object> none = Map.of("type", "customers");
        assertThat(admin.post("/custom-fields", none).expect(422).text()).contains("\"kind\"");
        Map<String, Object> bad =
                new LinkedHashMap<>(Map.of("type", "customers", "name", "1; drop table", "kind", "TEXT"));
        bad.put("colour", "red");
        assertThat(admin.post("/custom-fields", bad).expect(422).text()).contains("\"colour\"");
        bad.remove("colour");
        assertThat(admin.post("/custom-fields", bad).expect(422).text())
                .contains("custom.name")
                .contains("\"label\"");
        assertThat(admin.post("/custom-fields", Map.of("type", "nothing", "name", "x", "kind", "TEXT", "label", "X"))
                        .status())
                .isEqualTo(404);
        assertThat(admin.post("/custom-fields", Map.of("type", "log-ins", "name", "x", "kind", "TEXT", "label", "X"))
                        .expect(409)
                        .get("code"))
                .isEqualTo("custom.kept-type");
    }

    // ---- helpers

    private Api.Answer add(String type, String name, String kind, Map<String, ?> more) {
        Map<String, Object> field = new LinkedHashMap<>(more);
        field.put("type", type);
        field.put("name", name);
        field.put("kind", kind);
        return admin.post("/custom-fields", field).expect(201);
    }

    private static Map<String, String> label(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static Map<String, Object> option(String zh, String en) {
        return Map.of("label", label(zh, en));
    }

    private Map<String, Object> body(String name, Map<String, ?> custom) {
        return Map.of("name", name + " " + tag, "custom", custom);
    }

    private Api.Answer customer(String name, Map<String, ?> custom) {
        return admin.post("/customers", body(name, custom)).expect(201);
    }

    private List<String> names(String path) {
        List<String> names = new ArrayList<>();
        admin.get(path)
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> names.add(item.path("name").asString()));
        return names;
    }

    private static Map<String, String> ifMatch(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }
}
