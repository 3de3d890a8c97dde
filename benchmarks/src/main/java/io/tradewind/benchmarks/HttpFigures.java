package io.tradewind.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.ServerFigures;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Measures the product over HTTP as one keep-alive client, on the embedded database and on PostgreSQL: CPU milliseconds of the whole
 * server side per operation, and the median wall time. Prints a Markdown table.
 *
 * <p>Arguments: {@code derby|postgresql} and the numbers of customers, for example {@code postgresql 10000 100000}. With
 * {@code -Dport=18100} the server has this port and the next one.
 */
public final class HttpFigures {
    private final Api admin;
    private final Meter meter;
    private final List<String> ids = new ArrayList<>();
    private final Random random = new Random(7);
    private double importCpu;

    private HttpFigures(Tradewind server, boolean postgresql) {
        admin = server.admin();
        meter = new Meter(server.jvm().pid(), postgresql);
    }

    public static void main(String[] arguments) throws Exception {
        boolean postgresql = arguments[0].equals("postgresql");
        StringBuilder report = new StringBuilder();
        for (int rows :
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()) {
            report.append(run(postgresql, rows));
        }
        System.out.println(report);
    }

    private static String run(boolean postgresql, int rows) throws Exception {
        Path data = Files.createTempDirectory("tradewind-figures");
        try (PostgreSql cluster = postgresql ? PostgreSql.start() : null) {
            Tradewind.Setup setup = Tradewind.on(data)
                    .option("--empty")
                    .environment("TRADEWIND_HEAP", "512m")
                    .port(Integer.getInteger("port", 0))
                    .database(cluster == null ? null : cluster.database("figures"));
            Instant begin = Instant.now();
            try (Tradewind server = setup.start()) {
                double cold = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
                double startCpu = ServerFigures.cpuMillis(server.jvm().pid()) / 1000;
                long idle = ServerFigures.residentMegabytes(server.jvm().pid());
                HttpFigures figures = new HttpFigures(server, postgresql);
                double imported = figures.bringIn(rows);
                StringBuilder report = new StringBuilder();
                report.append(String.format(
                        Locale.ROOT,
                        "%n### %s, %,d customers%n%ncold start %.1f s (%.1f s CPU) · idle %d MB · import %.1f s (%.1f s CPU, heap 512 MB)%n%n%s",
                        postgresql ? "PostgreSQL" : "Derby",
                        rows,
                        cold,
                        startCpu,
                        idle,
                        imported,
                        figures.importCpu,
                        Meter.HEAD));
                figures.measureAll(report);
                report.append(String.format(
                        Locale.ROOT,
                        "%nafter the runs: %d MB%n",
                        ServerFigures.residentMegabytes(server.jvm().pid())));
                return report.toString();
            }
        }
    }

    private double bringIn(int rows) throws IOException {
        Instant begin = Instant.now();
        double cpu = meter.cpu();
        CustomerFile.importInto(admin, rows);
        importCpu = (meter.cpu() - cpu) / 1_000;
        return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    }

    private void measureAll(StringBuilder report) throws IOException {
        String cursor = "";
        for (int page = 0; page < 100; page++) {
            JsonNode answer = admin.get("/customers?sort=name&limit=500&fields=name" + cursor)
                    .expect(200)
                    .json();
            answer.path("items").forEach(item -> ids.add(item.path("id").asString()));
            if (answer.path("next").isNull()) {
                break;
            }
            cursor = "&after=" + Api.encode(answer.path("next").asString());
        }
        String deep = cursor;
        measure(report, "read a customer by id", i -> admin.get("/customers/" + anyId()));
        measure(report, "first page of 50 by name", i -> admin.get("/customers?sort=name&limit=50"));
        measure(report, "page of 50 by name, deep, by key", i -> admin.get("/customers?sort=name&limit=50" + deep));
        measure(
                report,
                "substring search on the name",
                i -> admin.get("/customers?sort=name&limit=50&name.contains="
                        + Api.encode(Integer.toString(random.nextInt(ids.size()), 36) + " ")));
        measure(report, "create customer + contact", i -> {
            String customer = admin.post(
                            "/customers", Map.of("name", "Created " + i + " " + random.nextLong(), "level", "B"))
                    .expect(201)
                    .id();
            return admin.post("/contacts", Map.of("customer", customer, "name", "Contact " + i));
        });
        measure(report, "change one field", i -> {
            Api.Answer read = admin.get("/customers/" + anyId());
            return admin.patch("/customers/" + read.id(), read.version(), Map.of("employees", random.nextInt(10_000)));
        });
    }

    private void measure(StringBuilder report, String name, IntFunction<Api.Answer> operation) throws IOException {
        report.append(meter.measure(name, operation));
    }

    private String anyId() {
        return ids.get(random.nextInt(ids.size()));
    }
}
