package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/** The months that rows lie in, the last ones if there are many; instants in the reader's zone. Both databases compare; neither knows zones. */
record Months(List<YearMonth> all, ZoneId zone) {
    /** Of rows before the first month that is told. */
    static final String EARLIER = "";

    static Months of(Column by, int most, ZoneId zone, Sql sql, String from, List<@Nullable Object> conditions) {
        Calendar utc = Sql.utc();
        List<YearMonth> ends = sql.first(
                        "select min(" + by.name() + "), max(" + by.name() + ")" + from,
                        row -> {
                            Object first = Selection.plain(row, 1, by.kind(), utc);
                            Object last = Selection.plain(row, 2, by.kind(), utc);
                            return first == null || last == null
                                    ? List.<YearMonth>of()
                                    : List.of(month(first, zone), month(last, zone));
                        },
                        conditions.toArray())
                .orElse(List.of());
        List<YearMonth> all = new ArrayList<>();
        if (!ends.isEmpty()) {
            YearMonth earliest = ends.getLast().minusMonths(most - 2L);
            YearMonth month = ends.getFirst().isBefore(earliest) ? earliest : ends.getFirst();
            for (; !month.isAfter(ends.getLast()); month = month.plusMonths(1)) {
                all.add(month);
            }
        }
        return new Months(List.copyOf(all), zone);
    }

    private static YearMonth month(Object value, ZoneId zone) {
        return value instanceof Instant at ? YearMonth.from(at.atZone(zone)) : YearMonth.from((LocalDate) value);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The number of a row's month; 0 before the first one, null without a date. */
    Condition place(Column by) {
        StringBuilder sql = new StringBuilder("case");
        List<@Nullable Object> values = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            sql.append(" when ").append(by.name()).append(" < ? then ").append(place);
            values.add(begin(all.get(place), by.kind()));
        }
        sql.append(" when ")
                .append(by.name())
                .append(" is not null then ")
                .append(all.size())
                .append(" end");
        return new Condition(sql.toString(), values);
    }

    private Object begin(YearMonth month, FieldKind kind) {
        LocalDate day = month.atDay(1);
        return kind == FieldKind.INSTANT ? (Object) day.atStartOfDay(zone).toInstant() : day;
    }

    String name(String place) {
        int number = Integer.parseInt(place);
        return number == 0 ? EARLIER : all.get(number - 1).toString();
    }
}
