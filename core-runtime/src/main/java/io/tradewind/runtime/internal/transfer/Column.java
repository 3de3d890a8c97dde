package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.transfer.sheet.Cells;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.transfer.Imports.Target;

/**
 * A column of the file that goes somewhere, or the same cell for every row.
 *
 * @param index in the row, from 0
 * @param field where to; null if it is kept as a custom value
 * @param fixed what every row has; null if it stands in the file
 */
record Column(
        int index,
        String header,
        Target target,
        @Nullable FieldSpec field,
        @Nullable String fixed) {
    Column(int index, String header, Target target, @Nullable FieldSpec field) {
        this(index, header, target, field, null);
    }

    /** Its cell in a row, without blanks around. */
    String cell(List<String> row) {
        return (fixed == null ? Cells.at(row, index) : fixed).strip();
    }

    /** Name of the custom value, if it is one. */
    String customName() {
        return target.field().substring(ImportFields.CUSTOM.length());
    }

    FieldSpec spec() {
        if (field == null) {
            throw new IllegalStateException("a custom value has no field: " + header);
        }
        return field;
    }

    boolean isCustom() {
        return field == null;
    }

    boolean isReference() {
        return field != null && field.kind() == FieldKind.REFERENCE;
    }

    boolean isChoice() {
        return field != null && field.kind() == FieldKind.CHOICE;
    }

    /**
     * The plan's columns, in the file's order.
     *
     * @throws TradewindException INVALID naming a column or field that does not exist, may not be written, or is given twice
     */
    static List<Column> of(Draft draft, Plan plan, TypeView type) {
        for (String header : plan.mapping().keySet()) {
            if (!draft.columns().contains(header)) {
                throw new TradewindException(Kind.INVALID, "import.unknown-column", header);
            }
        }
        List<Column> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < draft.columns().size(); i++) {
            String header = draft.columns().get(i);
            Target target = plan.mapping().get(header);
            if (target != null) {
                if (!taken.add(target.field())) {
                    throw new TradewindException(Kind.INVALID, "import.field-twice", target.field());
                }
                columns.add(new Column(i, header, target, field(type, target)));
            }
        }
        new TreeMap<>(plan.fixed()).forEach((field, cell) -> {
            if (!taken.add(field)) {
                throw new TradewindException(Kind.INVALID, "import.field-twice", field);
            }
            Target target = Target.field(field);
            columns.add(new Column(-1, field, target, field(type, target), cell));
        });
        return columns;
    }

    private static @Nullable FieldSpec field(TypeView type, Target target) {
        String name = target.field();
        Optional<FieldSpec> field = ImportFields.find(type, name);
        if (field.isEmpty() && name.startsWith(ImportFields.CUSTOM)) {
            if (!name.matches("custom\\.[\\p{L}\\p{N}_ .-]{1,60}")) {
                throw new TradewindException(Kind.INVALID, "import.custom-name", name);
            }
            return null;
        }
        return field.orElseThrow(() -> new TradewindException(Kind.INVALID, "import.unknown-field", name));
    }
}
