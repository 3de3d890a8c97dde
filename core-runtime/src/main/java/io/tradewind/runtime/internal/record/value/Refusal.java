package io.tradewind.runtime.internal.record.value;

import java.util.List;

import io.tradewind.record.FieldProblem;

/** Why a value is not taken; becomes the {@link FieldProblem} of a field. Never leaves the engine, so it has no stack. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    public Refusal(String code, Object... arguments) {
        super(code, null, false, false);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public FieldProblem at(String field) {
        return new FieldProblem(field, code, arguments);
    }
}
