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
    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    public static FieldProblem of(String field, String code, Object... arguments) {
        return new FieldProblem(field, code, List.of(arguments));
    }
}
