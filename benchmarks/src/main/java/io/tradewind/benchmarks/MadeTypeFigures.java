package io.tradewind.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.CustomerFile;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.ServerFigures;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Compares the sorted list of a type made in the browser with that of a coded one, at the same number of rows on PostgreSQL: server CPU
 * and median wall time of a page of 50 names, asked in turns so that both meet the same neighbours. Argument: the number of rows.
 */
public final class MadeTypeFigures {
    private static final int WARM_UP = 1_500;
    private static final int ROUNDS = 40;
    private static final int IN_A_ROW = 25;
    private static final int ROWS_A_FILE = 50_000;

    private MadeTypeFigures() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        Path data = Files.createTempDirectory("tradewind-made");
        try (PostgreSql cluster = PostgreSql.start();
                Tradewind server = Tradewind.on(data)
                        .option("--empty")
                        .port(Integer.getInteger("port", 0))
                        .database(cluster.database("made"))
                        .start()) {
            Api admin = server.admin();
            make(admin);
            CustomerFile.importInto(admin, rows);
            for (int from = 0; from < rows; from += ROWS_A_FILE) {
                bringIn(admin, from, Math.min(rows, from + ROWS_A_FILE));
            }
            Figures coded = new Figures(admin, server.jvm().pid(), "/customers");
            Figures made = new Figures(admin, server.jvm().pid(), "/devices");
            for (int round = 0; round < ROUNDS; round++) {
                coded.measure();
                made.measure();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d rows | CPU ms | p50 ms%ncoded, first page | %s%nmade, first page | %s%ncoded, deep page | %s%nmade, deep page | %s%n",
                    rows,
                    coded.first,
                    made.first,
                    coded.deep,
                    made.deep);
        }
    }

    private static void make(Api admin) {
        Map<String, Object> design = Map.of(
                "name", "devices",
                "title", "Devices",
                "titleField", "name",
                "fields",
                        List.of(
                                field("name", "TEXT"),
                                field("serial", "TEXT"),
                                field("maker", "TEXT"),
                                field("price", "DECIMAL"),
                                field("bought", "DATE"),
                                field("pieces", "INTEGER"),
                                field("mail", "EMAIL"),
                                field("note", "LONG_TEXT")));
        long version = admin.post("/record-types", design).expect(201).version();
        admin.send("POST", "/record-types/devices/publish", null, Map.of("If-Match", "\"" + version + "\""))
                .expect(200);
    }

    private static Map<String, Object> field(String name, String kind) {
        return Map.of("name", name, "kind", kind, "label", name, "listed", true);
    }

    private static void bringIn(Api admin, int from, int to) {
        StringBuilder file = new StringBuilder("name,serial,maker,price,bought,pieces\n");
        for (int i = from; i < to; i++) {
            file.append(Integer.toString(i * 7919 % 1_000_003, 36))
                    .append(" Device ")
                    .append(i)
                    .append(",S-")
                    .append(i)
                    .append(",Maker ")
                    .append(i % 100)
                    .append(",12.5,2026-01-01,3\n");
        }
        CustomerFile.importInto(admin, "devices", file.toString().getBytes(StandardCharsets.UTF_8), to - from);
    }

    /** Readings of one type. */
    private static final class Figures {
        private final Api admin;
        private final long pid;
        private final String page;
        private final String cursor;
        private final Reading first = new Reading();
        private final Reading deep = new Reading();

        Figures(Api admin, long pid, String type) {
            this.admin = admin;
            this.pid = pid;
            page = type + "?sort=name&limit=50&fields=name";
            String after = "";
            for (int i = 0; i < 60; i++) {
                JsonNode next = admin.get(type + "?sort=name&limit=500&fields=name" + after)
                        .expect(200)
                        .json()
                        .path("next");
                after = next.isNull() ? after : "&after=" + Api.encode(next.asString());
            }
            cursor = after;
            for (int i = 0; i < WARM_UP; i++) {
                ask(i % 2 == 0 ? page : page + cursor);
            }
        }

        private double ask(String path) {
            while (true) {
                long begin = System.nanoTime();
                int status = admin.get(path).status();
                if (status == 200) {
                    return (System.nanoTime() - begin) / 1e6;
                }
                if (status != 429) {
                    throw new IllegalStateException(path + ": " + status);
                }
                CustomerFile.pause();
            }
        }

        void measure() throws java.io.IOException {
            measure(first, page);
            measure(deep, page + cursor);
        }

        private void measure(Reading reading, String path) throws java.io.IOException {
            double before = cpu();
            for (int i = 0; i < IN_A_ROW; i++) {
                reading.wall.add(ask(path));
            }
            reading.cpu += cpu() - before;
        }

        private double cpu() throws java.io.IOException {
            return ServerFigures.cpuMillis(pid) + ServerFigures.cpuMillisOf("postgres");
        }
    }

    /** One line of the report. */
    private static final class Reading {
        private final List<Double> wall = new ArrayList<>();
        private double cpu;

        @Override
        public String toString() {
            List<Double> sorted = wall.stream().sorted().toList();
            return String.format(Locale.ROOT, "%.2f | %.2f", cpu / wall.size(), sorted.get(sorted.size() / 2));
        }
    }
}
