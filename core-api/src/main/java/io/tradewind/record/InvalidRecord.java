package io.tradewind.record;

import java.util.List;

import io.tradewind.TradewindException;

/** Fields are missing or wrong; all problems at once. */
public final class InvalidRecord extends TradewindException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    public InvalidRecord(List<FieldProblem> problems) {
        super(Kind.INVALID, "record.invalid", problems.size());
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
