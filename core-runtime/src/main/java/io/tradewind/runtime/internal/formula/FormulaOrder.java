package io.tradewind.runtime.internal.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** In which order the computed fields of a type are worked out: each after those that it reads. */
public final class FormulaOrder {
    private final Map<String, Formula> all;
    private final List<Formula> ordered = new ArrayList<>();
    private final Map<String, Boolean> seen = new LinkedHashMap<>();

    private FormulaOrder(Map<String, Formula> all) {
        this.all = all;
    }

    /**
     * @param all by the names of their fields
     * @throws FormulaProblem {@code formula.cycle} naming the fields that go round
     */
    public static List<Formula> of(Map<String, Formula> all) {
        FormulaOrder order = new FormulaOrder(all);
        all.keySet().forEach(order::visit);
        return List.copyOf(order.ordered);
    }

    /** Whether the field of this name, and what it reads, can be worked out at all. */
    static void of(Map<String, Formula> all, String name) {
        new FormulaOrder(all).visit(name);
    }

    private void visit(String name) {
        Formula formula = all.get(name);
        if (formula == null || Boolean.TRUE.equals(seen.get(name))) {
            return;
        }
        if (seen.containsKey(name)) {
            throw new FormulaProblem("formula.cycle", round(name));
        }
        seen.put(name, false);
        formula.reads().forEach(this::visit);
        seen.put(name, true);
        ordered.add(formula);
    }

    private String round(String name) {
        Set<String> open = seen.keySet();
        return open.stream()
                        .dropWhile(one -> !one.equals(name))
                        .filter(one -> Boolean.FALSE.equals(seen.get(one)))
                        .collect(Collectors.joining(" → "))
                + " → " + name;
    }
}
