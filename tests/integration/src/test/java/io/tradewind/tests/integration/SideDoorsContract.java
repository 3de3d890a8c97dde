package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Tradewind;
import io.tradewind.tests.integration.Matrix.Item;
import io.tradewind.tests.integration.Matrix.Person;
import io.tradewind.tests.integration.Matrix.Scope;
import tools.jackson.databind.JsonNode;

/**
 * The doors beside the record itself: what hangs on it, what is told of it, sums, bulk changes, look-up; and a field that a role or a
 * pool hides, at every one of them. The {@link Matrix} says what may come out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SideDoorsContract {
    private static final byte[] FILE = "%PDF-1.7 secret".getBytes(StandardCharsets.UTF_8);

    /** Fewer than anybody may do in a minute. */
    private static final int LOOK_UPS = 10;

    private final Map<String, String> files = new HashMap<>();
    private Matrix matrix;
    private Api admin;
    private String mark;
    private List<Item> customers;
    private int checks;

    abstract Tradewind server();

    @BeforeAll
    void hangsAFileOnEveryCustomer() {
        matrix = Matrix.of(server());
        admin = matrix.admin();
        mark = matrix.mark();
        customers = matrix.of("customers");
        for (Item item : customers) {
            files.put(
                    item.id(),
                    admin.upload(path(item) + "/files", "secret.pdf", FILE, Map.of())
                            .expect(201)
                            .id());
        }
    }

    private static String path(Item item) {
        return "/" + item.type() + "/" + item.id();
    }

    private List<Person> readers() {
        return matrix.people().stream()
                .filter(person -> person.role().read() != Scope.NONE)
                .toList();
    }

    @Test
    void what_hangs_on_a_record_is_not_found_by_those_who_do_not_see_the_record() {
        String now = Instant.now().toString();
        for (Person person : matrix.people()) {
            for (Item item : customers) {
                String file = "/files/" + files.get(item.id());
                for (String door : List.of(
                        path(item) + "/files",
                        path(item) + "/comments",
                        path(item) + "/overview",
                        path(item) + "/feed",
                        path(item) + "?asOf=" + now,
                        file,
                        file + "/content")) {
                    boolean seen =
                            door.startsWith("/files") ? matrix.readsWhole(person, item) : matrix.reads(person, item);
                    expect(seen, person, item, person.api().get(door), door);
                }
                for (String own : List.of("/me/recent", "/me/favorites")) {
                    expect(
                            matrix.reads(person, item),
                            person,
                            item,
                            person.api().send("PUT", own + path(item), null, Map.of()),
                            own);
                }
                expect(
                        matrix.readsWhole(person, item),
                        person,
                        item,
                        person.api().post(path(item) + "/follow"),
                        "follow");
            }
        }
        for (Person person : matrix.people()) {
            String favorites = person.api().get("/me/favorites").expect(200).text();
            String followed = person.api().get("/follows").expect(200).text();
            for (Item item : customers) {
                assertThat(favorites.contains(item.id()))
                        .as("%s among favorites of %s", item, person)
                        .isEqualTo(matrix.reads(person, item));
                assertThat(followed.contains(item.id()))
                        .as("%s followed by %s", item, person)
                        .isEqualTo(matrix.readsWhole(person, item));
            }
        }
    }

    private void expect(boolean seen, Person person, Item item, Answer answer, String door) {
        checks++;
        assertThat(answer.status() < 300)
                .as("%s: %s at %s: %s", person, item, door, answer.status())
                .isEqualTo(seen);
        if (!matrix.reads(person, item)) {
            assertThat(answer.status()).as("%s: %s at %s", person, item, door).isEqualTo(404);
            assertThat(answer.text()).doesNotContain(item.title(), item.secret());
        }
    }

    @Test
    void a_hidden_field_comes_out_of_no_door() {
        String now = Instant.now().toString();
        for (Person person : matrix.people()) {
            for (Item item : customers) {
                boolean open = matrix.readsSecret(person, item);
                assertThat(person.api().get(path(item)).text().contains(item.secret()))
                        .as("%s reads the address of %s", person, item)
                        .isEqualTo(open);
                assertThat(person.api().get(path(item) + "?asOf=" + now).text().contains(item.secret()))
                        .as("%s reads the former address of %s", person, item)
                        .isEqualTo(open);
                checks += 2;
                if (!open) {
                    for (String door : List.of("/trace", "/feed?limit=100", "/overview")) {
                        assertThat(person.api().get(path(item) + door).text())
                                .as("%s: %s at %s", person, item, door)
                                .doesNotContain(item.secret());
                        checks++;
                    }
                }
            }
        }
    }

    @Test
    void a_hidden_field_can_be_neither_found_nor_filtered_nor_exported() {
        Eventually.get(
                Duration.ofSeconds(20),
                () -> ids(admin, "/search?limit=50&types=customers&q=" + mark),
                found -> found.size() == customers.size());
        for (Person person : readers()) {
            Set<String> open = customers.stream()
                    .filter(item -> matrix.readsSecret(person, item))
                    .map(Item::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            Answer filtered = person.api().get("/customers?limit=500&address.contains=" + mark);
            if (person.role().hides()) {
                assertThat(filtered.status()).as(person.toString()).isBetween(400, 422);
            } else {
                assertThat(ids(filtered)).as("%s filters", person).isEqualTo(open);
            }
            String listed = person.api()
                    .get("/customers?limit=500&name.startsWith=" + mark)
                    .expect(200)
                    .text();
            String exported = person.api()
                    .get("/customers/export?format=csv&name.startsWith=" + mark)
                    .text();
            for (Item item : customers) {
                boolean reads = open.contains(item.id());
                Set<String> found = ids(person.api(), "/search?limit=5&types=customers&q=" + item.secret());
                assertThat(found).as("%s finds %s", person, item).isSubsetOf(open);
                Set<String> searched = ids(person.api(), "/customers?limit=5&q=" + item.secret());
                assertThat(searched).as("%s lists %s", person, item).isSubsetOf(open);
                assertThat(listed.contains(item.secret()))
                        .as("%s lists %s", person, item)
                        .isEqualTo(reads);
                assertThat(exported.contains(item.secret()))
                        .as("%s exports %s", person, item)
                        .isEqualTo(reads && matrix.exports(person, item));
                checks += 5;
            }
        }
    }

    @Test
    void sums_are_those_of_what_may_be_read() {
        for (Person person : readers()) {
            JsonNode summary = person.api()
                    .get("/customers/summary?by=owner&name.startsWith=" + mark)
                    .expect(200)
                    .json();
            assertThat(summary.path("count").asInt())
                    .as(person.toString())
                    .isEqualTo(matrix.readable(person, "customers").size());
            checks += customers.size();
        }
    }

    @Test
    void people_are_told_only_of_what_they_may_read() {
        String all =
                matrix.people().stream().map(person -> "@" + person.login()).collect(Collectors.joining(" "));
        for (Item item : customers) {
            admin.post(path(item) + "/comments", Map.of("text", all)).expect(201);
        }
        for (Person person : matrix.people()) {
            Eventually.get(Duration.ofSeconds(30), () -> mentions(person), told -> told >= whole(person));
        }
        for (Person person : matrix.people()) {
            assertThat(mentions(person)).as(person.toString()).isEqualTo(whole(person));
            checks += customers.size();
        }
    }

    private int whole(Person person) {
        return (int) customers.stream()
                .filter(item -> matrix.readsWhole(person, item))
                .count();
    }

    /** Mentions on several records are told together, with their number. */
    private static int mentions(Person person) {
        int times = 0;
        for (JsonNode told :
                person.api().get("/notifications?limit=200").expect(200).json().path("items")) {
            times += told.path("kind").asString().equals("mentioned")
                    ? told.path("times").asInt()
                    : 0;
        }
        return times;
    }

    @Test
    void bulk_changes_reach_no_further_than_single_ones_and_name_nothing_hidden() {
        List<String> ids = customers.stream().map(Item::id).toList();
        for (Person person : readers()) {
            Answer started = person.api()
                    .post("/customers/bulk", Map.of("ids", ids, "changes", Map.of("employees", 7), "dryRun", true));
            assertThat(started.status()).as("%s: %s", person, started).isIn(202, 403);
            if (started.status() == 403) {
                assertThat(customers).as(person.toString()).noneMatch(item -> matrix.edits(person, item));
                continue;
            }
            String job = "/bulk/" + started.id();
            JsonNode ended = Eventually.get(
                    Duration.ofSeconds(30),
                    () -> person.api().get(job).json(),
                    read -> read.path("state").asString().equals("DONE"));
            assertThat(ended.path("changed").asInt())
                    .as("%s: %s", person, ended)
                    .isEqualTo((int) customers.stream()
                            .filter(item -> matrix.edits(person, item))
                            .count());
            String refused = person.api().get(job + "/refusals?limit=500").text();
            for (Item item : customers) {
                if (!matrix.reads(person, item)) {
                    assertThat(refused).as("%s: %s", person, item).doesNotContain("\"" + item.title() + "\"");
                }
                checks++;
            }
        }
    }

    @Test
    void the_look_up_knows_every_customer_and_opens_none() {
        for (Person person : readers()) {
            for (Item item : last(LOOK_UPS)) {
                JsonNode known = person.api()
                        .get("/customers/look-up?name=" + item.title())
                        .expect(200)
                        .json();
                JsonNode exact = known.path("items").get(0);
                assertThat(exact.path("exact").asBoolean())
                        .as("%s looks up %s", person, item)
                        .isTrue();
                assertThat(exact.path("id").asString("").equals(item.id()))
                        .as("%s looks up %s: %s", person, item, known)
                        .isEqualTo(matrix.reads(person, item));
                for (Item hidden : customers) {
                    if (!matrix.reads(person, hidden)) {
                        assertThat(known.toString())
                                .as("%s looks up %s", person, item)
                                .doesNotContain(hidden.id());
                    }
                    checks++;
                }
            }
        }
    }

    /** Of those in the pool, too. */
    private List<Item> last(int some) {
        return customers.subList(customers.size() - some, customers.size());
    }

    @Test
    void merging_is_planned_only_over_what_may_be_read() {
        for (Person person : matrix.people()) {
            for (Item item : customers) {
                for (Item other : List.of(customers.getFirst(), customers.getLast())) {
                    Answer plan = person.api().get(path(item) + "/merge?other=" + other.id());
                    if (!matrix.reads(person, item) || !matrix.reads(person, other)) {
                        assertThat(plan.status())
                                .as("%s: %s and %s", person, item, other)
                                .isIn(403, 404);
                        assertThat(plan.text()).doesNotContain(item.secret()).doesNotContain(other.secret());
                    }
                    checks++;
                }
            }
        }
    }

    @Test
    void the_trace_of_the_whole_company_is_for_those_who_may_read_it() {
        for (Person person : matrix.people()) {
            assertThat(person.api().get("/audit").status())
                    .as(person.toString())
                    .isIn(403, 404);
            checks++;
        }
    }

    private static Set<String> ids(Api api, String path) {
        return ids(api.get(path));
    }

    private static Set<String> ids(Answer answer) {
        JsonNode json = answer.expect(200).json();
        Set<String> ids = new TreeSet<>();
        json.path("items").forEach(item -> ids.add(item.path("id").asString()));
        json.path("groups")
                .forEach(group -> group.path("items")
                        .forEach(item -> ids.add(item.path("id").asString())));
        return ids;
    }

    @AfterAll
    void wasThorough() {
        assertThat(checks).as("cases").isGreaterThan(5_000);
    }
}
