package io.tradewind.runtime.internal.formula;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;

/** Looks at the formulas of a type as it would be. */
public final class FormulaReview {
    private final Map<String, FieldSpec> fields;

    /** @param fields that formulas can read, by name; see {@link FormulaInputs} */
    public FormulaReview(Map<String, FieldSpec> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** What is wrong with the formula of a field, if anything. */
    public Optional<FieldProblem> problem(FieldSpec field, String part) {
        try {
            Formula formula = compiled(field);
            Map<String, Formula> all = good();
            all.put(field.name(), formula);
            FormulaOrder.of(all, field.name());
            return sensitive(formula).map(read -> FieldProblem.of(part, "formula.sensitive", read));
        } catch (FormulaProblem problem) {
            return Optional.of(problem.at(part));
        }
    }

    private Formula compiled(FieldSpec field) {
        return Formula.of(field, name -> Optional.ofNullable(fields.get(name)));
    }

    /** Whoever may read the result reads the sensitive value in it. */
    private Optional<String> sensitive(Formula formula) {
        return formula.field().is(Trait.SENSITIVE)
                ? Optional.empty()
                : formula.reads().stream()
                        .filter(name -> Optional.ofNullable(fields.get(name))
                                .filter(field -> field.is(Trait.SENSITIVE))
                                .isPresent())
                        .findFirst();
    }

    private Map<String, Formula> good() {
        Map<String, Formula> good = new LinkedHashMap<>();
        fields.values().stream()
                .filter(FieldSpec::hasFormula)
                .forEach(field -> tryOut(field, formula -> good.put(field.name(), formula)));
        return good;
    }

    private void tryOut(FieldSpec field, Consumer<Formula> good) {
        try {
            good.accept(compiled(field));
        } catch (FormulaProblem broken) {
            // told where that field is looked at
        }
    }

    /** Names of computed fields that read this one. */
    public Set<String> readers(String name) {
        Map<String, Formula> readers = good();
        readers.values().removeIf(formula -> !formula.reads().contains(name));
        readers.remove(name);
        return readers.keySet();
    }

    /** The computed field that everybody may read and that reads this one, if there is any. */
    public Optional<String> openReader(String name) {
        return readers(name).stream()
                .filter(reader -> !Objects.requireNonNull(fields.get(reader)).is(Trait.SENSITIVE))
                .findFirst();
    }
}
