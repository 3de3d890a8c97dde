package io.tradewind.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.ServerFigures;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Measures the global search over HTTP as one keep-alive client: p50 and p95 of questions by an administrator, who may see all, and
 * by somebody who sees their own records only; how soon saves are found; and how long the index takes to come back when its files are
 * deleted under it. Prints Markdown.
 *
 * <p>Arguments: {@code derby|postgresql} and the number of customers. With {@code -Dport=18100} the server has this port and the next
 * one.
 */
public final class SearchFigures {
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 20;
    private static final int SAVES = 1_000;
    private static final String PASSWORD = "Correct-Horse-26";

    private static final List<String> QUESTIONS = List.of(
            "bj",
            "beijing",
            "北京",
            "京云",
            "北京云帆",
            "beijing yunfan",
            "kjyxgs",
            "有限公司",
            "北京有限公司",
            "north",
            "a",
            "8000",
            "571 8012",
            "info@c77",
            "xyzzy");

    private final Tradewind server;
    private final Api admin;
    private final StringBuilder report = new StringBuilder();

    private SearchFigures(Tradewind server) {
        this.server = server;
        this.admin = server.admin();
    }

    public static void main(String[] arguments) throws Exception {
        boolean postgresql = arguments[0].equals("postgresql");
        int rows = Integer.parseInt(arguments[1]);
        Path data = Files.createTempDirectory("tradewind-figures");
        try (PostgreSql cluster = postgresql ? PostgreSql.start() : null;
                Tradewind server = Tradewind.on(data)
                        .option("--empty")
                        .environment("TRADEWIND_HEAP", "512m")
                        .port(Integer.getInteger("port", 0))
                        .database(cluster == null ? null : cluster.database("figures"))
                        .start()) {
            SearchFigures figures = new SearchFigures(server);
            figures.say("%n### Search, %s, %,d customers%n%n", arguments[0], rows);
            figures.run(rows);
            System.out.println(figures.report);
        }
    }

    private void run(int rows) throws IOException {
        say("memory idle: %d MB%n", ServerFigures.residentMegabytes(server.jvm().pid()));
        long begin = System.nanoTime();
        bringIn(rows);
        say("import: %.1f s; ", seconds(begin));
        long imported = System.nanoTime();
        awaitFound("info@c" + (rows - 1) + ".example");
        say("its last row was found %.1f s later%n", seconds(imported));
        Api seller = seller();
        say("%n| question | all: p50 ms | p95 ms | own: p50 ms | p95 ms |%n|---|---|---|---|---|%n");
        List<Double> all = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (String question : QUESTIONS) {
            List<Double> one = times(admin, question);
            List<Double> other = times(seller, question);
            say("| %s | %s | %s |%n", question, percentiles(one), percentiles(other));
            all.addAll(one);
            own.addAll(other);
        }
        say("| **all together** | %s | %s |%n%n", percentiles(all), percentiles(own));
        save();
        rebuild(rows);
        say(
                "index: %d MB on disk; memory after the runs: %d MB%n",
                size() / 1_000_000, ServerFigures.residentMegabytes(server.jvm().pid()));
    }

    private void bringIn(int rows) {
        String location = admin.upload(
                        "/customers/import", "customers.csv", CustomerFile.of(rows), Map.of("mode", "create"))
                .expect(202)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode seen;
        do {
            pause();
            seen = admin.get("/imports/" + location.substring(location.lastIndexOf('/') + 1))
                    .expect(200)
                    .json();
        } while (!Set.of("DONE", "FAILED").contains(seen.path("state").asString()));
        if (seen.path("created").asLong() != rows) {
            throw new IllegalStateException(seen.toString());
        }
    }

    /** Somebody who sees their own records only, of whom there are a few. */
    private Api seller() {
        String role = admin.post(
                        "/roles",
                        Map.of(
                                "name",
                                "Own only",
                                "code",
                                "own-only",
                                "grants",
                                List.of(grant("customers"), grant("contacts"))))
                .expect(201)
                .id();
        Map<String, @Nullable Object> user = new HashMap<>();
        user.put("name", "Seller");
        user.put("login", "seller");
        user.put("roles", List.of(Map.of("role", role)));
        String id = admin.post("/users", user).expect(201).id();
        admin.post("/users/" + id + "/setPassword", Map.of("password", PASSWORD))
                .expect(200);
        Api seller = Api.to(server.url()).logIn("seller", PASSWORD);
        for (int i = 0; i < 30; i++) {
            seller.post("/customers", Map.of("name", "北京云帆有限公司 Northwind " + i)).expect(201);
        }
        return seller;
    }

    private static Map<String, Object> grant(String type) {
        return Map.of("type", type, "read", "OWN", "create", "OWN", "edit", "OWN", "delete", "NONE", "export", "NONE");
    }

    private static List<Double> times(Api asker, String question) {
        String path = "/search?limit=5&q=" + Api.encode(question);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long begin = System.nanoTime();
            asker.get(path).expect(200);
            if (i >= WARM_UP) {
                times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return times;
    }

    private static String percentiles(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.1f | %.1f", sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100));
    }

    private void save() {
        for (int i = 0; i < SAVES; i++) {
            admin.post("/customers", Map.of("name", "Saved S" + (100_000 + i))).expect(201);
        }
        long saved = System.nanoTime();
        awaitFound("s" + (100_000 + SAVES - 1));
        say("the last of %,d saves was found after %.2f s%n", SAVES, seconds(saved));
    }

    private void rebuild(int rows) throws IOException {
        double cpu = ServerFigures.cpuMillis(server.jvm().pid());
        long begin = System.nanoTime();
        try (Stream<Path> files = Files.walk(index())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        await(false);
        await(true);
        awaitFound("info@c" + (rows - 1) + ".example");
        say(
                "deleted under the running server, the index was whole again after %.1f s (%.1f s CPU)%n",
                seconds(begin), (ServerFigures.cpuMillis(server.jvm().pid()) - cpu) / 1_000);
    }

    private Path index() {
        return server.data().resolve("search");
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(index())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void await(boolean complete) {
        while (admin.get("/search?q=xyzzy").expect(200).json().path("complete").asBoolean() != complete) {
            pause();
        }
    }

    private void awaitFound(String words) {
        JsonNode groups;
        do {
            pause();
            groups = admin.get("/search?types=customers&q=" + Api.encode(words))
                    .expect(200)
                    .json()
                    .path("groups");
        } while (groups.isEmpty());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }

    private void say(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        report.append(text);
        System.out.print(text);
    }
}
