package io.tradewind.runtime.internal.formula;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;

/** What formulas of a type can read: its fields, and those of all records that never change. */
public final class FormulaInputs {
    public static final String NUMBER = "number";
    public static final String CREATED = "createdAt";

    private FormulaInputs() {}

    /**
     * By name, in order.
     *
     * @param numbered whether the records have running numbers
     */
    public static Map<String, FieldSpec> of(Collection<FieldSpec> fields, boolean numbered) {
        Map<String, FieldSpec> all = new LinkedHashMap<>();
        if (numbered) {
            all.put(NUMBER, own(NUMBER, FieldKind.TEXT, "record_number"));
        }
        fields.forEach(field -> all.put(field.name(), field));
        all.put(CREATED, own(CREATED, FieldKind.INSTANT, "created_at"));
        return all;
    }

    private static FieldSpec own(String name, FieldKind kind, String column) {
        return new FieldSpec(
                name, kind, column, 40, null, null, "", List.of(), List.of(), "record", Set.of(Trait.READ_ONLY));
    }
}
