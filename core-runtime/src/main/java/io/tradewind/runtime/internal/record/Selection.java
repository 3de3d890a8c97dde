package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.entity.Tags;
import io.tradewind.record.FieldKind;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.db.Dialect;

/** The columns of a list: id, version, title, number, the fields asked for, and the sort keys as compared. */
final class Selection {
    private final List<Column> fields;
    private final Order order;
    private final LinkedHashSet<String> expressions = new LinkedHashSet<>();
    private final List<Integer> keyPlaces = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final int title;
    private final int number;

    /** A row as it was read. References have no names yet. */
    record Line(String id, long version, String title, Map<String, @Nullable Object> values, Cursor cursor) {}

    Selection(LiveType type, boolean showsTitle, List<Column> fields, Order order, Dialect dialect) {
        this.fields = fields;
        this.order = order;
        place("id");
        place("version");
        title = showsTitle ? place(type.title().name()) : 0;
        number = type.outline().numbered() ? place("record_number") : 0;
        for (Column field : fields) {
            place(field.name());
            if (field.kind() == FieldKind.MONEY) {
                place(field.name() + "_currency");
            }
        }
        for (Order.Key key : order.keys()) {
            keyPlaces.add(place(key.column().ordered(dialect)));
        }
    }

    private int place(String expression) {
        expressions.add(expression);
        return places.computeIfAbsent(expression, key -> expressions.size());
    }

    /** For the select clause. */
    String sql() {
        StringBuilder sql = new StringBuilder();
        int place = 1;
        for (String expression : expressions) {
            sql.append(sql.isEmpty() ? "" : ", ")
                    .append(expression)
                    .append(" as c")
                    .append(place++);
        }
        return sql.toString();
    }

    /** Order of rows that come from several parts. */
    String outerOrder(boolean withoutFirst) {
        StringBuilder sql = new StringBuilder(" order by ");
        for (int i = withoutFirst ? 1 : 0; i < order.keys().size(); i++) {
            Order.Key key = order.keys().get(i);
            sql.append(keyPlaces.get(i)).append(key.direction());
            if (i > 0 && key.column().nullable()) {
                sql.append(" nulls last");
            }
            sql.append(", ");
        }
        return sql.append("1").append(order.idDirection()).toString();
    }

    Line read(ResultSet row, Calendar utc) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Column field : fields) {
            values.put(field.fieldName(), value(row, field, utc));
        }
        List<@Nullable Object> keys = new ArrayList<>();
        for (int i = 0; i < keyPlaces.size(); i++) {
            keys.add(plain(row, keyPlaces.get(i), order.keys().get(i).column().kind(), utc));
        }
        String id = row.getString(1);
        String shown = LiveType.titled(
                title == 0 ? null : row.getString(title), number == 0 ? null : row.getString(number), id);
        return new Line(id, row.getLong(2), shown, values, new Cursor(keys, id));
    }

    private @Nullable Object value(ResultSet row, Column field, Calendar utc) throws SQLException {
        int place = places.getOrDefault(field.name(), 0);
        return switch (field.kind()) {
            case MONEY -> money(row, place, places.getOrDefault(field.name() + "_currency", 0));
            case REFERENCE -> {
                String id = row.getString(place);
                yield id == null ? null : new Reference(id, null);
            }
            case TAGS -> Tags.of(row.getString(place));
            default -> plain(row, place, field.kind(), utc);
        };
    }

    private static @Nullable Money money(ResultSet row, int amountPlace, int currencyPlace) throws SQLException {
        BigDecimal amount = row.getBigDecimal(amountPlace);
        String currency = row.getString(currencyPlace);
        return amount == null || currency == null ? null : new Money(amount, Currency.getInstance(currency.strip()));
    }

    static @Nullable Object plain(ResultSet row, int place, FieldKind kind, Calendar utc) throws SQLException {
        return switch (kind) {
            case INTEGER -> {
                long number = row.getLong(place);
                yield row.wasNull() ? null : number;
            }
            case DECIMAL, MONEY -> row.getBigDecimal(place);
            case BOOLEAN -> {
                boolean flag = row.getBoolean(place);
                yield row.wasNull() ? null : flag;
            }
            case DATE -> {
                Date date = row.getDate(place);
                yield date == null ? null : date.toLocalDate();
            }
            case INSTANT -> {
                Timestamp at = row.getTimestamp(place, utc);
                yield at == null ? null : at.toInstant();
            }
            default -> row.getString(place);
        };
    }
}
