package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.tradewind.tests.harness.Api;
import tools.jackson.databind.JsonNode;

/** The form and page of contacts, arranged over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageLayoutsIT {
    private static final String CONTACTS = "/layouts/contacts";
    private static final String FORMS = "/layouts/web-forms";

    private Api admin;

    @BeforeEach
    void open() {
        admin = Servers.onDerby().admin();
    }

    /** Other test classes share the server. */
    @AfterEach
    void reset() {
        List.of(CONTACTS, FORMS)
                .forEach(layout -> admin.delete(
                                layout, admin.get(layout).expect(200).version())
                        .expect(204));
    }

    @Test
    void a_layout_is_drafted_tried_published_and_taken_back() {
        Api.Answer delivered = admin.get(CONTACTS).expect(200);
        assertThat(delivered.version()).isZero();
        assertThat(delivered.json().path("published").isNull()).isTrue();
        assertThat(delivered.json().path("draft")).isEqualTo(delivered.json().path("delivered"));

        Api.Answer kept = put(0, layout(), 200);
        assertThat(kept.json().path("changed").asBoolean()).isTrue();
        JsonNode tried =
                admin.get(CONTACTS + "/trial?role=viewer").expect(200).json().path("groups");
        assertThat(tried.get(0).path("key").asString()).isEqualTo("person");
        assertThat(tried.get(0).path("fields").get(0).path("hidden").asBoolean())
                .isTrue();

        Api.Answer published = admin.send("POST", CONTACTS + "/publish", null, ifMatch(kept.version()))
                .expect(200);
        assertThat(published.json().path("published")).isEqualTo(kept.json().path("draft"));
        assertThat(published.json().path("changed").asBoolean()).isFalse();

        admin.delete(CONTACTS, kept.version()).expect(412);
        admin.delete(CONTACTS, published.version()).expect(204);
        assertThat(admin.get(CONTACTS).expect(200).json().path("draft"))
                .isEqualTo(delivered.json().path("draft"));
        JsonNode trace = admin.get("/audit?type=settings&record=layouts&limit=2")
                .expect(200)
                .json()
                .path("items");
        assertThat(trace.get(1).path("changes").toString()).contains("Key people");
    }

    @Test
    void the_document_does_not_ask_for_what_a_rule_may_hide() {
        assertThat(required("WebFormsNew")).contains("source");

        Api.Answer kept =
                admin.send("PUT", FORMS, rule("source", "campaign"), ifMatch(0)).expect(200);
        admin.send("POST", FORMS + "/publish", null, ifMatch(kept.version())).expect(200);

        assertThat(required("WebFormsNew")).contains("key").doesNotContain("source");
    }

    private List<String> required(String schema) {
        return admin.get("/openapi.json")
                .expect(200)
                .json()
                .path("components")
                .path("schemas")
                .path(schema)
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, Object> rule(String shown, String field) {
        return Map.of(
                "groups", List.of(), "rules", List.of(Map.of("shown", shown, "field", field, "condition", "FILLED")));
    }

    @Test
    void what_no_record_can_be_without_is_hidden_by_no_rule() {
        JsonNode problem =
                put(0, rule("customer", "phone"), 422).json().path("fields").get(0);

        assertThat(problem.path("field").asString()).isEqualTo("rules[0].shown");
        assertThat(problem.path("code").asString()).isEqualTo("layout.needed");
    }

    @Test
    void what_is_wrong_is_told_at_its_part_in_the_callers_language() {
        Map<String, Object> hidden = Map.of(
                "groups",
                List.of(Map.of(
                        "key",
                        "main",
                        "fields",
                        List.of(Map.of("field", "name", "hidden", true), Map.of("field", 1)))));
        JsonNode shape = put(0, hidden, 422).json().path("fields").get(0);
        assertThat(shape.path("field").asString()).isEqualTo("groups[0].fields[1].field");

        Map<String, Object> title = Map.of(
                "groups", List.of(Map.of("key", "main", "fields", List.of(Map.of("field", "name", "hidden", true)))));
        JsonNode english = put(0, title, 422).json().path("fields").get(0);
        JsonNode chinese = admin.with("Accept-Language", "zh-CN")
                .send("PUT", CONTACTS, title, ifMatch(0))
                .expect(422)
                .json()
                .path("fields")
                .get(0);

        assertThat(english.path("field").asString()).isEqualTo("groups[0].fields[0].hidden");
        assertThat(english.path("message").asString()).isEqualTo("The title is always shown.");
        assertThat(chinese.path("message").asString()).containsPattern("\\p{IsHan}");
    }

    @Test
    void only_who_may_add_fields_arranges_them() {
        Api seller = Users.loggedIn(admin, Servers.onDerby().url(), "layouts.seller", "sales-manager");

        seller.get("/layouts").expect(403);
        seller.get(CONTACTS).expect(403);
        seller.send("PUT", CONTACTS, layout(), ifMatch(0)).expect(403);
        admin.send("PUT", CONTACTS, layout(), Map.of()).expect(428);
        admin.get("/layouts/nothings").expect(404);
        assertThat(admin.get("/layouts").expect(200).json().path("items").valueStream())
                .extracting(item -> item.path("type").asString())
                .contains("contacts", "customers")
                .doesNotContain("log-ins");
    }

    private static Map<String, Object> layout() {
        return Map.of(
                "groups",
                List.of(Map.of(
                        "key",
                        "person",
                        "label",
                        Map.of("zh", "关键联系人", "en", "Key people"),
                        "folded",
                        true,
                        "fields",
                        List.of(Map.of("field", "phone", "hidden", true), Map.of("field", "name", "wide", true)))));
    }

    private Api.Answer put(long version, Map<String, Object> layout, int status) {
        return admin.send("PUT", CONTACTS, layout, ifMatch(version)).expect(status);
    }

    private static Map<String, String> ifMatch(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }
}
