package io.tradewind.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code run}: one instance in the foreground, until it is told to stop. */
final class Run {
    private static final Set<String> SWITCHES = Set.of("--empty", "--demo", "--safe", "--headless");

    private final Home home;
    private final PrintStream out;

    Run(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    void run(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--port", "--data", "--database"), SWITCHES);
        arguments.nothingElse();
        if (arguments.has("--empty") && arguments.has("--demo")) {
            throw Refusal.wrongUse("Choose --empty or --demo, not both.");
        }
        Settings settings = new Settings(
                arguments.data(),
                arguments.port(),
                arguments.value("--database").or(Run::databaseOfEnvironment).map(DatabaseUrl::parse),
                !arguments.has("--empty"),
                arguments.has("--safe"),
                arguments.has("--headless"));
        start(settings);
    }

    private void start(Settings settings) {
        DataFolder data = settings.data();
        data.prepare();
        try (DataFolder.Hold hold = data.hold()) {
            requireFree(settings.port());
            requireFree(settings.port() + 1);
            settings.database().ifPresent(url -> url.requireAnswer(home));
            Server server = Server.start(home, settings);
            try (BackupDesk desk = BackupDesk.open(data, server.framework())) {
                boolean ready = readiness(settings, server).await(server::isAlive);
                if (ready) greet(settings);
                server.awaitEnd();
                if (!ready) out.println("Tradewind was stopped before it was ready.");
            }
        }
    }

    private static Readiness readiness(Settings settings, Server server) {
        return new Readiness(settings.port(), server.hasBrowserDoor(), () -> {
            System.err.println("tradewind: the start takes unusually long; the log is "
                    + settings.data().log().resolve("tradewind.log") + ".");
            new Diagnosis(server.framework()).lines().forEach(line -> System.err.println("  " + line));
        });
    }

    private void greet(Settings settings) {
        String address = "http://127.0.0.1:" + settings.port() + "/";
        settings.data().announce(address);
        out.println("Tradewind is ready: " + address);
        if (System.getenv("TRADEWIND_BACKGROUND") == null)
            FirstLogins.of(settings.data(), out).printAndWatch();
        out.flush();
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw Refusal.because("Port " + port + " is in use; choose another with --port"
                    + " (the next higher port serves health and metrics).");
        }
    }

    private static Optional<String> databaseOfEnvironment() {
        return Optional.ofNullable(System.getenv("TRADEWIND_DATABASE")).filter(url -> !url.isBlank());
    }
}
