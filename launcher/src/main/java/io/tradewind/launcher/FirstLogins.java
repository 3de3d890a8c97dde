package io.tradewind.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Prints the log-ins made at the first start, each once, and takes them off the disk. Those of the demo company come while it is
 * being filled, some time after the first page is served.
 */
final class FirstLogins {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration WHILE = Duration.ofMinutes(5);

    private final Path file;
    private final PrintStream out;
    private final Set<String> shown = new HashSet<>();

    private FirstLogins(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    static FirstLogins of(DataFolder data, PrintStream out) {
        return new FirstLogins(data.firstLogins(), out);
    }

    /** Prints what is there, and what comes within the next minutes as it comes. */
    void printAndWatch() {
        print();
        Thread.ofPlatform().daemon().name("tradewind-first-logins").start(this::watch);
    }

    private void watch() {
        Instant end = Instant.now().plus(WHILE);
        try {
            while (Instant.now().isBefore(end)) {
                Thread.sleep(PAUSE);
                print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Moved away first, so that a line written at this moment starts a new file instead of being deleted unread. */
    private void print() {
        Path taken = file.resolveSibling(file.getFileName() + ".shown");
        try {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
            if (shown.isEmpty()) out.println("First log-ins, shown this once:");
            Files.readAllLines(taken).stream().filter(shown::add).forEach(line -> out.println("  " + line));
            Files.delete(taken);
            out.flush();
        } catch (NoSuchFileException none) {
            // nothing new
        } catch (IOException e) {
            out.println("The first log-ins are in " + file + "; delete the file after reading.");
            out.flush();
        }
    }
}
