package io.tradewind.custom;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;

/**
 * What helps to write formulas of computed fields, such as {@code round(annualRevenue * 0.05, 2)}. A formula reads fields of its own record by
 * their names and is worked out at each save; beside an empty field it is empty, but for {@code if}, {@code coalesce} and {@code isEmpty}. All
 * methods want the right {@link CustomFields#RIGHT} or {@link io.tradewind.design.RecordTypeDesigns#RIGHT}.
 */
public interface Formulas {
    /** Longest formula, in characters. */
    int LONGEST = 2_000;

    /** Kinds of fields that can be computed. */
    Set<FieldKind> KINDS = Set.of(
            FieldKind.TEXT,
            FieldKind.LONG_TEXT,
            FieldKind.INTEGER,
            FieldKind.DECIMAL,
            FieldKind.MONEY,
            FieldKind.BOOLEAN,
            FieldKind.DATE);

    /** All functions, those that belong together side by side. */
    List<FormulaFunction> functions();

    /** Fields of the type that formulas can read, computed ones too. */
    List<FieldSpec> inputs(String type);

    /**
     * What a formula gives for records that were changed last, of those that the actor may see.
     *
     * @param field with the formula; need not be there yet
     * @throws io.tradewind.record.InvalidRecord naming what is wrong with the formula
     */
    List<Example> examples(String type, FieldDefinition field);

    /** What a formula gives for a record. */
    record Example(RecordRef record, String title, @Nullable Object value) {}
}
