package io.tradewind.runtime.internal.formula;

import java.util.List;

import io.tradewind.record.FieldProblem;

/** What is wrong with a formula, and where. */
public final class FormulaProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /** @param arguments a place is the character's number, from 1 */
    public FormulaProblem(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** As a problem of the part of a definition that the formula stands in. */
    public FieldProblem at(String part) {
        return new FieldProblem(part, code, arguments);
    }
}
