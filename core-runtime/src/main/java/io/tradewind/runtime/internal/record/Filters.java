package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.entity.Tags;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.record.Where.Condition;
import io.tradewind.runtime.internal.record.value.Likeness;
import io.tradewind.runtime.internal.record.value.Times;

/** Makes conditions from filters. Fields that the reader may not see do not exist here. */
final class Filters {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MOST = 50;
    private static final int MOST_VALUES = 500;
    private static final int LONGEST_NUMBER = 40;

    private final Sight sight;
    private final Viewer viewer;
    private final Dialect dialect;
    private final WordSearch words;

    Filters(Sight sight, Viewer viewer, Dialect dialect, WordSearch words) {
        this.sight = sight;
        this.viewer = viewer;
        this.dialect = dialect;
        this.words = words;
    }

    void add(List<Filter> filters, Where where, boolean bin) {
        if (filters.size() > MOST) {
            throw Malformed.tooMuch();
        }
        for (Filter filter : filters) {
            where.and(condition(filter, bin));
        }
    }

    private Condition condition(Filter filter, boolean bin) {
        if (filter.values().size() > MOST_VALUES) {
            throw Malformed.tooMuch();
        }
        boolean wantsMany = filter.operator() == Operator.IN;
        if (filter.values().isEmpty() || (!wantsMany && filter.values().size() != 1)) {
            throw Malformed.value(filter.field(), String.join(",", filter.values()));
        }
        if (filter.field().equals("id")) {
            return ids(filter);
        }
        Column column = column(filter.field(), bin);
        if (filter.operator() == Operator.EMPTY) {
            return empty(column, filter);
        }
        return switch (column.kind()) {
            case TEXT, EMAIL, URL, LONG_TEXT -> text(column, filter);
            case PHONE -> phone(column, filter);
            case TAGS -> tagged(column, filter);
            case CHOICE, ENUMERATION -> code(column, filter, filter.values());
            case REFERENCE ->
                code(
                        column,
                        filter,
                        filter.values().stream().map(id -> named(column, id)).toList());
            case INTEGER, DECIMAL -> compared(column, filter, value -> Condition.of("?", number(column, value)));
            case MONEY -> money(column, filter);
            case BOOLEAN -> bool(column, filter);
            case DATE ->
                filter.operator() == Operator.NOT_SINCE
                        ? not(
                                column,
                                Condition.of(
                                        column.name() + " >= ?",
                                        day(column, filter.values().getFirst())))
                        : compared(column, filter, value -> Condition.of("?", day(column, value)));
            case INSTANT -> instant(column, filter);
            case LINES -> throw Malformed.field(filter.field());
        };
    }

    private Column column(String field, boolean bin) {
        Column column = sight.columns().get(field);
        if (column == null && bin) {
            column = sight.type().binColumns().get(field);
        }
        if (column == null || !column.is(Trait.FILTERABLE)) {
            throw Malformed.field(field);
        }
        return column;
    }

    private static Condition ids(Filter filter) {
        return switch (filter.operator()) {
            case EQ, IN ->
                Condition.in(
                        "id", filter.values().stream().filter(Filters::isSafe).toList());
            default -> throw Malformed.operator("id", filter.operator().suffix());
        };
    }

    private static Condition empty(Column column, Filter filter) {
        return switch (filter.values().getFirst()) {
            case "true" -> Condition.of(column.name() + " is null");
            case "false" -> Condition.of(column.name() + " is not null");
            default -> throw Malformed.value(filter.field(), filter.values().getFirst());
        };
    }

    // ---- texts

    private Condition text(Column column, Filter filter) {
        String value = filter.values().getFirst();
        return switch (filter.operator()) {
            case EQ -> same(column, value);
            case IN ->
                Condition.any(
                        filter.values().stream().map(one -> same(column, one)).toList());
            case NE -> not(column, same(column, value));
            case CONTAINS -> contains(column, value);
            case STARTS_WITH -> startsWith(column, value);
            case GTE -> beyond(column, ">=", value);
            case GT -> beyond(column, ">", value);
            case LTE -> beyond(column, "<=", value);
            case LT -> beyond(column, "<", value);
            case NOT_SINCE ->
                throw Malformed.operator(filter.field(), filter.operator().suffix());
            case EMPTY -> throw new IllegalStateException("handled before");
        };
    }

    private Condition same(Column column, String value) {
        return isSafe(value) ? Condition.of(column.lowered() + " = " + lower(), lowered(value)) : Condition.never();
    }

    private static Condition not(Column column, Condition condition) {
        return new Condition("(" + column.name() + " is null or not (" + condition.sql() + "))", condition.values());
    }

    private Condition beyond(Column column, String sign, String value) {
        return isSafe(value)
                ? Condition.of(collated(column.lowered()) + " " + sign + " " + lower(), lowered(value))
                : Condition.never();
    }

    private Condition startsWith(Column column, String value) {
        if (!isSafe(value)) {
            return Condition.never();
        }
        String expression = collated(column.lowered());
        return Condition.of(
                expression + " >= " + lower() + " and " + expression + " < " + lower(),
                lowered(value),
                dialect.endOfPrefix(lowered(value)));
    }

    /** On PostgreSQL the combined index of all searched fields narrows the search first. */
    private Condition contains(Column column, String value) {
        if (!isSafe(value)) {
            return Condition.never();
        }
        Condition exact = narrowed(List.of(column), value, like(column.lowered(), value));
        // Fields stand side by side in the index, a blank between them: only what has no blank is looked for there.
        String piece = BLANKS.splitAsStream(value)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        boolean indexed = dialect == Dialect.POSTGRESQL
                && SearchText.columns(sight.type()).contains(column)
                && !piece.isEmpty();
        if (!indexed) {
            return exact;
        }
        return both(like(SearchText.expression(sight.type()), piece), exact);
    }

    /** The condition, looked at only in the records in whose columns the word may stand, if those are known. */
    Condition narrowed(List<Column> within, String value, Condition exact) {
        return words.candidates(within, lowered(value))
                .map(ids -> both(ids, exact))
                .orElse(exact);
    }

    private static Condition both(Condition ids, Condition exact) {
        List<@Nullable Object> values = new ArrayList<>(ids.values());
        values.addAll(exact.values());
        return new Condition("(" + ids.sql() + " and " + exact.sql() + ")", values);
    }

    Condition like(String expression, String value) {
        return Condition.of(expression + " like " + lower() + " escape '!'", "%" + escaped(lowered(value)) + "%");
    }

    private static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Lower case as the database makes it, so that it is the same as in the lower-cased columns. */
    private String lower() {
        return dialect == Dialect.POSTGRESQL ? "lower(?)" : "?";
    }

    private String lowered(String value) {
        String composed = java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFC);
        return dialect == Dialect.POSTGRESQL ? composed : composed.toLowerCase(Locale.ROOT);
    }

    private String collated(String expression) {
        return dialect == Dialect.POSTGRESQL ? expression + " collate \"C\"" : expression;
    }

    /** What no database column can hold matches nothing. */
    static boolean isSafe(String value) {
        return value.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    /** By digits, if the engine keeps them; else as text. */
    private Condition phone(Column column, Filter filter) {
        boolean exact = filter.operator() == Operator.EQ || filter.operator() == Operator.IN;
        if (!exact || !column.is(Trait.WARNS_OF_DUPLICATES)) {
            return text(column, filter);
        }
        List<String> keys = filter.values().stream()
                .map(Likeness::digits)
                .filter(key -> !key.isEmpty())
                .toList();
        Condition keyed = Condition.in("dup_key", keys);
        List<@Nullable Object> values = new ArrayList<>(List.of(sight.type().name()));
        values.addAll(keyed.values());
        values.add(column.fieldName());
        return new Condition(
                "id in (select record_id from core.duplicate_key where type = ? and " + keyed.sql() + " and field = ?)",
                values);
    }

    private Condition code(Column column, Filter filter, List<String> values) {
        List<String> safe = values.stream().filter(Filters::isSafe).toList();
        return switch (filter.operator()) {
            case EQ, IN ->
                safe.size() == 1
                        ? Condition.of(column.name() + " = ?", safe.getFirst())
                        : Condition.in(column.name(), safe);
            case NE -> not(column, Condition.in(column.name(), safe));
            default ->
                throw Malformed.operator(filter.field(), filter.operator().suffix());
        };
    }

    /** With one of the tags, or without it. */
    private static Condition tagged(Column column, Filter filter) {
        Condition any = Condition.any(filter.values().stream()
                .filter(Filters::isSafe)
                .map(code -> Condition.of(column.name() + " like ? escape '!'", "%" + escaped(Tags.within(code)) + "%"))
                .toList());
        return switch (filter.operator()) {
            case EQ, IN -> any;
            case NE -> not(column, any);
            default ->
                throw Malformed.operator(filter.field(), filter.operator().suffix());
        };
    }

    private String named(Column column, String id) {
        if (column.field().target().equals(EngineFields.USERS) && id.equals("me")) {
            return viewer.user();
        }
        if (column.field().target().equals(EngineFields.TEAMS) && id.equals("mine")) {
            String team = viewer.standing().team();
            return team == null ? "" : team;
        }
        return id;
    }

    // ---- numbers, yes and no, days

    private interface Parameter {
        Condition of(String value);
    }

    private Condition compared(Column column, Filter filter, Parameter parameter) {
        List<Condition> given = filter.values().stream().map(parameter::of).toList();
        return switch (filter.operator()) {
            case EQ, IN ->
                Condition.any(given.stream().map(one -> sign(column, "=", one)).toList());
            case NE -> not(column, sign(column, "=", given.getFirst()));
            case GTE -> sign(column, ">=", given.getFirst());
            case GT -> sign(column, ">", given.getFirst());
            case LTE -> sign(column, "<=", given.getFirst());
            case LT -> sign(column, "<", given.getFirst());
            default ->
                throw Malformed.operator(filter.field(), filter.operator().suffix());
        };
    }

    private static Condition sign(Column column, String sign, Condition value) {
        return new Condition(column.name() + " " + sign + " " + value.sql(), value.values());
    }

    private static BigDecimal number(Column column, String value) {
        String plain = value.strip();
        if (plain.length() > LONGEST_NUMBER || !plain.matches("[+-]?\\d{1,20}(\\.\\d{1,20})?")) {
            throw Malformed.value(column.fieldName(), value);
        }
        return new BigDecimal(plain);
    }

    /** {@code 1000} of any currency, or {@code 1000 CNY}. */
    private Condition money(Column column, Filter filter) {
        String first = filter.values().getFirst().strip();
        if (!first.matches(".+ [A-Za-z]{3}")) {
            return compared(column, filter, value -> Condition.of("?", number(column, value)));
        }
        String currency = Money.currency(first.substring(first.length() - 3))
                .map(Currency::getCurrencyCode)
                .orElseThrow(() -> Malformed.value(filter.field(), first));
        List<String> amounts = filter.values().stream()
                .map(value -> value.strip().replaceAll(" [A-Za-z]{3}$", ""))
                .toList();
        Condition amount = compared(
                column,
                new Filter(filter.field(), filter.operator(), amounts),
                value -> Condition.of("?", number(column, value)));
        List<@Nullable Object> values = new ArrayList<>(amount.values());
        values.add(currency);
        return new Condition("(" + amount.sql() + " and " + column.name() + "_currency = ?)", values);
    }

    private static Condition bool(Column column, Filter filter) {
        String value = filter.values().getFirst();
        if (!value.equals("true") && !value.equals("false")) {
            throw Malformed.value(filter.field(), value);
        }
        return switch (filter.operator()) {
            case EQ -> Condition.of(column.name() + " = ?", Boolean.valueOf(value));
            case NE -> not(column, Condition.of(column.name() + " = ?", Boolean.valueOf(value)));
            default ->
                throw Malformed.operator(filter.field(), filter.operator().suffix());
        };
    }

    private static LocalDate day(Column column, String value) {
        return isoDay(value).orElseThrow(() -> Malformed.value(column.fieldName(), value));
    }

    private static Optional<LocalDate> isoDay(String value) {
        try {
            return value.length() == 10 ? Optional.of(LocalDate.parse(value)) : Optional.empty();
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** A day stands for all its instants, in the reader's zone. */
    private Condition instant(Column column, Filter filter) {
        return switch (filter.operator()) {
            case EQ, IN ->
                Condition.any(filter.values().stream()
                        .map(value -> during(column, value))
                        .toList());
            case NE -> not(column, during(column, filter.values().getFirst()));
            case GTE ->
                Condition.of(
                        column.name() + " >= ?", begin(column, filter.values().getFirst()));
            case LT ->
                Condition.of(
                        column.name() + " < ?", begin(column, filter.values().getFirst()));
            case NOT_SINCE ->
                not(
                        column,
                        Condition.of(
                                column.name() + " >= ?",
                                begin(column, filter.values().getFirst())));
            case GT -> after(column, ">", ">=", filter.values().getFirst());
            case LTE -> after(column, "<=", "<", filter.values().getFirst());
            default ->
                throw Malformed.operator(filter.field(), filter.operator().suffix());
        };
    }

    private Condition during(Column column, String value) {
        return isoDay(value).isPresent()
                ? Condition.of(
                        "(" + column.name() + " >= ? and " + column.name() + " < ?)",
                        begin(column, value),
                        dayAfter(column, value))
                : Condition.of(column.name() + " = ?", begin(column, value));
    }

    private Condition after(Column column, String ofInstant, String ofDay, String value) {
        return isoDay(value).isPresent()
                ? Condition.of(column.name() + " " + ofDay + " ?", dayAfter(column, value))
                : Condition.of(column.name() + " " + ofInstant + " ?", begin(column, value));
    }

    private Instant begin(Column column, String value) {
        return isoDay(value)
                .map(day -> day.atStartOfDay(viewer.actor().zone()).toInstant())
                .or(() -> Times.iso(value))
                .filter(Filters::isStorable)
                .orElseThrow(() -> Malformed.value(column.fieldName(), value));
    }

    /** The last day that can be stored has none after it: its own end. */
    private Instant dayAfter(Column column, String value) {
        Instant after = day(column, value)
                .plusDays(1)
                .atStartOfDay(viewer.actor().zone())
                .toInstant();
        return isStorable(after) ? after : LAST;
    }

    private static boolean isStorable(Instant instant) {
        int year = instant.atZone(java.time.ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999;
    }
}
