package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/** What is wrong with one set of values; all of it at once. */
final class Problems {
    private final List<FieldProblem> all = new ArrayList<>();

    void add(FieldProblem problem) {
        if (all.stream()
                .noneMatch(known ->
                        known.field().equals(problem.field()) && known.code().equals(problem.code()))) {
            all.add(problem);
        }
    }

    void add(String field, String code, Object... arguments) {
        add(FieldProblem.of(field, code, arguments));
    }

    List<FieldProblem> all() {
        return all;
    }

    boolean none() {
        return all.isEmpty();
    }

    boolean has(String field) {
        return all.stream().anyMatch(problem -> problem.field().equals(field));
    }

    /** As problems of one of many records. */
    List<FieldProblem> of(int index) {
        return all.stream()
                .map(problem ->
                        new FieldProblem("[" + index + "]." + problem.field(), problem.code(), problem.arguments()))
                .toList();
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new InvalidRecord(all);
        }
    }
}
