package io.tradewind.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.karaf.main.Main;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;

/** The OSGi framework in this JVM. */
final class Server {
    /** A clean stop takes a second or two; what still hangs then is cut off, early enough for ten seconds on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    /** Below the stages: the core and the doors. */
    private static final String DOORS = "80";

    /** The engine goes on to the stages when it knows which are wanted; in a safe start it does not. */
    private static final String STAGES = "100";

    /** The bundles that a headless start does without, as their places in the distribution begin. */
    private static final List<String> BROWSER_DOOR =
            List.of("io/tradewind/platform-vaadin/", "io/tradewind/ui-vaadin/");

    /** Held, for a logger nobody holds forgets its level. */
    private static final Logger BOOT = Logger.getLogger("org.apache.karaf.main");

    private final Main karaf;

    private Server(Main karaf) {
        this.karaf = karaf;
    }

    static Server start(Home home, Settings settings) {
        Workspace workspace = new Workspace(home, settings.data());
        workspace.prepare();
        if (settings.headless()) workspace.leaveOut(BROWSER_DOOR);
        properties(home, settings, workspace).forEach(System::setProperty);
        BOOT.setLevel(Level.WARNING);
        Main karaf = new Main(new String[0]);
        try {
            karaf.launch();
        } catch (Exception e) {
            throw Refusal.because("The platform cannot be started: " + e.getMessage() + "; see "
                    + settings.data().log() + ".");
        }
        Server server = new Server(karaf);
        server.stopInTime();
        return server;
    }

    private static Map<String, String> properties(Home home, Settings settings, Workspace workspace) {
        DataFolder data = settings.data();
        Map<String, String> all = new java.util.HashMap<>(Map.of(
                "karaf.home", home.root().toString(),
                "karaf.base", workspace.base().toString(),
                "karaf.data", workspace.data().toString(),
                "karaf.etc", workspace.etc().toString(),
                "karaf.instances", workspace.base().resolve("instances").toString(),
                "karaf.log", data.log().toString(),
                "karaf.startLocalConsole", "false",
                "karaf.startRemoteShell", "false",
                "java.util.logging.config.file",
                        workspace.etc().resolve("java.util.logging.properties").toString(),
                "java.io.tmpdir", workspace.temporary().toString()));
        all.put("karaf.bootstrap.log", data.log().resolve("tradewind.log").toString());
        all.put("tradewind.version", Home.version());
        all.put("tradewind.data", data.root().toString());
        all.put("tradewind.port", Integer.toString(settings.port()));
        all.put("tradewind.health.port", Integer.toString(settings.port() + 1));
        all.put("tradewind.database", settings.database().map(DatabaseUrl::text).orElse(""));
        all.put("tradewind.demo", Boolean.toString(settings.demo()));
        all.put("tradewind.headless", Boolean.toString(settings.headless()));
        all.put("tradewind.safe", Boolean.toString(settings.safe()));
        all.put("org.osgi.framework.startlevel.beginning", DOORS);
        all.put("tradewind.startlevel", settings.safe() ? DOORS : STAGES);
        return all;
    }

    Framework framework() {
        return karaf.getFramework();
    }

    /** Whether the browser door is part of what runs. */
    boolean hasBrowserDoor() {
        return Arrays.stream(framework().getBundleContext().getBundles())
                .anyMatch(bundle -> "io.tradewind.ui.vaadin".equals(bundle.getSymbolicName()));
    }

    boolean isAlive() {
        int state = framework().getState();
        return state == Bundle.ACTIVE || state == Bundle.STARTING;
    }

    /** Returns when the framework has stopped, by a signal or by itself. */
    void awaitEnd() {
        try {
            karaf.awaitShutdown();
            karaf.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw Refusal.because("The platform did not stop cleanly: " + e.getMessage() + ".");
        }
    }

    private void stopInTime() {
        framework().getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) cutOffLater();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "tradewind-stop"));
    }

    private void stop() {
        try {
            framework().stop();
            framework().waitForStop(PATIENCE.toMillis());
        } catch (BundleException e) {
            System.err.println("tradewind: the platform did not stop cleanly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cutOffLater() {
        Thread.ofPlatform().daemon().name("tradewind-cut-off").start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(PATIENCE.toNanos());
                System.err.println("tradewind: a bundle does not stop; ending without it.");
                Runtime.getRuntime().halt(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The framework's own files below {@code cache/}, made anew at every start: a start depends on nothing the last one left. */
    record Workspace(Path base, Home home, DataFolder folder) {
        Workspace(Home home, DataFolder folder) {
            this(folder.cache(), home, folder);
        }

        Path data() {
            return base.resolve("data");
        }

        Path etc() {
            return base.resolve("etc");
        }

        Path temporary() {
            return base.resolve("tmp");
        }

        void prepare() {
            try {
                Folders.delete(base);
                Files.createDirectories(data());
                Files.createDirectories(temporary());
                Folders.copy(home.etc(), etc());
                Folders.copy(folder.etc(), etc());
            } catch (IOException e) {
                throw unprepared(e);
            }
        }

        /** Takes bundles off the list of those to start, by the beginning of their places. */
        void leaveOut(List<String> places) {
            Path startup = etc().resolve("startup.properties");
            try {
                Files.write(
                        startup,
                        Files.readAllLines(startup).stream()
                                .filter(line -> places.stream().noneMatch(line::contains))
                                .toList());
            } catch (IOException e) {
                throw unprepared(e);
            }
        }

        private Refusal unprepared(IOException e) {
            return Refusal.because("The folder " + base + " cannot be prepared: " + e.getMessage() + ".");
        }
    }
}
