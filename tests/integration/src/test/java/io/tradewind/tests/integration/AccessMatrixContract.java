package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Tradewind;
import io.tradewind.tests.integration.Matrix.Item;
import io.tradewind.tests.integration.Matrix.Person;
import io.tradewind.tests.integration.Matrix.Role;
import io.tradewind.tests.integration.Matrix.Scope;
import tools.jackson.databind.JsonNode;

/**
 * Every role of a generated {@link Matrix} asks every door for every record; its oracle says what may come out. Forbidden answers as
 * not found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessMatrixContract {
    private Matrix matrix;
    private Api admin;
    private String mark;
    private int checks;

    abstract Tradewind server();

    @BeforeAll
    void findsTheMatrix() {
        matrix = Matrix.of(server());
        admin = matrix.admin();
        mark = matrix.mark();
    }

    @Test
    void lists_searches_filters_and_suggestions_show_exactly_what_may_be_read() {
        for (Person person : matrix.people()) {
            for (String type : List.of("customers", "contacts")) {
                Set<String> allowed = matrix.readable(person, type);
                for (String door : List.of(
                        "?limit=500&sort=name&name.startsWith=" + mark,
                        "?limit=500&sort=-name&q=" + mark,
                        "?limit=500&sort=-createdAt&name.contains=" + mark,
                        "?limit=500&sort=updatedAt,name&name.contains=" + mark.substring(1))) {
                    Answer answer = person.api().get("/" + type + door);
                    if (person.role().read() == Scope.NONE) {
                        assertThat(answer.status()).as(person + door).isIn(403, 404);
                    } else {
                        assertThat(ids(answer.expect(200).json()))
                                .as(person + door)
                                .isEqualTo(allowed);
                    }
                    checks += matrix.items().size() / 2;
                }
                for (Item item : matrix.of(type)) {
                    Answer answer = person.api().get("/" + type + "/suggest?q=" + item.title());
                    boolean shown = answer.status() == 200 && answer.text().contains(item.id());
                    assertThat(shown).as("%s suggest %s", person, item).isEqualTo(allowed.contains(item.id()));
                    checks++;
                }
            }
        }
    }

    @Test
    void the_global_search_finds_exactly_what_may_be_read() {
        Eventually.get(
                Duration.ofSeconds(20),
                () -> found(admin),
                found -> found.size() == matrix.items().size());
        for (Person person : matrix.people()) {
            Set<String> allowed = new TreeSet<>(matrix.readable(person, "customers"));
            allowed.addAll(matrix.readable(person, "contacts"));
            assertThat(found(person.api())).as(person.toString()).isEqualTo(allowed);
            checks += matrix.items().size();
        }
    }

    private Set<String> found(Api api) {
        Set<String> found = new TreeSet<>();
        JsonNode answer = api.get("/search?limit=50&types=customers,contacts&q=" + mark)
                .expect(200)
                .json();
        answer.path("groups")
                .forEach(group -> group.path("items")
                        .forEach(item -> found.add(item.path("id").asString())));
        return found;
    }

    @Test
    void counts_do_not_betray_what_is_hidden() {
        for (Person person : matrix.people()) {
            if (person.role().read() != Scope.NONE) {
                JsonNode page = person.api()
                        .get("/customers?count=true&limit=1&name.startsWith=" + mark)
                        .expect(200)
                        .json();
                assertThat(page.path("count").asInt())
                        .as(person.toString())
                        .isEqualTo(matrix.readable(person, "customers").size());
            }
        }
    }

    @Test
    void reading_tracing_and_acting_answer_not_found_for_what_is_hidden() {
        for (Person person : matrix.people()) {
            for (Item item : matrix.items()) {
                boolean visible = matrix.reads(person, item);
                String path = "/" + item.type() + "/" + item.id();
                assertThat(person.api().get(path).status()).as(person + path).isEqualTo(visible ? 200 : 404);
                for (String door : List.of("/trace", "/shares")) {
                    assertThat(person.api().get(path + door).status())
                            .as(person + path + door)
                            .isEqualTo(visible ? 200 : 404);
                }
                assertThat(person.api()
                                .post(path + "/unshare", Map.of("people", List.of("nobody")))
                                .status())
                        .as(person + path + "/unshare")
                        .isEqualTo(matrix.edits(person, item) ? 200 : visible ? 403 : 404);
                if (!visible) {
                    assertThat(person.api().post(path + "/restore").status())
                            .as(person + path)
                            .isEqualTo(404);
                    assertThat(person.api()
                                    .post(path + "/lock", Map.of("reason", "x"))
                                    .status())
                            .as(person + path)
                            .isEqualTo(404);
                }
                checks += 6;
            }
        }
    }

    @Test
    void changes_reach_exactly_as_far_as_the_right_to_edit() {
        for (Person person : matrix.people()) {
            for (Item item : matrix.items()) {
                boolean visible = matrix.reads(person, item);
                boolean editable = matrix.edits(person, item);
                String phone = "+86 571 8823 " + (1000 + checks);
                Answer answer = lastSeen(
                        item,
                        version -> person.api()
                                .patch("/" + item.type() + "/" + item.id(), version, Map.of("phone", phone)));
                assertThat(answer.status())
                        .as("%s changes %s: %s", person, item, answer)
                        .isEqualTo(editable ? 200 : visible ? 403 : 404);
                if (!editable) {
                    assertThat(read(item).get("phone")).isNotEqualTo(phone);
                }
                checks++;
            }
        }
    }

    /** Grades and dates of recycling are renewed by the clock, between any two requests. */
    private Answer lastSeen(Item item, LongFunction<Answer> request) {
        Answer answer = request.apply(read(item).version());
        return answer.status() == 412 ? request.apply(read(item).version()) : answer;
    }

    private Answer read(Item item) {
        return admin.get("/" + item.type() + "/" + item.id()).expect(200);
    }

    @Test
    void removal_reaches_exactly_as_far_as_the_right_to_delete() {
        for (Person person : matrix.people()) {
            for (Item item : matrix.of("contacts")) {
                boolean visible = matrix.reads(person, item);
                boolean removable = visible && matrix.reaches(person.role().delete(), person, item);
                String path = "/" + item.type() + "/" + item.id();
                Answer answer = lastSeen(item, version -> person.api().delete(path, version));
                if (removable) {
                    assertThat(answer.status())
                            .as("%s removes %s", person, item)
                            .isIn(200, 204);
                    admin.post(path + "/restore").expect(200);
                } else {
                    assertThat(answer.status())
                            .as("%s removes %s", person, item)
                            .isEqualTo(visible ? 403 : 404);
                }
                checks++;
            }
        }
    }

    @Test
    void exports_hold_exactly_what_may_be_exported() {
        for (Person person : matrix.people()) {
            for (String type : List.of("customers", "contacts")) {
                Answer answer = person.api().get("/" + type + "/export?format=csv&name.startsWith=" + mark);
                if (person.role().export() == Scope.NONE || person.role().read() == Scope.NONE) {
                    assertThat(answer.status()).as(person.toString()).isIn(403, 404);
                } else {
                    for (Item item : matrix.of(type)) {
                        boolean allowed = matrix.exports(person, item);
                        assertThat(answer.text().contains(item.title() + ",")
                                        || answer.text().contains(item.title() + "\n")
                                        || answer.text().contains(item.title() + "\r"))
                                .as("%s exports %s", person, item)
                                .isEqualTo(allowed);
                        checks++;
                    }
                }
            }
        }
    }

    @Test
    void references_name_nothing_that_is_hidden() {
        Role contactsOnly = new Role(Scope.ALL, Scope.NONE, Scope.NONE, Scope.ALL, false);
        admin.post(
                        "/roles",
                        Map.of(
                                "name", mark + "contacts only",
                                "code", mark + "contacts-only",
                                "grants", List.of(Matrix.grant("contacts", contactsOnly))))
                .expect(201);
        Api reader = Users.loggedIn(admin, server().url(), mark + ".reader", mark + "contacts-only");

        String list = reader.get("/contacts?limit=500&name.startsWith=" + mark)
                .expect(200)
                .text();
        String export = reader.get("/contacts/export?format=csv&name.startsWith=" + mark)
                .expect(200)
                .text();

        assertThat(list).contains(mark + "contact").doesNotContain(mark + "customer");
        assertThat(export).contains(mark + "contact").doesNotContain(mark + "customer");
    }

    @Test
    void duplicates_of_hidden_records_are_masked() {
        for (Person person : matrix.people()) {
            if (person.role().read() == Scope.NONE) {
                continue;
            }
            for (Item item : matrix.of("customers")) {
                Answer answer = person.api().post("/customers/duplicates", Map.of("name", item.title()));
                if (answer.status() == 200 && !matrix.reads(person, item)) {
                    assertThat(answer.text()).as("%s asks for %s", person, item).doesNotContain(item.id());
                }
                checks++;
            }
        }
    }

    @Test
    void imports_change_nothing_that_may_not_be_edited() {
        for (Person person : matrix.people()) {
            List<Item> hidden = matrix.of("customers").stream()
                    .filter(item -> !matrix.edits(person, item))
                    .toList();
            StringBuilder file = new StringBuilder("name,remark\n");
            hidden.forEach(item -> file.append(item.title()).append(",taken over\n"));
            Answer started = person.api()
                    .upload(
                            "/customers/import",
                            "take.csv",
                            file.toString().getBytes(StandardCharsets.UTF_8),
                            Map.of("mode", "update", "matchBy", "name"));
            if (started.status() == 202) {
                String location = started.headers().firstValue("Location").orElseThrow();
                String job = "/imports/" + location.substring(location.lastIndexOf('/') + 1);
                Eventually.get(
                        Duration.ofSeconds(30),
                        () -> person.api().get(job).json().path("state").asString(),
                        state -> Set.of("DONE", "FAILED").contains(state));
            }
            hidden.forEach(item -> assertThat(read(item).get("remark"))
                    .as("%s imports over %s", person, item)
                    .isNotEqualTo("taken over"));
            checks += hidden.size();
        }
    }

    @AfterAll
    void wasThorough() {
        assertThat(checks).as("cases of the matrix").isGreaterThan(5_000);
    }

    private static Set<String> ids(JsonNode page) {
        Set<String> ids = new TreeSet<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
