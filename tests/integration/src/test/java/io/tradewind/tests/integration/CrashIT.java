package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** Power loss at random moments: what was acknowledged is there, nothing is half-written, and it starts again. */
class CrashIT {
    private static final int KILLS = Integer.getInteger("tradewind.test.kills", 5);
    private static final long SEED = Long.getLong("tradewind.test.seed", 20261123L);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothing_acknowledged_is_lost_when_the_server_is_killed_while_it_writes(boolean postgresql) throws Exception {
        Random random = new Random(SEED);
        Path data = Servers.folder("crash");
        String database = postgresql ? Servers.cluster().database("crash") : null;
        ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();

        for (int kill = 0; kill < KILLS; kill++) {
            Tradewind server =
                    Tradewind.on(data).option("--empty").database(database).start();
            Api admin = server.admin();
            assertThatAllAreThere(admin, acknowledged);
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String name = "Kill " + kill + " writer " + writer + " ";
                writers.add(Thread.ofVirtual().start(() -> writeUntilItFails(admin, name, acknowledged, stop)));
            }
            Thread.sleep(300 + random.nextInt(1500));
            server.kill();
            stop.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }

        try (Tradewind server =
                Tradewind.on(data).option("--empty").database(database).start()) {
            Api admin = server.admin();
            assertThat(acknowledged).hasSizeGreaterThan(KILLS * 8);
            assertThatAllAreThere(admin, acknowledged);
            assertThatNumbersAreUnique(admin);
        }
    }

    @Test
    void a_kill_during_the_very_first_start_does_not_block_the_next() throws Exception {
        Random random = new Random(SEED);
        Path data = Servers.folder("first-start");
        for (int kill = 0; kill < 4; kill++) {
            Tradewind server = Tradewind.on(data).launch();
            Thread.sleep(1500 + random.nextInt(4000));
            server.kill();
        }

        try (Tradewind server = Tradewind.on(data).start()) {
            Api admin = server.admin();
            Eventually.get(
                    java.time.Duration.ofSeconds(60),
                    () -> admin.get("/customers?count=true&limit=1")
                            .expect(200)
                            .json()
                            .path("count")
                            .asLong(),
                    count -> count >= 290);
            assertThatNumbersAreUnique(admin);
        }
    }

    private static void writeUntilItFails(
            Api admin, String name, ConcurrentLinkedQueue<String> acknowledged, AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            try {
                Api.Answer answer = admin.post("/customers", Map.of("name", name + i, "phone", "+86 571 8823 6600"));
                if (answer.status() == 201) {
                    acknowledged.add(answer.id());
                }
            } catch (RuntimeException killed) {
                return;
            }
        }
    }

    private static void assertThatAllAreThere(Api admin, ConcurrentLinkedQueue<String> acknowledged) {
        List<String> missing = acknowledged.parallelStream()
                .filter(id -> admin.get("/customers/" + id).status() != 200)
                .toList();
        assertThat(missing).as("acknowledged, then lost").isEmpty();
    }

    private static void assertThatNumbersAreUnique(Api admin) {
        List<String> numbers = new ArrayList<>();
        String after = "";
        do {
            var page = admin.get("/customers?limit=500&sort=number&fields=number" + after)
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> numbers.add(item.path("number").asString()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + Api.encode(page.path("next").asString());
        } while (!after.isEmpty());
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
