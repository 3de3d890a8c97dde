package io.tradewind.tests.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Tradewind;

/** Servers and databases shared by all test classes, each started at its first use and stopped with the JVM. */
final class Servers {
    private static volatile Tradewind derby;
    private static volatile Tradewind postgresql;
    private static volatile PostgreSql cluster;

    private Servers() {}

    /** The demo company on the embedded database. */
    static synchronized Tradewind onDerby() {
        if (derby == null) {
            derby = withDemo(Tradewind.on(folder("derby")).start());
        }
        return derby;
    }

    /** The demo company on PostgreSQL. */
    static synchronized Tradewind onPostgreSql() {
        if (postgresql == null) {
            postgresql = withDemo(Tradewind.on(folder("postgresql"))
                    .database(cluster().database("demo"))
                    .start());
        }
        return postgresql;
    }

    static synchronized PostgreSql cluster() {
        if (cluster == null) {
            cluster = PostgreSql.start();
        }
        return cluster;
    }

    /** A new data folder under target. */
    static Path folder(String name) {
        try {
            return Files.createDirectories(Path.of(
                            "target",
                            "servers",
                            name + "-" + UUID.randomUUID().toString().substring(0, 8)))
                    .toAbsolutePath();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Waits until the demo company is complete: it is filled in the background, opportunities last. */
    private static Tradewind withDemo(Tradewind server) {
        stoppedAtExit(server);
        Eventually.get(
                Duration.ofSeconds(180), server::log, log -> log.contains("opportunity.opportunities is filled"));
        return server;
    }

    static Tradewind stoppedAtExit(Tradewind server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
