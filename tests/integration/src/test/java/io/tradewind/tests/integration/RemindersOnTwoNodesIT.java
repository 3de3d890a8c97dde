package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Tradewind;

/** Two servers on one PostgreSQL database, power loss while one of them tells owners of their plans, and both again: each is told once. */
class RemindersOnTwoNodesIT {
    private static final String DATABASE = "reminders";
    private static final int OWNERS = 3;
    /** More than are told in one transaction. */
    private static final int DUE = 252;

    private static final int OVERDUE = 48;
    private static final Duration SOON = Duration.ofSeconds(40);

    private final PostgreSql cluster = Servers.cluster();
    private final String database = cluster.database(DATABASE);

    private Tradewind.Setup node(String name) {
        return Tradewind.on(Servers.folder("reminders-" + name))
                .database(database)
                .option("--empty");
    }

    @Test
    void power_loss_while_owners_are_told_loses_no_reminder_and_repeats_none() throws Exception {
        Tradewind.Setup first = node("one");
        Tradewind.Setup second = node("other");
        Tradewind one = first.start();
        Tradewind other = null;
        Thread hand = Thread.ofVirtual().unstarted(this::holdTheLastOfTheDue);
        try {
            plan(one.admin());
            hand.start();
            Eventually.get(SOON, () -> waiting("pg_sleep"), count -> count > 0);
            other = second.start();

            Eventually.get(SOON, () -> held("plan_reminders"), count -> count > 0);
            one.kill();
            other.kill();
            long told = told();
            assertThat(told).as("some were told, others not").isBetween(1L, DUE + OVERDUE - 1L);
            assertThat(notified()).as("no reminder without its notification").isEqualTo(told);
        } finally {
            release();
            hand.join();
            one.close();
            if (other != null) {
                other.close();
            }
        }

        long looks = looks();
        one = first.launch();
        try (Tradewind again = second.launch()) {
            one.awaitReady();
            again.awaitReady();
            // each of the two looks for what is overdue, due, and put off
            Eventually.get(SOON, this::looks, count -> count >= looks + 6);
            Eventually.get(SOON, this::told, count -> count == DUE + OVERDUE);
            assertThatEachWasToldOnce();
            assertThatTheyReadIt(again);
        } finally {
            one.close();
        }
    }

    // ---- before

    private void plan(Api admin) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < OWNERS; i++) {
            String owner = Users.make(admin, "planner" + i, "sales-representative", null);
            String customer = admin.post("/customers", Map.of("name", "Planned " + i, "owner", owner))
                    .expect(201)
                    .id();
            plan(admin, customer, owner, OVERDUE / OWNERS, now.minus(Duration.ofHours(5)));
            plan(admin, customer, owner, DUE / OWNERS, now.plus(Duration.ofMinutes(5)));
        }
    }

    private static void plan(Api admin, String customer, String owner, int count, Instant dueAt) {
        List<Map<String, Object>> plans = IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of(
                        "record",
                        "customers/" + customer,
                        "goal",
                        "Call " + i,
                        "way",
                        "CALL",
                        "owner",
                        owner,
                        "dueAt",
                        dueAt.plusSeconds(i).toString()))
                .toList();
        admin.post("/plans/batch", Map.of("create", plans)).expect(201);
    }

    // ---- what stops a node half-way: a row that somebody else holds

    private void holdTheLastOfTheDue() {
        try {
            query("begin; insert into followup.plan_reminders select id, due_at, 'DUE', now() from followup.plans"
                    + " where due_at > now() at time zone 'UTC' order by id desc limit 1;"
                    + " select pg_sleep(55); rollback");
        } catch (IllegalStateException released) {
            assertThat(released).hasMessageContaining("terminating connection");
        }
    }

    private void release() {
        query("select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%'"
                + " and pid <> pg_backend_pid()");
    }

    private long waiting(String words) {
        return number("select count(*) from pg_stat_activity where pid <> pg_backend_pid() and wait_event = 'PgSleep'"
                + " and query like '%" + words + "%'");
    }

    private long held(String table) {
        return number("select count(*) from pg_stat_activity where pid <> pg_backend_pid() and wait_event_type = 'Lock'"
                + " and query ilike '%" + table + "%'");
    }

    // ---- what the database says

    private String query(String sql) {
        return cluster.query(DATABASE, sql);
    }

    private long number(String sql) {
        return Long.parseLong(query(sql).strip());
    }

    private long told() {
        return number("select count(*) from followup.plan_reminders");
    }

    private long notified() {
        return number("select coalesce(sum(times), 0) from core.notification where kind like 'plans.%'");
    }

    private long looks() {
        return number("select coalesce(sum(taken), 0) from core.turns where name = 'followup.reminders'");
    }

    private void assertThatEachWasToldOnce() {
        assertThat(lines("select count(*) || ' ' || count(distinct plan_id) from followup.plan_reminders"))
                .containsExactly(DUE + OVERDUE + " " + (DUE + OVERDUE));
        assertThat(lines("select kind || ' ' || sum(times) from core.notification where kind like 'plans.%'"
                        + " group by receiver_id, kind order by kind"))
                .containsExactlyElementsOf(Stream.of("plans.due " + DUE / OWNERS, "plans.overdue " + OVERDUE / OWNERS)
                        .flatMap(line -> IntStream.range(0, OWNERS).mapToObj(i -> line))
                        .toList());
    }

    private List<String> lines(String sql) {
        return query(sql).lines().toList();
    }

    private static void assertThatTheyReadIt(Tradewind server) {
        Api owner = Api.to(server.url()).logIn("planner0", Users.PASSWORD);
        assertThat(owner.get("/notifications").expect(200).json().path("items"))
                .extracting(one ->
                        one.path("kind").asString() + " " + one.path("times").asInt())
                .filteredOn(line -> line.startsWith("plans."))
                .containsExactlyInAnyOrder("plans.due " + DUE / OWNERS, "plans.overdue " + OVERDUE / OWNERS);
    }
}
