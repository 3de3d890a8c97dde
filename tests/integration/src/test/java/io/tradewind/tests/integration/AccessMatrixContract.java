package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Every role of a generated matrix asks every door for every record; a brute-force oracle that knows only owners, teams and scopes
 * says what may come out. Forbidden answers as not found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessMatrixContract {
    private enum Scope {
        NONE,
        OWN,
        TEAM,
        TREE,
        ALL
    }

    private record Role(Scope read, Scope edit, Scope delete, Scope export) {
        String code() {
            return ("m-" + read + "-" + edit + "-" + delete + "-" + export).toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Person(String login, String id, String team, Role role, Api api) {}

    private record Item(String type, String id, String title, String owner, String team) {}

    private static final List<Role> ROLES = List.of(
            new Role(Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE),
            new Role(Scope.OWN, Scope.OWN, Scope.OWN, Scope.OWN),
            new Role(Scope.TEAM, Scope.OWN, Scope.NONE, Scope.OWN),
            new Role(Scope.TREE, Scope.TEAM, Scope.OWN, Scope.TEAM),
            new Role(Scope.ALL, Scope.TREE, Scope.TEAM, Scope.NONE),
            new Role(Scope.ALL, Scope.ALL, Scope.ALL, Scope.ALL));

    private final Map<String, Set<String>> teamsBelow = new HashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    /** Ids of the people and teams with whom an item is shared, and whether they may edit it. */
    private final Map<String, Map<String, Boolean>> shares = new HashMap<>();

    private final String mark = "mx" + Long.toString(System.nanoTime(), 36);
    private Api admin = Api.to("");
    private int checks;

    abstract Tradewind server();

    @BeforeAll
    void peoplesTheMatrix() {
        admin = server().admin();
        String top = Users.team(admin, mark + " top", null);
        String left = Users.team(admin, mark + " left", top);
        String right = Users.team(admin, mark + " right", top);
        String other = Users.team(admin, mark + " other", null);
        teamsBelow.put(top, Set.of(top, left, right));
        teamsBelow.put(left, Set.of(left));
        teamsBelow.put(right, Set.of(right));
        teamsBelow.put(other, Set.of(other));
        for (Role role : ROLES) {
            admin.post("/roles", role(role)).expect(201);
            for (String team : List.of(top, left)) {
                String login = mark + "." + people.size();
                String id = Users.make(admin, login, mark + role.code(), team);
                people.add(
                        new Person(login, id, team, role, Api.to(server().url()).logIn(login, Users.PASSWORD)));
            }
        }
        for (String team : List.of(top, left, right, other)) {
            String owner = Users.make(
                    admin, mark + ".owner" + items.size(), mark + ROLES.get(0).code(), team);
            own(owner, team);
        }
        people.forEach(person -> own(person.id, person.team));
        people.forEach(person -> own(person.id, other));
        people.forEach(person -> share(person.id, "people", items.size() - 2 - 2 * people.indexOf(person)));
        share(left, "teams", 0);
        share(top, "teams", 4);
    }

    /** A customer and a contact to read, the next two to edit; the last ones belong to somebody in no team of the matrix. */
    private void share(String holder, String holders, int first) {
        for (int i = 0; i < 4; i++) {
            Item item = items.get(Math.floorMod(first + i, items.size()));
            boolean edit = i >= 2;
            if (!item.owner.equals(holder)) {
                admin.post(
                                "/" + item.type + "/" + item.id + "/share",
                                Map.of(holders, List.of(holder), "level", edit ? "EDIT" : "READ"))
                        .expect(200);
                shares.computeIfAbsent(item.id, id -> new HashMap<>()).put(holder, edit);
            }
        }
    }

    private Map<String, Object> role(Role role) {
        return Map.of(
                "name",
                mark + role.code(),
                "code",
                mark + role.code(),
                "rights",
                List.of(Map.of("right", "imports.run")),
                "grants",
                List.of(grant("customers", role), grant("contacts", role)));
    }

    private static Map<String, Object> grant(String type, Role role) {
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("type", type);
        grant.put("read", role.read);
        grant.put("create", "NONE");
        grant.put("edit", role.edit);
        grant.put("delete", role.delete);
        grant.put("export", role.export);
        grant.put("actions", "*");
        return grant;
    }

    private void own(String owner, String team) {
        String name = mark + "customer" + items.size();
        String customer = admin.post("/customers", Map.of("name", name, "owner", owner, "team", team))
                .expect(201)
                .id();
        items.add(new Item("customers", customer, name, owner, team));
        String contactName = mark + "contact" + items.size();
        String contact = admin.post(
                        "/contacts", Map.of("name", contactName, "customer", customer, "owner", owner, "team", team))
                .expect(201)
                .id();
        items.add(new Item("contacts", contact, contactName, owner, team));
    }

    private boolean reaches(Scope scope, Person person, Item item) {
        boolean own = item.owner.equals(person.id);
        return switch (scope) {
            case NONE -> false;
            case OWN -> own;
            case TEAM -> own || item.team.equals(person.team);
            case TREE -> own || teamsBelow.getOrDefault(person.team, Set.of()).contains(item.team);
            case ALL -> true;
        };
    }

    /** Shared with the person, their team, or a team above it. */
    private boolean isShared(Person person, Item item, boolean edit) {
        return shares.getOrDefault(item.id, Map.of()).entrySet().stream()
                .filter(share -> share.getValue() || !edit)
                .map(Map.Entry::getKey)
                .anyMatch(holder -> holder.equals(person.id)
                        || teamsBelow.getOrDefault(holder, Set.of()).contains(person.team));
    }

    private boolean reads(Person person, Item item) {
        return reaches(person.role.read, person, item)
                || (person.role.read != Scope.NONE && isShared(person, item, false));
    }

    private boolean edits(Person person, Item item) {
        return reads(person, item)
                && (reaches(person.role.edit, person, item)
                        || (person.role.edit != Scope.NONE && isShared(person, item, true)));
    }

    private boolean exports(Person person, Item item) {
        return reads(person, item)
                && (reaches(person.role.export, person, item)
                        || (person.role.export != Scope.NONE && isShared(person, item, false)));
    }

    @Test
    void lists_searches_filters_and_suggestions_show_exactly_what_may_be_read() {
        for (Person person : people) {
            for (String type : List.of("customers", "contacts")) {
                Set<String> allowed = readable(person, type);
                for (String door : List.of(
                        "?limit=500&sort=name&name.startsWith=" + mark,
                        "?limit=500&sort=-name&q=" + mark,
                        "?limit=500&sort=-createdAt&name.contains=" + mark,
                        "?limit=500&sort=updatedAt,name&name.contains=" + mark.substring(1))) {
                    Answer answer = person.api.get("/" + type + door);
                    if (person.role.read == Scope.NONE) {
                        assertThat(answer.status()).as(person + door).isIn(403, 404);
                    } else {
                        assertThat(ids(answer.expect(200).json()))
                                .as(person + door)
                                .isEqualTo(allowed);
                    }
                    checks += items.size() / 2;
                }
                for (Item item : of(type)) {
                    Answer answer = person.api.get("/" + type + "/suggest?q=" + item.title);
                    boolean shown = answer.status() == 200 && answer.text().contains(item.id);
                    assertThat(shown).as("%s suggest %s", person, item).isEqualTo(allowed.contains(item.id));
                    checks++;
                }
            }
        }
    }

    @Test
    void the_global_search_finds_exactly_what_may_be_read() {
        Eventually.get(Duration.ofSeconds(20), () -> found(admin), found -> found.size() == items.size());
        for (Person person : people) {
            Set<String> allowed = new TreeSet<>(readable(person, "customers"));
            allowed.addAll(readable(person, "contacts"));
            assertThat(found(person.api)).as(person.toString()).isEqualTo(allowed);
            checks += items.size();
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
        for (Person person : people) {
            if (person.role.read != Scope.NONE) {
                JsonNode page = person.api
                        .get("/customers?count=true&limit=1&name.startsWith=" + mark)
                        .expect(200)
                        .json();
                assertThat(page.path("count").asInt())
                        .as(person.toString())
                        .isEqualTo(readable(person, "customers").size());
            }
        }
    }

    @Test
    void reading_tracing_and_acting_answer_not_found_for_what_is_hidden() {
        for (Person person : people) {
            for (Item item : items) {
                boolean visible = reads(person, item);
                String path = "/" + item.type + "/" + item.id;
                assertThat(person.api.get(path).status()).as(person + path).isEqualTo(visible ? 200 : 404);
                for (String door : List.of("/trace", "/shares")) {
                    assertThat(person.api.get(path + door).status())
                            .as(person + path + door)
                            .isEqualTo(visible ? 200 : 404);
                }
                assertThat(person.api
                                .post(path + "/unshare", Map.of("people", List.of("nobody")))
                                .status())
                        .as(person + path + "/unshare")
                        .isEqualTo(edits(person, item) ? 200 : visible ? 403 : 404);
                if (!visible) {
                    assertThat(person.api.post(path + "/restore").status())
                            .as(person + path)
                            .isEqualTo(404);
                    assertThat(person.api
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
        for (Person person : people) {
            for (Item item : items) {
                boolean visible = reads(person, item);
                boolean editable = edits(person, item);
                long version = version(item);
                Answer answer = person.api.patch(
                        "/" + item.type + "/" + item.id, version, Map.of("phone", "+86 571 8823 " + (1000 + checks)));
                assertThat(answer.status())
                        .as("%s changes %s: %s", person, item, answer)
                        .isEqualTo(editable ? 200 : visible ? 403 : 404);
                if (!editable) {
                    assertThat(version(item)).isEqualTo(version);
                }
                checks++;
            }
        }
    }

    @Test
    void removal_reaches_exactly_as_far_as_the_right_to_delete() {
        for (Person person : people) {
            for (Item item : of("contacts")) {
                boolean visible = reads(person, item);
                boolean removable = visible && reaches(person.role.delete, person, item);
                String path = "/" + item.type + "/" + item.id;
                Answer answer = person.api.delete(path, version(item));
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
        for (Person person : people) {
            for (String type : List.of("customers", "contacts")) {
                Answer answer = person.api.get("/" + type + "/export?format=csv&name.startsWith=" + mark);
                if (person.role.export == Scope.NONE || person.role.read == Scope.NONE) {
                    assertThat(answer.status()).as(person.toString()).isIn(403, 404);
                } else {
                    for (Item item : of(type)) {
                        boolean allowed = exports(person, item);
                        assertThat(answer.text().contains(item.title + ",")
                                        || answer.text().contains(item.title + "\n")
                                        || answer.text().contains(item.title + "\r"))
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
        Role contactsOnly = new Role(Scope.ALL, Scope.NONE, Scope.NONE, Scope.ALL);
        admin.post(
                        "/roles",
                        Map.of(
                                "name", mark + "contacts only",
                                "code", mark + "contacts-only",
                                "grants", List.of(grant("contacts", contactsOnly))))
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
        for (Person person : people) {
            if (person.role.read == Scope.NONE) {
                continue;
            }
            for (Item item : of("customers")) {
                Answer answer = person.api.post("/customers/duplicates", Map.of("name", item.title));
                if (answer.status() == 200 && !reads(person, item)) {
                    assertThat(answer.text()).as("%s asks for %s", person, item).doesNotContain(item.id);
                }
                checks++;
            }
        }
    }

    @Test
    void imports_change_nothing_that_may_not_be_edited() {
        for (Person person : people) {
            List<Item> hidden = of("customers").stream()
                    .filter(item -> !edits(person, item))
                    .toList();
            Map<String, Long> before = new HashMap<>();
            StringBuilder file = new StringBuilder("name,remark\n");
            for (Item item : hidden) {
                before.put(item.id, version(item));
                file.append(item.title).append(",taken over\n");
            }
            Answer started = person.api.upload(
                    "/customers/import",
                    "take.csv",
                    file.toString().getBytes(StandardCharsets.UTF_8),
                    Map.of("mode", "update", "matchBy", "name"));
            if (started.status() == 202) {
                String location = started.headers().firstValue("Location").orElseThrow();
                String job = "/imports/" + location.substring(location.lastIndexOf('/') + 1);
                Eventually.get(
                        Duration.ofSeconds(30),
                        () -> person.api.get(job).json().path("state").asString(),
                        state -> Set.of("DONE", "FAILED").contains(state));
            }
            before.forEach(
                    (id, version) -> assertThat(admin.get("/customers/" + id).version())
                            .as("%s imports over %s", person, id)
                            .isEqualTo(version));
            checks += hidden.size();
        }
    }

    @org.junit.jupiter.api.AfterAll
    void wasThorough() {
        assertThat(checks).as("cases of the matrix").isGreaterThan(2_000);
    }

    private long version(Item item) {
        return admin.get("/" + item.type + "/" + item.id).expect(200).version();
    }

    private List<Item> of(String type) {
        return items.stream().filter(item -> item.type.equals(type)).toList();
    }

    private Set<String> readable(Person person, String type) {
        Set<String> ids = new TreeSet<>();
        of(type).stream().filter(item -> reads(person, item)).forEach(item -> ids.add(item.id));
        return ids;
    }

    private static Set<String> ids(JsonNode page) {
        Set<String> ids = new TreeSet<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
