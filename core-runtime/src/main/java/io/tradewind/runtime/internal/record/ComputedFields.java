package io.tradewind.runtime.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.formula.Formula;
import io.tradewind.runtime.internal.formula.FormulaInputs;
import io.tradewind.runtime.internal.formula.FormulaOrder;
import io.tradewind.runtime.internal.formula.FormulaProblem;

/** The fields of a type that formulas compute, each after those that it reads. */
final class ComputedFields {
    private static final Logger log = LoggerFactory.getLogger(ComputedFields.class);

    private final Map<String, Field<RecordEntity, ?>> fields;
    private final List<Formula> formulas;
    private final Set<String> names;

    private ComputedFields(Map<String, Field<RecordEntity, ?>> fields, List<Formula> formulas) {
        this.fields = fields;
        this.formulas = formulas;
        names = formulas.stream().map(formula -> formula.field().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** A formula that reads what is no longer there is left alone, and so are its values. */
    static ComputedFields of(TypeSpec type, Map<String, Field<RecordEntity, ?>> fields) {
        Map<String, FieldSpec> inputs = FormulaInputs.of(type.fields(), type.numbered());
        Map<String, Formula> all = new LinkedHashMap<>();
        for (FieldSpec field : type.fields()) {
            if (field.hasFormula()) {
                try {
                    all.put(field.name(), Formula.of(field, name -> Optional.ofNullable(inputs.get(name))));
                } catch (FormulaProblem broken) {
                    log.warn(
                            "Field {} of {} is not computed: {}. Change its formula.",
                            field.name(),
                            type.name(),
                            broken.at("formula"));
                }
            }
        }
        try {
            return new ComputedFields(fields, FormulaOrder.of(all));
        } catch (FormulaProblem cycle) {
            log.warn("No field of {} is computed: {}. Change a formula.", type.name(), cycle.at("formula"));
            return new ComputedFields(fields, List.of());
        }
    }

    boolean isEmpty() {
        return formulas.isEmpty();
    }

    Set<String> names() {
        return names;
    }

    /** Whether any of them reads what nobody fills in: stages may write it without the engine. */
    boolean readsFacts() {
        return formulas.stream()
                .flatMap(formula -> formula.reads().stream())
                .map(fields::get)
                .filter(Objects::nonNull)
                .map(Field::spec)
                .anyMatch(field -> field.is(Trait.READ_ONLY) && !field.hasFormula());
    }

    /** Computes them all from what the record holds now. */
    void fill(RecordEntity record) {
        for (Formula formula : formulas) {
            Field<RecordEntity, ?> field =
                    Objects.requireNonNull(fields.get(formula.field().name()));
            Object value = formula.value(name -> read(record, name));
            if (!Snapshot.same(field.read(record), value)) {
                write(record, field, value);
            }
        }
    }

    private @Nullable Object read(RecordEntity record, String name) {
        Field<RecordEntity, ?> field = fields.get(name);
        if (field != null) {
            return field.read(record);
        }
        return name.equals(FormulaInputs.NUMBER) ? record.number() : record.createdAt();
    }

    /** What there is no room for is empty. */
    private static void write(RecordEntity record, Field<RecordEntity, ?> field, @Nullable Object value) {
        try {
            field.write(record, value);
        } catch (TradewindException full) {
            field.write(record, null);
        }
    }
}
