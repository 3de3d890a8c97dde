package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/** Adds up rows: few groups in one statement; many, and months, in one for everything and one for the groups. */
final class Summing {
    private static final Comparator<Total> BY_ROWS =
            Comparator.comparingLong(Total::filled).thenComparing(total -> String.valueOf(total.currency()));

    private final Sight sight;
    private final Sql sql;
    private final ZoneId zone;
    private final List<Reach.Part> parts;
    private final Dialect dialect;
    private final List<@Nullable Object> conditions = new ArrayList<>();
    private String from = "";

    /** How many groups are told, and which ones if there are more. */
    enum Most {
        /** The largest values. */
        DRAWN(50),
        /** The most rows. */
        HEADINGS(Summaries.MOST_HEADINGS);

        private final int groups;

        Most(int groups) {
            this.groups = groups;
        }
    }

    /** Rows added up. */
    record Total(
            @Nullable String currency,
            long rows,
            long filled,
            @Nullable BigDecimal sum) {}

    /** Rows of one key added up. */
    record Row(
            @Nullable String key,
            long rows,
            long filled,
            @Nullable BigDecimal sum) {}

    Summing(Sight sight, Viewer viewer, RecordQuery query, Sql sql, Dialect dialect, WordSearch words) {
        this.sight = sight;
        this.sql = sql;
        this.zone = viewer.actor().zone();
        this.dialect = dialect;
        parts = ReadParts.of(sight, viewer, query, query.removed() ? Verb.DELETE : Verb.READ, dialect, words);
    }

    /** All parts as one table, of which the columns are needed. */
    private void readFrom(Column by, @Nullable Column of) {
        Set<String> columns = new LinkedHashSet<>(List.of(by.name()));
        if (of != null) {
            columns.add(of.name());
            if (of.kind() == FieldKind.MONEY) {
                columns.add(of.name() + "_currency");
            }
        }
        List<String> selects = new ArrayList<>();
        for (Reach.Part part : parts) {
            selects.add(" from " + part.from(sight.type(), dialect) + " where "
                    + part.where().sql());
            conditions.addAll(part.sourceValues());
            conditions.addAll(part.where().values());
        }
        String select = "select " + String.join(", ", columns);
        from = selects.size() == 1
                ? selects.getFirst()
                : " from (" + select + String.join(" union all " + select, selects) + ") as seen";
    }

    Summary sum(Grouping grouping, Most most, BiFunction<String, Collection<String>, Map<String, String>> names) {
        Column by = by(grouping);
        Column of = of(grouping);
        readFrom(by, of);
        boolean byMonth = by.kind() == FieldKind.DATE || by.kind() == FieldKind.INSTANT;
        Optional<Tally> whole = byMonth ? Optional.empty() : tally(by, of, most);
        List<Total> totals = whole.map(Tally::totals).orElseGet(() -> totals(of));
        long count = totals.stream().mapToLong(Total::rows).sum();
        Total chosen = totals.stream()
                .filter(total -> of == null || of.kind() != FieldKind.MONEY || total.currency() != null)
                .max(BY_ROWS)
                .orElse(new Total(null, 0, 0, null));
        List<Row> rows = byMonth
                ? months(by, of, chosen.currency(), most)
                : whole.map(tally -> tally.rows(chosen.currency(), byValue(grouping, most)))
                        .orElseGet(() -> values(by, of, chosen.currency(), grouping, most));
        Map<String, String> known = by.kind() == FieldKind.REFERENCE
                ? names.apply(
                        by.field().target(),
                        rows.stream().map(Row::key).filter(Objects::nonNull).toList())
                : Map.of();
        List<Group> groups = rows.stream()
                .map(row -> new Group(
                        row.key(),
                        row.key() == null ? null : known.get(row.key()),
                        row.rows(),
                        value(row.rows(), row.filled(), row.sum(), grouping, of, chosen.currency())))
                .toList();
        return new Summary(
                groups,
                count - rows.stream().mapToLong(Row::rows).sum(),
                count,
                value(count, chosen.filled(), chosen.sum(), grouping, of, chosen.currency()),
                chosen.currency(),
                totals.stream()
                        .map(Total::currency)
                        .filter(currency -> currency != null && !currency.equals(chosen.currency()))
                        .sorted()
                        .toList());
    }

    private Column by(Grouping grouping) {
        Column column = column(grouping.by());
        return switch (column.kind()) {
            case CHOICE, ENUMERATION, REFERENCE, BOOLEAN, DATE, INSTANT -> column;
            default -> throw Malformed.of("summary.by", grouping.by());
        };
    }

    private @Nullable Column of(Grouping grouping) {
        String name = grouping.of();
        if (grouping.measure() == Measure.COUNT) {
            return null;
        }
        if (name == null) {
            throw Malformed.of("summary.of", "");
        }
        Column column = column(name);
        return switch (column.kind()) {
            case INTEGER, DECIMAL, MONEY -> column;
            default -> throw Malformed.of("summary.of", name);
        };
    }

    private Column column(String name) {
        Column column = sight.columns().get(name);
        if (column == null) {
            throw Malformed.field(name);
        }
        return column;
    }

    /** One line, or one for each currency, and one for amounts that are empty. */
    private List<Total> totals(@Nullable Column of) {
        String currency = currency(of);
        boolean money = !currency.isEmpty();
        return sql.list(
                "select " + (money ? currency : "''") + ", count(*), " + measured(of) + from
                        + (money ? " group by " + currency : ""),
                row -> new Total(
                        money ? stripped(row.getString(1)) : null,
                        row.getLong(2),
                        row.getLong(3),
                        row.getBigDecimal(4)),
                conditions.toArray());
    }

    /** The column of the amounts' currencies; empty if no amounts are added up. */
    private static String currency(@Nullable Column of) {
        return of != null && of.kind() == FieldKind.MONEY ? of.name() + "_currency" : "";
    }

    private static String measured(@Nullable Column of) {
        return of == null ? "count(*), 0" : "count(" + of.name() + "), sum(" + exact(of) + ")";
    }

    private static @Nullable String stripped(@Nullable String currency) {
        return currency == null ? null : currency.strip();
    }

    /** Sums of whole numbers must not run over. */
    private static String exact(Column of) {
        return of.kind() == FieldKind.INTEGER ? "cast(" + of.name() + " as decimal(31, 0))" : of.name();
    }

    private List<Row> values(Column by, @Nullable Column of, @Nullable String currency, Grouping grouping, Most most) {
        String order = byValue(grouping, most) ? "4 desc nulls last, 2 desc, 1" : "2 desc, 1";
        return rows(
                Condition.of(by.name()),
                of,
                currency,
                " order by " + order + " fetch first " + most.groups + " rows only",
                row -> key(by, row));
    }

    private static boolean byValue(Grouping grouping, Most most) {
        return most == Most.DRAWN && grouping.measure() == Measure.SUM;
    }

    private static @Nullable String key(Column by, @Nullable String written) {
        return written == null || by.kind() != FieldKind.BOOLEAN ? written : truth(written);
    }

    /** All groups in one statement, if they are few. */
    private Optional<Tally> tally(Column by, @Nullable Column of, Most most) {
        String currency = currency(of);
        boolean money = !currency.isEmpty();
        String columns = by.name() + (money ? ", " + currency : "");
        List<Tally.Cell> cells = sql.list(
                "select count(*), " + measured(of) + ", " + columns + from + " group by " + columns + " fetch first "
                        + (most.groups + 1) + " rows only",
                row -> new Tally.Cell(
                        key(by, row.getString(4)),
                        money ? stripped(row.getString(5)) : null,
                        row.getLong(1),
                        row.getLong(2),
                        row.getBigDecimal(3)),
                conditions.toArray());
        return cells.size() > most.groups ? Optional.empty() : Optional.of(new Tally(cells));
    }

    /** As databases write it: {@code t}, {@code true}, {@code 1}. */
    private static String truth(String written) {
        return Boolean.toString(written.startsWith("t") || written.equals("1"));
    }

    private List<Row> months(Column by, @Nullable Column of, @Nullable String currency, Most most) {
        Months months = Months.of(by, most.groups, zone, sql, from, conditions);
        if (months.isEmpty()) {
            return rows(Condition.of("cast(null as integer)"), of, currency, "", place -> null);
        }
        return rows(months.place(by), of, currency, " order by 1", place -> place == null ? null : months.name(place))
                .stream()
                .filter(row -> !Months.EARLIER.equals(row.key()))
                .toList();
    }

    private List<Row> rows(
            Condition key,
            @Nullable Column of,
            @Nullable String currency,
            String end,
            java.util.function.Function<@Nullable String, @Nullable String> named) {
        List<@Nullable Object> values = new ArrayList<>(key.values());
        String measured = "0";
        if (of != null) {
            measured = exact(of);
            if (of.kind() == FieldKind.MONEY) {
                measured = "case when " + of.name() + "_currency = ? then " + of.name() + " end";
                values.add(currency == null ? "" : currency);
            }
        }
        values.addAll(conditions);
        String statement = "select k, count(*), count(m), sum(m) from (select " + key.sql() + " as k, " + measured
                + " as m" + from + ") as g group by k" + end;
        return sql.list(
                statement,
                row -> new Row(named.apply(row.getString(1)), row.getLong(2), row.getLong(3), row.getBigDecimal(4)),
                values.toArray());
    }

    private @Nullable BigDecimal value(
            long rows,
            long filled,
            @Nullable BigDecimal sum,
            Grouping grouping,
            @Nullable Column of,
            @Nullable String currency) {
        if (of == null) {
            return BigDecimal.valueOf(rows);
        }
        if (filled == 0 || sum == null) {
            return null;
        }
        int scale = currency == null
                ? of.kind() == FieldKind.INTEGER && grouping.measure() == Measure.SUM ? 0 : Math.max(2, of.scale())
                : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return grouping.measure() == Measure.SUM
                ? sum.setScale(scale, RoundingMode.HALF_EVEN)
                : sum.divide(BigDecimal.valueOf(filled), scale, RoundingMode.HALF_EVEN);
    }
}
