package io.tradewind.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What it means to bring a record into a column. */
public sealed interface Move {
    /** {@link BoardColumn#value} of the column. */
    String column();

    /**
     * An action is started.
     *
     * @param action its name
     * @param command inputs that the column gives, by name, for example the stage
     * @param missing names of the record's own fields that are to be filled before: asked for in place, saved together with the move
     * @param asks whether inputs that the command does not give are asked for first, as where the action is offered otherwise;
     *     if not, they are only when the action misses them
     */
    record Act(String column, String action, Map<String, Object> command, List<String> missing, boolean asks)
            implements Move {
        public Act {
            command = Map.copyOf(command);
            missing = List.copyOf(missing);
        }

        /** Asks for whatever the action asks for. */
        public static Act of(String column, String action) {
            return new Act(column, action, Map.of(), List.of(), true);
        }

        public Act with(String input, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(command);
            more.put(input, value);
            return new Act(column, action, more, missing, asks);
        }

        public Act missing(List<String> fields) {
            return new Act(column, action, command, fields, asks);
        }

        /** Done as soon as the card is dropped. */
        public Act atOnce() {
            return new Act(column, action, command, missing, false);
        }
    }

    /** Fields of the record are changed, and nothing else happens. */
    record Change(String column, Map<String, @Nullable Object> values) implements Move {
        public Change {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * It cannot be done now.
     *
     * @param code the reason, as a refusal has it: key of the text without {@code error.}, see {@link io.tradewind.TradewindException}
     * @param arguments values for the text's placeholders
     */
    record Barred(String column, String code, List<Object> arguments) implements Move {
        public Barred {
            arguments = List.copyOf(arguments);
        }

        public static Barred because(String column, String code, Object... arguments) {
            return new Barred(column, code, List.of(arguments));
        }
    }
}
