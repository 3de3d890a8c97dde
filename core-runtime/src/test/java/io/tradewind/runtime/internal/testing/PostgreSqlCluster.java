package io.tradewind.runtime.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL cluster in a temporary folder, started once per test run at a free port of the loopback address, without
 * durability. A shell watches over it: when this JVM is gone, however it went, the server stops and the folder is removed.
 */
public final class PostgreSqlCluster {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static @Nullable PostgreSqlCluster running;

    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgreSqlCluster(int port) {
        this.port = port;
    }

    /** The cluster of this test run. */
    public static synchronized PostgreSqlCluster running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /** Makes an empty database and tells its JDBC address; the user is {@code postgres} without a password. */
    public String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        command("create database " + name);
        return url(name);
    }

    public void drop(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1);
        command("drop database " + name + " with (force)");
    }

    private void command(String sql) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static PostgreSqlCluster start() {
        var programs = programs().orElseThrow(PostgreSqlCluster::missing);
        try {
            var folder = Files.createTempDirectory("tradewind-postgresql-");
            var data = folder.resolve("data");
            run(own(folder));
            run(asOwner(
                    programs.resolve("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "--auth=trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "-N"));
            var cluster = new PostgreSqlCluster(freePort());
            cluster.serve(programs, folder, data);
            cluster.awaitReady();
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve(Path programs, Path folder, Path data) throws IOException {
        String settings = " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c port=" + port
                + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
                + " -c shared_buffers=64MB";
        // Our end of the pipe is closed when this JVM ends; "cat" then returns and the server is stopped.
        String script = programs.resolve("postgres") + " -D " + data + settings + " </dev/null >" + folder
                + "/log 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf " + folder;
        new ProcessBuilder(asOwner("sh", "-c", script))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = connect("postgres")) {
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL did not start at port " + port, notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** PostgreSQL refuses to run as root; then its programs run as the user that its package made. */
    private static List<String> asOwner(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static List<String> own(Path folder) {
        return isRoot() ? List.of("chown", "postgres:postgres", folder.toString()) : List.of("true");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + said);
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static Optional<Path> programs() {
        var packaged = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(packaged)) {
            try (var versions = Files.list(packaged)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Path::compareTo);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return java.util.Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    private static RuntimeException missing() {
        String message = "PostgreSQL's programs are not installed: tests on PostgreSQL cannot run";
        return System.getenv("CI") == null ? new TestAbortedException(message) : new IllegalStateException(message);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
