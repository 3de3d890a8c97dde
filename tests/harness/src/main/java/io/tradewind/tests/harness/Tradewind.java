package io.tradewind.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A running Tradewind: the built distribution, started by the launcher as a user would, in a folder of its own. Closing stops it and
 * waits for its end.
 */
public final class Tradewind implements AutoCloseable {
    /** Password of {@code admin} in tests. */
    public static final String ADMIN_PASSWORD = "Trade-Wind-2026";

    private static final Duration START = Duration.ofSeconds(180);

    private final Process launcher;
    private final Path data;
    private final Path output;
    private final int port;

    private Tradewind(Process launcher, Path data, Path output, int port) {
        this.launcher = launcher;
        this.data = data;
        this.output = output;
        this.port = port;
    }

    /** What to start. */
    public static final class Setup {
        private final Path data;
        private final List<String> options = new ArrayList<>();
        private final Map<String, String> environment = new java.util.HashMap<>();
        private int port;

        private Setup(Path data) {
            this.data = data;
        }

        /** Any option of {@code ./tradewind run}. */
        public Setup option(String... words) {
            options.addAll(List.of(words));
            return this;
        }

        /** Uses this database instead of the embedded one; null: the embedded one. */
        public Setup database(@Nullable String url) {
            return url == null ? this : option("--database", url);
        }

        public Setup environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A fixed port instead of a free one; for starting again at the same address. */
        public Setup port(int number) {
            port = number;
            return this;
        }

        /** Starts and waits until the log-in page is served. */
        public Tradewind start() {
            Tradewind started = launch();
            started.awaitReady();
            return started;
        }

        /** Starts without waiting; for tests that kill it half-way. */
        public Tradewind launch() {
            try {
                Files.createDirectories(data);
                int chosen = port == 0 ? freePort() : port;
                Path output = data.resolveSibling(data.getFileName() + ".out");
                List<String> command = new ArrayList<>(List.of(
                        Project.root().resolve("tradewind").toString(),
                        "run",
                        "--port",
                        Integer.toString(chosen),
                        "--data",
                        data.toString()));
                command.addAll(options);
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(Project.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().put("TRADEWIND_ADMIN_PASSWORD", ADMIN_PASSWORD);
                builder.environment().putAll(environment);
                Process process = builder.start();
                return new Tradewind(process, data, output, chosen);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /** Prepares a start on this data folder; it may be new. */
    public static Setup on(Path data) {
        return new Setup(data);
    }

    /** Waits until the launcher says that it is ready; fails with its output if it ends or takes too long. */
    public void awaitReady() {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            String said = output();
            if (said.contains("Tradewind is ready:")) {
                return;
            }
            if (!launcher.isAlive()) {
                throw new IllegalStateException("ended with " + launcher.exitValue() + ":\n" + said);
            }
            pause(100);
        }
        kill();
        throw new IllegalStateException("not ready after " + START.toSeconds() + " s:\n" + output());
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String healthUrl() {
        return "http://127.0.0.1:" + (port + 1);
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    /** What the launcher printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Everything the server logged so far. */
    public String log() {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(data.resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return text.toString();
    }

    /** The server's JVM: the last descendant of the launcher, or the launcher itself once it became the JVM. */
    public ProcessHandle jvm() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(launcher.toHandle());
        launcher.descendants().forEach(all::add);
        return all.stream()
                .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElse(launcher.toHandle());
    }

    /** A client that has logged in as {@code admin}. */
    public Api admin() {
        return Api.to(url()).logIn("admin", ADMIN_PASSWORD);
    }

    /** As power loss: every process of it at once. */
    public void kill() {
        List<ProcessHandle> all = new ArrayList<>();
        launcher.descendants().forEach(all::add);
        all.add(launcher.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        await(all);
    }

    /** Asks it to stop, as a user with Ctrl+C; returns how long it took. */
    public Duration stop() {
        Instant begin = Instant.now();
        List<ProcessHandle> all = new ArrayList<>();
        launcher.descendants().forEach(all::add);
        all.add(launcher.toHandle());
        launcher.destroy();
        await(all);
        return Duration.between(begin, Instant.now());
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            stop();
        }
    }

    private static void await(List<ProcessHandle> handles) {
        for (ProcessHandle handle : handles) {
            try {
                handle.onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception tooLong) {
                handle.destroyForcibly();
            }
        }
    }

    /** One whose next is free, too, and that no outgoing connection takes meanwhile: below the range systems give those. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IOException("no two free ports side by side");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
