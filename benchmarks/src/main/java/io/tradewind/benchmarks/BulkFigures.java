package io.tradewind.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Changes one field of many customers in one go on PostgreSQL, undoes it, and cancels it half-way, while somebody else asks for lists: how
 * long each takes, what the other one waits, and whether each change is in the trace once. Argument: the number of customers.
 */
public final class BulkFigures {
    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "CANCELLED", "UNDONE");
    private static final String LIST = "/customers?sort=name&limit=50";

    private final Api admin;
    private final PostgreSql cluster;
    private final int rows;

    private BulkFigures(Api admin, PostgreSql cluster, int rows) {
        this.admin = admin;
        this.cluster = cluster;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("tradewind-bulk");
        try (PostgreSql cluster = PostgreSql.start();
                Tradewind server = Tradewind.on(data)
                        .option("--empty")
                        .port(Integer.getInteger("port", 0))
                        .database(cluster.database("bulk"))
                        .start()) {
            int rows = Integer.parseInt(arguments[0]);
            CustomerFile.importInto(server.admin(), rows);
            new BulkFigures(server.admin(), cluster, rows).measure();
        }
    }

    private void measure() throws InterruptedException {
        long before = traced();
        String done = begin("First remark");
        watch("change", "/bulk/" + done, -1);
        long changed = admin.get("/bulk/" + done).json().path("changed").asLong();
        same("changed", changed, rows);
        same("traced once each", traced() - before, rows);
        admin.post("/bulk/" + done + "/undo").expect(202);
        watch("undo", "/bulk/" + done, -1);
        same("traced once each, undone", traced() - before, 2L * rows);
        same("left after the undo", remarks(), 0);
        String cancelled = begin("Second remark");
        watch("cancelled", "/bulk/" + cancelled, rows / 5);
        JsonNode half = admin.get("/bulk/" + cancelled).json();
        same("kept when cancelled", remarks(), half.path("changed").asLong());
        System.out.printf("cancelled after %,d of %,d%n", half.path("changed").asLong(), rows);
        admin.post("/bulk/" + cancelled + "/undo").expect(202);
        watch("undo of the half", "/bulk/" + cancelled, -1);
        same("left after that undo", remarks(), 0);
    }

    private String begin(String remark) {
        return admin.post("/customers/bulk", Map.of("filter", Map.of(), "changes", Map.of("remark", remark)))
                .expect(202)
                .json()
                .path("id")
                .asString();
    }

    /** @param cancelAfter cancels once so many are done; negative: never */
    private void watch(String name, String job, int cancelAfter) throws InterruptedException {
        long begin = System.nanoTime();
        List<Double> waits = new ArrayList<>();
        Set<Long> progress = new java.util.TreeSet<>();
        boolean cancelled = cancelAfter < 0;
        JsonNode state;
        do {
            long asked = System.nanoTime();
            admin.get(LIST).expect(200);
            waits.add((System.nanoTime() - asked) / 1e6);
            state = admin.get(job).expect(200).json();
            progress.add(state.path("done").asLong());
            if (!cancelled && state.path("done").asLong() >= cancelAfter) {
                admin.post(job + "/cancel").expect(202);
                cancelled = true;
            }
            Thread.sleep(50);
        } while (!ENDS.contains(state.path("state").asString()));
        waits.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%s: %s in %.1f s, %d steps of progress seen; lists meanwhile p50 %.0f, p95 %.0f ms%n",
                name,
                state.path("state").asString(),
                (System.nanoTime() - begin) / 1e9,
                progress.size(),
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 95 / 100));
    }

    private long traced() {
        return count("core.audit_entry where type = 'customers' and changes like '%\"remark\"%'");
    }

    private long remarks() {
        return count("customer.customers where remark is not null");
    }

    private long count(String rows) {
        return Long.parseLong(
                cluster.query("bulk", "select count(*) from " + rows).strip());
    }

    private static void same(String what, long found, long wanted) {
        System.out.printf("%s: %,d%n", what, found);
        if (found != wanted) {
            throw new IllegalStateException(what + ": " + found + ", not " + wanted);
        }
    }
}
