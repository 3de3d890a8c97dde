package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.record.RecordQuery;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Keyset.Stretch;
import io.tradewind.runtime.internal.record.Selection.Line;

/** Reads pages of lists: one statement a stretch of the order, nearly always one. */
final class Pages {
    static final int LONGEST = 500;
    private static final int MOST_COUNTED = 10_000;
    private static final Set<String> ALWAYS = Set.of("id", "version", "title");

    /** @param count null if not asked */
    record Page(
            List<Line> lines,
            @Nullable String next,
            @Nullable Integer count,
            boolean countExact) {}

    private final Sight sight;
    private final RecordQuery query;
    private final Sql sql;
    private final Dialect dialect;
    private final Order order;
    private final Selection selection;
    private final WordSearch words;
    private final List<Reach.Part> parts;

    Pages(Sight sight, Viewer viewer, RecordQuery query, Verb verb, Sql sql, Dialect dialect, WordSearch words) {
        this.sight = sight;
        this.query = query;
        this.sql = sql;
        this.dialect = dialect;
        order = Order.of(sight, query.sorts(), query.removed());
        boolean showsTitle = sight.mayRead(sight.type().outline().titleField());
        selection = new Selection(sight.type(), showsTitle, asked(), order, dialect);
        this.words = words;
        parts = ReadParts.of(sight, viewer, query, verb, dialect, words);
    }

    /** The fields asked for, in the type's order. */
    private List<Column> asked() {
        List<Column> all = new ArrayList<>(sight.columns().values());
        if (query.removed()) {
            all.addAll(sight.type().binColumns().values());
        }
        Set<String> names = query.fields();
        for (String name : names) {
            if (!ALWAYS.contains(name)
                    && all.stream().noneMatch(column -> column.fieldName().equals(name))
                    && sight.field(name).filter(ListedLines::isListed).isEmpty()) {
                throw Malformed.field(name);
            }
        }
        return names.isEmpty()
                ? all
                : all.stream()
                        .filter(column -> names.contains(column.fieldName()))
                        .toList();
    }

    Page read() {
        if (query.limit() < 0 || query.limit() > LONGEST) {
            throw Malformed.limit();
        }
        if (query.limit() == 0) {
            return counted(List.of(), null, count());
        }
        Cursor from = query.after() == null ? null : Cursor.decode(query.after(), sight.type(), order);
        List<Line> lines = new ArrayList<>();
        for (Stretch stretch : new Keyset(order, dialect).from(from)) {
            int wanted = query.limit() + 1 - lines.size();
            if (wanted > 0) {
                lines.addAll(stretch(stretch, wanted));
            }
        }
        String next = null;
        if (lines.size() > query.limit()) {
            lines = lines.subList(0, query.limit());
            next = lines.getLast().cursor().encode(sight.type(), order);
        }
        if (!query.count()) {
            return new Page(lines, next, null, true);
        }
        boolean whole = from == null && next == null;
        return counted(lines, next, whole ? lines.size() : count());
    }

    private static Page counted(List<Line> lines, @Nullable String next, int count) {
        return new Page(lines, next, Math.min(count, MOST_COUNTED), count <= MOST_COUNTED);
    }

    private List<Line> stretch(Stretch stretch, int wanted) {
        String inner = order.sql(dialect, stretch.sameFirst()) + " fetch first ? rows only";
        List<@Nullable Object> values = new ArrayList<>();
        List<String> selects = new ArrayList<>();
        for (Reach.Part part : parts) {
            Where where = part.where().copy();
            if (stretch.condition() != null) {
                where.and(stretch.condition());
            }
            String table = part.from(sight.type(), dialect) + path(part, stretch);
            if (bounds(stretch)) {
                bound(table, where, wanted).ifPresent(where::and);
            }
            selects.add("select " + selection.sql() + " from " + table + " where " + where.sql() + inner);
            values.addAll(part.sourceValues());
            values.addAll(where.values());
            values.add(wanted);
        }
        String statement = selects.getFirst();
        if (selects.size() > 1) {
            statement = union(selects) + selection.outerOrder(stretch.sameFirst()) + " fetch first ? rows only";
            values.add(wanted);
        }
        Calendar utc = Sql.utc();
        return sql.list(statement, row -> selection.read(row, utc), values.toArray());
    }

    private String path(Reach.Part part, Stretch stretch) {
        boolean told = dialect == Dialect.DERBY && part.isPlain() && (order.isSingle() || bounds(stretch));
        return told ? new DerbyPath(sight, query, order, words.isNarrow()).through(part) : "";
    }

    /** Derby would sort all rows by several keys; those behind the page's last value of the first key need not be looked at. */
    private boolean bounds(Stretch stretch) {
        return dialect == Dialect.DERBY && !order.isSingle() && !stretch.sameFirst();
    }

    private Optional<Where.Condition> bound(String table, Where where, int wanted) {
        Order.Key first = order.first();
        String key = first.column().ordered(dialect);
        boolean ordered = table.startsWith(sight.type().table())
                && !table.equals(sight.type().table());
        if (!ordered) {
            return Optional.empty();
        }
        List<@Nullable Object> values = new ArrayList<>(where.values());
        values.add(wanted);
        Calendar utc = Sql.utc();
        List<Object> keys = sql.list(
                "select " + key + " from " + table + " where " + where.sql() + " order by " + key + first.direction()
                        + ", id" + first.direction() + " fetch first ? rows only",
                row -> Objects.requireNonNull(
                        Selection.plain(row, 1, first.column().kind(), utc)),
                values.toArray());
        return keys.size() < wanted
                ? Optional.empty()
                : Optional.of(Where.Condition.of(key + (first.descending() ? " >= ?" : " <= ?"), keys.getLast()));
    }

    private static String union(List<String> selects) {
        StringBuilder sql = new StringBuilder();
        for (String select : selects) {
            sql.append(sql.isEmpty() ? "" : " union all ")
                    .append("select * from (")
                    .append(select)
                    .append(") as p");
        }
        return sql.toString();
    }

    private int count() {
        List<@Nullable Object> values = new ArrayList<>();
        List<String> selects = new ArrayList<>();
        for (Reach.Part part : parts) {
            selects.add("select id as c1 from " + part.from(sight.type(), dialect) + " where "
                    + part.where().sql() + " fetch first ? rows only");
            values.addAll(part.sourceValues());
            values.addAll(part.where().values());
            values.add(MOST_COUNTED + 1);
        }
        String all = selects.size() == 1 ? selects.getFirst() : union(selects);
        String statement = "select count(*) from (" + all + ") as counted";
        return Math.min(
                MOST_COUNTED + 1,
                sql.first(statement, row -> row.getInt(1), values.toArray()).orElse(0));
    }
}
