package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** Two servers on one PostgreSQL database: what one does holds on the other, and what both could do is done once. */
class TwoNodesIT {
    private static final String MARK = "nodes" + Long.toString(System.nanoTime(), 36);
    private static final String DATABASE = "nodes";
    private static final int CLAIMERS = 8;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static PostgreSql cluster;
    private static Tradewind one;
    private static Tradewind other;
    private static Api admin;
    private static String pool;
    private static List<String> idle;
    private static String idlers;

    @BeforeAll
    static void starts() {
        cluster = Servers.cluster();
        one = start("one", cluster.database(DATABASE));
        admin = one.admin();
        idlers = Users.make(admin, MARK + ".idle", "sales-representative", null);
        pool = pool(Map.of("claimsPerDay", 3, "rules", List.of(Map.of("basis", "FOLLOW_UP", "days", 5))), idlers);
        idle = customers(admin, "idle", 30, idlers);
        cluster.query(
                DATABASE,
                "update customer.customers set owned_since = now() - interval '200 days' where name like '" + MARK
                        + " idle%'");
        cluster.query(DATABASE, "update customer.recycle_runs set ran_at = 0");
        other = start("other", "postgresql://tradewind:tradewind@127.0.0.1:" + cluster.port() + "/" + DATABASE);
    }

    private static Tradewind start(String name, String database) {
        return Tradewind.on(Servers.folder("node-" + name))
                .database(database)
                .option("--empty")
                .start();
    }

    @AfterAll
    static void stop() {
        List.of(one, other).forEach(Tradewind::close);
    }

    private static String pool(Map<String, Object> rules, String... members) {
        var values = new java.util.HashMap<>(rules);
        values.put("name", MARK + " pool " + members.length);
        values.put("active", true);
        values.put(
                "members",
                IntStream.range(0, members.length)
                        .mapToObj(i -> Map.of("user", members[i]))
                        .toList());
        return admin.post("/pools", values).expect(201).id();
    }

    private static List<String> customers(Api api, String word, int count, String owner) {
        List<Map<String, Object>> some = IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("name", MARK + " " + word + " " + i, "owner", owner))
                .toList();
        return api.post("/customers/batch", Map.of("create", some))
                .expect(201)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static List<String> pooled(String word, int count, String into) {
        List<String> ids = customers(admin, word, count, admin.get("/me").get("id"));
        ids.forEach(id -> admin.post("/customers/" + id + "/release", Map.of("pool", into, "reason", "test"))
                .expect(200));
        return ids;
    }

    /** Even ones ask one server, odd ones the other, all at the same moment. */
    private static List<Integer> together(List<Callable<Integer>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Callable<Integer> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static String node(int number) {
        return (number % 2 == 0 ? one : other).url();
    }

    @Test
    void nobody_claims_more_than_the_pool_allows_by_asking_both() throws Exception {
        String login = MARK + ".greedy";
        String seller = Users.make(admin, login, "sales-representative", null);
        String open = pool(Map.of("claimsPerDay", 3), seller, idlers);
        List<String> ids = pooled("greed", CLAIMERS, open);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < CLAIMERS; i++) {
            Api api = Api.to(node(i)).logIn(login, Users.PASSWORD);
            String claim = "/customers/" + ids.get(i) + "/claim";
            tasks.add(() -> api.post(claim, Map.of()).status());
        }

        List<Integer> answers = together(tasks);

        assertThat(answers).filteredOn(status -> status == 200).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(CLAIMERS - 3);
        assertThat(admin.get("/customers?count=true&limit=1&owner=" + seller)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void of_many_who_claim_one_customer_at_both_one_gets_it() throws Exception {
        String[] sellers = new String[CLAIMERS];
        for (int i = 0; i < CLAIMERS; i++) {
            sellers[i] = Users.make(admin, MARK + ".claim" + i, "sales-representative", null);
        }
        String open = pool(Map.of(), sellers);
        String id = pooled("wanted", 1, open).getFirst();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < CLAIMERS; i++) {
            Api api = Api.to(node(i)).logIn(MARK + ".claim" + i, Users.PASSWORD);
            tasks.add(() -> api.post("/customers/" + id + "/claim", Map.of()).status());
        }

        List<Integer> answers = together(tasks);

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(status -> status != 200)
                .allMatch(status -> List.of(404, 409).contains(status));
        assertThat(moves(id, "CLAIMED")).isEqualTo(1);
    }

    @Test
    void what_nobody_looks_after_falls_once_though_both_look() {
        Eventually.get(Duration.ofSeconds(150), () -> owned(idle), left -> left == 0);

        for (String id : idle) {
            assertThat(moves(id, "RECYCLED")).as(id).isEqualTo(1);
            assertThat(admin.get("/customers/" + id)
                            .json()
                            .path("pool")
                            .path("id")
                            .asString())
                    .isEqualTo(pool);
        }
    }

    private static int owned(List<String> ids) {
        JsonNode items = admin.get("/customers?limit=500&state=OWNED&name.startsWith=" + Api.encode(MARK + " idle"))
                .json()
                .path("items");
        assertThat(items.size()).isLessThanOrEqualTo(ids.size());
        return items.size();
    }

    private static int moves(String customer, String kind) {
        return admin.get("/ownership-moves?limit=50&customer=" + customer + "&kind=" + kind)
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    @Test
    void rights_taken_away_at_one_are_gone_at_the_other() {
        String login = MARK + ".leaver";
        String id = Users.make(admin, login, "sales-representative", null);
        Api there = Api.to(other.url()).logIn(login, Users.PASSWORD);
        there.get("/customers?limit=1").expect(200);

        admin.patch("/users/" + id, admin.get("/users/" + id).version(), Map.of("roles", List.of()))
                .expect(200);

        Eventually.get(
                SOON,
                () -> there.get("/customers?limit=1").status(),
                status -> List.of(401, 403, 404).contains(status));
    }

    @Test
    void what_is_written_at_one_is_read_found_and_offered_at_the_other() {
        Api there = other.admin();
        String name = MARK + " 北京远航";
        String id = admin.post("/customers", Map.of("name", name)).expect(201).id();

        assertThat(there.get("/customers/" + id).expect(200).get("name")).isEqualTo(name);
        Eventually.get(
                SOON,
                () -> there.get("/search?types=customers&q=" + Api.encode(MARK + " beijing"))
                        .text(),
                text -> text.contains(id));
        long version = there.get("/customers/" + id).version();
        there.patch("/customers/" + id, version, Map.of("employees", 7)).expect(200);
        admin.patch("/customers/" + id, version, Map.of("employees", 8)).expect(412);
        assertThat(admin.get("/customers/" + id).get("employees")).isEqualTo("7");
    }
}
