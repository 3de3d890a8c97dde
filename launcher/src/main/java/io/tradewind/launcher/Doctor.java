package io.tradewind.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code doctor}: looks at machine, distribution and data folder and says what is wrong with them. */
final class Doctor {
    private static final long LITTLE_SPACE = 500L * 1024 * 1024;
    private static final int OLDEST_JDK = 21;

    private final Home home;
    private final PrintStream out;
    private final List<String> troubles = new ArrayList<>();

    Doctor(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    void run(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--data", "--database"), Set.of());
        arguments.nothingElse();
        DataFolder data = arguments.data();
        jdk();
        out.println("Distribution  " + home.root() + " (version " + Home.version() + ", build " + home.build() + ")");
        if (data.exists()) dataFolder(data);
        else out.println("Data folder   " + data.root() + " (none yet)");
        arguments
                .value("--database")
                .or(() ->
                        Optional.ofNullable(System.getenv("TRADEWIND_DATABASE")).filter(text -> !text.isBlank()))
                .map(DatabaseUrl::parse)
                .ifPresent(this::database);
        if (troubles.isEmpty()) {
            out.println("All is well.");
        } else {
            troubles.forEach(trouble -> out.println("TROUBLE       " + trouble));
            throw Refusal.because(troubles.size() + (troubles.size() == 1 ? " trouble" : " troubles") + " found.");
        }
    }

    private void jdk() {
        out.println("JDK           " + System.getProperty("java.home") + " (" + Runtime.version() + ")");
        if (Runtime.version().feature() < OLDEST_JDK)
            troubles.add("Tradewind needs a JDK " + OLDEST_JDK + " or later.");
    }

    private void dataFolder(DataFolder data) {
        boolean running = data.isRunning();
        out.println("Data folder   " + data.root()
                + (running ? " (in use by process " + data.pid().orElse("?") + ")" : ""));
        if (!Files.isWritable(data.root())) troubles.add("The data folder cannot be written.");
        try {
            long free = Files.getFileStore(data.root()).getUsableSpace();
            out.println("Free space    " + free / (1024 * 1024) + " MB");
            if (free < LITTLE_SPACE) troubles.add("Less than 500 MB are free on the disk of the data folder.");
        } catch (IOException e) {
            troubles.add("The disk of the data folder cannot be read: " + e.getMessage());
        }
        if (Files.isDirectory(data.database())
                && Files.notExists(data.database().resolve("service.properties"))) {
            troubles.add("The embedded database is unfinished; the next start moves it aside and makes a new one.");
        }
        errors(data.log().resolve("tradewind.log"));
    }

    private void errors(Path log) {
        if (Files.notExists(log)) return;
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            long errors = lines.filter(line -> line.contains(" ERROR ")).count();
            out.println("Log           " + log + " (" + errors + " errors)");
            if (errors > 0) troubles.add("The log holds " + errors + " errors: " + log);
        } catch (IOException e) {
            troubles.add("The log cannot be read: " + e.getMessage());
        }
    }

    private void database(DatabaseUrl url) {
        try {
            url.requireAnswer(home);
            out.println("Database      " + url.shown() + " (answers)");
        } catch (Refusal refusal) {
            troubles.add(refusal.getMessage());
        }
    }
}
