package io.tradewind.health;

import java.util.List;
import java.util.Map;

/** A part that tells how it is; registered as a service. Asked every few seconds: answers from what it knows, within two seconds. */
public interface HealthSource {
    /**
     * Whether something works.
     *
     * @param name for example {@code database}
     * @param reason what is wrong, in plain words; empty if nothing is
     * @param essential whether nothing can be served without it; else it is only reported
     */
    record Check(String name, String reason, boolean essential) {
        public static Check good(String name) {
            return new Check(name, "", true);
        }

        public boolean isGood() {
            return reason.isEmpty();
        }
    }

    /**
     * A figure of this moment.
     *
     * @param name as Prometheus wants it, for example {@code tradewind_database_connections}
     * @param help one sentence
     * @param labels what tells apart figures of the same name
     */
    record Figure(String name, String help, Map<String, String> labels, double value) {}

    List<Check> checks();

    List<Figure> figures();
}
