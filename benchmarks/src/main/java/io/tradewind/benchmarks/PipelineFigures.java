package io.tradewind.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Measures opportunities over HTTP: those of one stage and owner by close date, the pipeline report, a move. Arguments as those of
 * {@link HttpFigures}, counting opportunities: {@code postgresql 10000 100000}.
 */
public final class PipelineFigures {
    private static final int PEOPLE = 20;

    private final Random random = new Random(7);
    private final Api admin;
    private final Meter meter;
    private final List<String> people = new ArrayList<>();
    private final Map<String, String> stages = new LinkedHashMap<>();

    private PipelineFigures(Tradewind server, boolean postgresql) {
        admin = server.admin();
        meter = new Meter(server.jvm().pid(), postgresql);
    }

    public static void main(String[] arguments) throws Exception {
        boolean postgresql = arguments[0].equals("postgresql");
        for (int rows :
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()) {
            Path data = Files.createTempDirectory("tradewind-pipeline");
            try (PostgreSql cluster = postgresql ? PostgreSql.start() : null;
                    Tradewind server = Tradewind.on(data)
                            .option("--empty")
                            .environment("TRADEWIND_HEAP", "512m")
                            .database(cluster == null ? null : cluster.database("pipeline"))
                            .start()) {
                System.out.println(new PipelineFigures(server, postgresql).report(arguments[0], rows));
            }
        }
    }

    private String report(String database, int rows) throws IOException {
        hire();
        admin.get("/pipeline-stages?type=OPEN&sort=place")
                .expect(200)
                .json()
                .path("items")
                .forEach(stage -> stages.put(
                        stage.path("name").asString(), stage.path("id").asString()));
        Instant begin = Instant.now();
        CustomerFile.importInto(admin, "opportunities", file(rows), rows);
        double imported = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        awaitCount(rows);
        return String.format(
                        Locale.ROOT,
                        "%n### %s, %,d opportunities (import %.1f s)%n%n%s",
                        database,
                        rows,
                        imported,
                        Meter.HEAD)
                + meter.measure(
                        "opportunities by stage + owner, by close date",
                        i -> admin.get("/opportunities?stage=" + any(stages.values()) + "&owner=" + any(people)
                                + "&sort=expectedClose&limit=50"))
                + meter.measure("pipeline by stage", i -> admin.get("/reports/pipeline"))
                + meter.measure("move to another stage (read + move)", i -> move());
    }

    private void hire() {
        for (int i = 0; i < PEOPLE; i++) {
            people.add(admin.post("/users", Map.of("login", "seller" + i, "name", "Seller " + i, "language", "EN"))
                    .expect(201)
                    .id());
        }
    }

    private byte[] file(int rows) {
        StringBuilder text = new StringBuilder("name,stage,amount,currency,expectedClose,owner\n");
        LocalDate day = LocalDate.now();
        for (int row = 0; row < rows; row++) {
            text.append("Deal ")
                    .append(row)
                    .append(',')
                    .append(any(stages.keySet()))
                    .append(',')
                    .append(1_000 + random.nextInt(90_000))
                    .append(",CNY,")
                    .append(day.plusDays(random.nextInt(360)))
                    .append(",Seller ")
                    .append(random.nextInt(PEOPLE))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The report follows by events; it is right before it is measured. */
    private void awaitCount(int rows) {
        while (true) {
            JsonNode report = admin.get("/reports/pipeline").expect(200).json();
            if (report.path("count").asInt() == rows) {
                return;
            }
            CustomerFile.pause();
        }
    }

    private Api.Answer move() {
        String from = any(stages.values());
        JsonNode deal = admin.get("/opportunities?stage=" + from + "&owner=" + any(people) + "&limit=1")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        String to = any(
                stages.values().stream().filter(stage -> !stage.equals(from)).toList());
        return admin.post("/opportunities/" + deal.path("id").asString() + "/move", Map.of("stage", to));
    }

    private String any(Iterable<String> choices) {
        List<String> all = new ArrayList<>();
        choices.forEach(all::add);
        return all.get(random.nextInt(all.size()));
    }
}
