package io.tradewind.launcher;

import java.io.PrintStream;
import java.util.List;

/** Entry point: the first word is the command. */
public final class Launcher {
    private static final PrintStream OUT = System.out;

    private Launcher() {}

    /** Runs one command and ends the JVM with 0, with 1 if something stands in the way, or with 2 for wrong use. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), Home.current()));
    }

    static int run(List<String> words, Home home) {
        try {
            if (words.isEmpty()) throw Refusal.wrongUse("Say what to do; see ./tradewind help.");
            List<String> rest = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "run" -> new Run(home, OUT).run(rest);
                case "backup" -> new Backup(OUT).run(rest);
                case "restore" -> new Restore(OUT).run(rest);
                case "doctor" -> new Doctor(home, OUT).run(rest);
                default -> throw Refusal.wrongUse("Unknown command " + words.getFirst() + "; see ./tradewind help.");
            }
            return 0;
        } catch (Refusal refusal) {
            System.err.println("tradewind: " + refusal.getMessage());
            return refusal.exitCode();
        }
    }
}
