package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.runtime.internal.custom.FieldColumns;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.db.Sql.Absent;

/**
 * Keeps values of added fields in their columns, which the aggregate knows nothing of: one more statement for all drafts of a save that have
 * such values. Keeps computed values of records that nobody saves, too.
 */
final class AddedColumns {
    private final LiveType type;
    private final Sql sql;
    private final List<Field<RecordEntity, ?>> fields;

    AddedColumns(LiveType type, Sql sql) {
        this(type, sql, CustomField::isOne);
    }

    private AddedColumns(LiveType type, Sql sql, Predicate<FieldSpec> which) {
        this.type = type;
        this.sql = sql;
        fields = type.fields().values().stream()
                .filter(field -> which.test(field.spec()))
                .toList();
    }

    /** Of computed fields alone, wherever they are kept. */
    static AddedColumns ofComputed(LiveType type, Sql sql) {
        return new AddedColumns(type, sql, FieldSpec::hasFormula);
    }

    /** Keeps what was computed, without a new version; false if somebody has saved the record meanwhile. */
    boolean keepAsIs(RecordEntity record) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(record.custom());
        Collections.addAll(values, row(record));
        values.add(record.version());
        return sql.update(
                        "update " + type.table() + " set custom = ?, " + sets() + " where id = ? and version = ?",
                        values.toArray())
                == 1;
    }

    /** Whatever they were before. */
    void keepAll(Collection<RecordEntity> records) {
        if (!fields.isEmpty()) {
            sql.batch(
                    "update " + type.table() + " set " + sets() + " where id = ?",
                    records.stream().map(this::row).toList());
        }
    }

    /** Of saved drafts. */
    void keep(Collection<Draft> drafts) {
        if (fields.isEmpty()) {
            return;
        }
        List<RecordEntity> changed =
                drafts.stream().filter(this::isChanged).map(Draft::record).toList();
        if (!changed.isEmpty()) {
            keepAll(changed);
        }
    }

    /** Of records that are to be forgotten, those of archived fields too. */
    void empty(Collection<String> records) {
        List<String> columns = type.added().definitions().stream()
                .map(CustomField::definition)
                .flatMap(field -> FieldColumns.names(field).stream())
                .toList();
        if (!columns.isEmpty()) {
            String sets = columns.stream().map(column -> column + " = null").collect(Collectors.joining(", "));
            sql.batch(
                    "update " + type.table() + " set " + sets + " where id = ?",
                    records.stream().map(id -> new @Nullable Object[] {id}).toList());
        }
    }

    private boolean isChanged(Draft draft) {
        return fields.stream()
                .anyMatch(field ->
                        !Snapshot.same(draft.before().values().get(field.spec().name()), field.read(draft.record())));
    }

    private String sets() {
        return fields.stream().map(this::column).map(AddedColumns::set).collect(Collectors.joining(", "));
    }

    private Column column(Field<RecordEntity, ?> field) {
        return Objects.requireNonNull(type.columns().get(field.spec().name()));
    }

    /** The database makes the small letters, as it does in the conditions of filters. */
    private static String set(Column column) {
        String set = column.name() + " = ?";
        if (column.kind() == FieldKind.MONEY) {
            return set + ", " + column.name() + "_currency = ?";
        }
        return !isLoweredHere(column)
                ? set
                : set + ", " + column.lower() + " = lower(cast(? as varchar(" + column.size() + ")))";
    }

    /** Columns of modules are lowered by the table itself. */
    private static boolean isLoweredHere(Column column) {
        return column.lower() != null && CustomField.isOne(column.fieldName());
    }

    private @Nullable Object[] row(RecordEntity record) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Field<RecordEntity, ?> field : fields) {
            Column column = column(field);
            Object value = field.read(record);
            row.add(stored(column.kind(), value));
            if (column.kind() == FieldKind.MONEY) {
                row.add(value instanceof Money money ? money.currency().getCurrencyCode() : null);
            } else if (isLoweredHere(column)) {
                row.add(value);
            }
        }
        row.add(record.id());
        return row.toArray();
    }

    @SuppressWarnings("unchecked") // tags are codes
    private static @Nullable Object stored(FieldKind kind, @Nullable Object value) {
        if (value == null) {
            return switch (kind) {
                case INTEGER -> Absent.BIGINT;
                case DECIMAL, MONEY -> Absent.DECIMAL;
                case BOOLEAN -> Absent.BOOLEAN;
                case DATE -> Absent.DATE;
                case INSTANT -> Absent.TIMESTAMP;
                default -> null;
            };
        }
        return switch (value) {
            case Money money -> (BigDecimal) money.amount();
            case List<?> codes -> Tags.kept((List<String>) codes);
            default -> value;
        };
    }
}
