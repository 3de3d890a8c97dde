package io.tradewind.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A throw-away PostgreSQL server on loopback, from the machine's newest installation. As root it runs as the user
 * {@code postgres}, for the server refuses root. Shared by all tests of a JVM and gone with it.
 */
public final class PostgreSql implements AutoCloseable {
    private static final String PASSWORD = "tradewind";

    private final Path folder;
    private final Path programs;
    private final int port;

    private PostgreSql(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /**
     * A running server with no database of ours yet.
     *
     * @param settings of the server, beyond the usual ones: {@code log_statement=all}
     */
    public static PostgreSql start(String... settings) {
        try {
            Path programs = programs();
            Path folder = Files.createTempDirectory("tradewind-postgresql");
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()));
            }
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            PostgreSql server = new PostgreSql(folder, programs, port);
            server.program(
                    "initdb",
                    "-D",
                    folder + "/data",
                    "-U",
                    "tradewind",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync");
            server.program(
                    "pg_ctl",
                    "-D",
                    folder + "/data",
                    "-w",
                    "-l",
                    folder + "/log",
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                            + " -c shared_buffers=256MB -c max_connections=200"
                            + Stream.of(settings).map(" -c "::concat).collect(Collectors.joining()),
                    "start");
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Makes an empty database and returns its address as {@code ./tradewind --database} wants it. */
    public String database(String name) {
        program("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "tradewind", name);
        return "postgresql://tradewind:" + PASSWORD + "@127.0.0.1:" + port + "/" + name;
    }

    public int port() {
        return port;
    }

    /** What the server logged so far. */
    public List<String> log() {
        try {
            return Files.readAllLines(folder.resolve("log"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Runs a statement as the owner; for tests that look behind the product. */
    public String query(String database, String sql) {
        return program(
                "psql", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "tradewind", "-At", "-c", sql, database);
    }

    @Override
    public void close() {
        if (!Files.exists(folder.resolve("data"))) {
            return;
        }
        program("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("tradewind-command", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " takes too long");
            }
            String said = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return said;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static Path programs() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(all)) {
            try (var versions = Files.list(all)) {
                var newest = versions.filter(version -> Files.exists(version.resolve("bin/initdb")))
                        .max(Comparator.comparingInt(
                                version -> Integer.parseInt(String.valueOf(version.getFileName()))));
                if (newest.isPresent()) {
                    return newest.get().resolve("bin");
                }
            }
        }
        throw new IllegalStateException("PostgreSQL is not installed: apt-get install postgresql");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
