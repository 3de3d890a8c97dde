package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** A stage comes, changes and goes while everybody works on. */
class HotDeployIT {
    private static final int UPDATES = 30;

    private static Tradewind server;
    private static Api admin;
    private static String customer = "";

    @BeforeAll
    static void starts() {
        server = Tradewind.on(Servers.folder("hot-deploy")).option("--empty").start();
        admin = server.admin();
        customer =
                admin.post("/customers", Map.of("name", "Visited")).expect(201).id();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    void thirty_updates_serve_the_new_code_each_time_fail_nobody_else_and_leave_no_old_class_loader() throws Exception {
        PartnerBundle.drop(server, "V0-");
        awaitPrefix("V0-");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong answered = new AtomicLong();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        List<Thread> users = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
            users.add(Thread.ofVirtual().start(() -> work(stop, answered, failures)));
        }

        List<Long> latencies = new ArrayList<>();
        for (int update = 1; update <= UPDATES; update++) {
            String prefix = "V" + update + "-";
            Instant begin = Instant.now();
            PartnerBundle.drop(server, prefix);
            awaitPrefix(prefix);
            latencies.add(Duration.between(begin, Instant.now()).toMillis());
        }
        stop.set(true);
        for (Thread user : users) {
            user.join();
        }

        assertThat(failures).isEmpty();
        assertThat(answered.get()).isGreaterThan(UPDATES * 10L);
        List<Long> sorted = latencies.stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2))
                .as("median of %s ms, under load", sorted)
                .isLessThan(2_000);
        assertThatOneClassLoaderIsLeft();
    }

    @Test
    void a_stage_that_went_is_told_apart_from_one_that_never_was_and_its_data_is_there_when_it_returns() {
        PartnerBundle.drop(server, "A-");
        awaitPrefix("A-");
        String visit = admin.post(
                        "/" + PartnerBundle.TYPE,
                        Map.of("customer", customer, "topic", "stays", "visitedOn", "2026-11-20"))
                .expect(201)
                .id();

        PartnerBundle.takeAway(server);
        Eventually.get(
                Duration.ofSeconds(10),
                () -> admin.get("/" + PartnerBundle.TYPE).status(),
                status -> status == 503);
        assertThat(admin.get("/never-was").status()).isEqualTo(404);
        assertThat(admin.get("/customers?limit=1").status()).isEqualTo(200);
        assertThat(admin.get("").text()).doesNotContain("/" + PartnerBundle.TYPE);

        PartnerBundle.drop(server, "B-");
        awaitPrefix("B-");
        assertThat(admin.get("/" + PartnerBundle.TYPE + "/" + visit).get("topic"))
                .isEqualTo("stays");
    }

    private static void work(AtomicBoolean stop, AtomicLong answered, ConcurrentLinkedQueue<String> failures) {
        for (int i = 0; !stop.get(); i++) {
            Api.Answer answer = i % 5 == 0
                    ? admin.post(
                            "/customers",
                            Map.of(
                                    "name",
                                    "While updating " + Thread.currentThread().threadId() + " " + i))
                    : admin.get(i % 2 == 0 ? "/customers?limit=20&sort=name" : "/contacts?limit=20");
            if (answer.status() >= 400) {
                failures.add(answer.toString());
            }
            answered.incrementAndGet();
        }
    }

    /** Creates records until one gets a number with the prefix: proof that the new code ran. */
    private static void awaitPrefix(String prefix) {
        Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.post(
                        "/" + PartnerBundle.TYPE,
                        Map.of("customer", customer, "topic", "probe", "visitedOn", "2026-11-20")),
                answer -> answer.status() == 201 && answer.get("number").startsWith(prefix));
    }

    private static void assertThatOneClassLoaderIsLeft() throws Exception {
        Path jcmd = Path.of(server.jvm().info().command().orElseThrow()).resolveSibling("jcmd");
        String pid = Long.toString(server.jvm().pid());
        Thread.sleep(2_000);
        long loaded = 0;
        List<String> classes = PartnerBundle.classes();
        for (int attempt = 0; attempt < 10; attempt++) {
            output(jcmd.toString(), pid, "GC.run");
            String hierarchy = output(jcmd.toString(), pid, "VM.class_hierarchy");
            loaded = hierarchy
                    .lines()
                    .filter(line -> classes.stream().anyMatch(name -> line.contains(name + "/")))
                    .count();
            if (loaded <= classes.size()) {
                break;
            }
            Thread.sleep(1_000);
        }
        assertThat(loaded)
                .as("loaded classes of the stage after %s updates", UPDATES)
                .isBetween(1L, (long) classes.size());
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
