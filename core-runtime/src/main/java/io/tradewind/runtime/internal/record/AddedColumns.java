package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.runtime.internal.custom.FieldColumns;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.db.Sql.Absent;

/** Keeps values of added fields in their columns, which the aggregate knows nothing of: one more statement for all drafts of a save that have such values. */
final class AddedColumns {
    private final LiveType type;
    private final Sql sql;
    private final List<Field<RecordEntity, ?>> fields;

    AddedColumns(LiveType type, Sql sql) {
        this.type = type;
        this.sql = sql;
        fields = type.fields().values().stream()
                .filter(field -> CustomField.isOne(field.spec()))
                .toList();
    }

    /** Of saved drafts. */
    void keep(Collection<Draft> drafts) {
        if (fields.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> rows = drafts.stream()
                .filter(this::isChanged)
                .map(draft -> row(draft.record()))
                .toList();
        if (!rows.isEmpty()) {
            sql.batch("update " + type.table() + " set " + sets() + " where id = ?", rows);
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
        return column.lower() == null
                ? set
                : set + ", " + column.lower() + " = lower(cast(? as varchar(" + column.size() + ")))";
    }

    private @Nullable Object[] row(RecordEntity record) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Field<RecordEntity, ?> field : fields) {
            Column column = column(field);
            Object value = field.read(record);
            row.add(stored(column.kind(), value));
            if (column.kind() == FieldKind.MONEY) {
                row.add(value instanceof Money money ? money.currency().getCurrencyCode() : null);
            } else if (column.lower() != null) {
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
