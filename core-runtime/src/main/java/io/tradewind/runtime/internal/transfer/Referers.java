package io.tradewind.runtime.internal.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.record.value.Plain;

/** Tells which records others refer to. */
final class Referers {
    private final Engine engine;

    Referers(Engine engine) {
        this.engine = engine;
    }

    /** Those of these records that a record which is none of them refers to. */
    Set<String> referred(String type, Set<String> ids) {
        Set<String> referred = new HashSet<>();
        for (TypeSpec spec : engine.types().running()) {
            references(spec).filter(field -> field.refersTo(type)).forEach(field -> {
                Map<String, String> values = ids.stream()
                        .collect(Collectors.toMap(id -> field.valueOf(new RecordRef(type, id)), Function.identity()));
                var query = RecordQuery.ALL
                        .filters(List.of(new Filter(field.name(), Operator.IN, List.copyOf(values.keySet()))))
                        .fields(Set.of(field.name()));
                engine.records().each(spec.name(), query, row -> {
                    boolean oneOfThem = spec.name().equals(type) && ids.contains(row.id());
                    Object to = Plain.of(row.value(field.name()));
                    if (!oneOfThem && to != null) {
                        referred.add(values.getOrDefault(to.toString(), to.toString()));
                    }
                });
            });
        }
        referred.retainAll(ids);
        return referred;
    }

    private static Stream<FieldSpec> references(TypeSpec spec) {
        return spec.shared()
                ? spec.fields().stream()
                : Stream.concat(spec.fields().stream(), ImportFields.ownership().stream());
    }
}
