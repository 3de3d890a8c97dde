package io.tradewind.record;

import java.util.List;

/**
 * What is wrong with one field.
 *
 * @param field its name; for lines {@code lines[2].quantity}
 * @param code text key without {@code error.}, for example {@code field.required}
 * @param arguments values for the text's placeholders
 */
public record FieldProblem(String field, String code, List<Object> arguments) {
    private static final int LONGEST_SHOWN = 100;

    public FieldProblem {
        arguments = arguments.stream().map(FieldProblem::shown).toList();
    }

    /** What somebody sent comes back in the message, but not all of it. */
    private static Object shown(Object argument) {
        return argument instanceof String text && text.length() > LONGEST_SHOWN
                ? text.substring(0, LONGEST_SHOWN) + "…"
                : argument;
    }

    public static FieldProblem of(String field, String code, Object... arguments) {
        return new FieldProblem(field, code, List.of(arguments));
    }
}
