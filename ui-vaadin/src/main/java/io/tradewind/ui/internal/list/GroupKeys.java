package io.tradewind.ui.internal.list;

import java.math.BigDecimal;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Reader;

/** What charts and grouped lists put rows together by: which fields, how a group is called, which conditions find its rows. */
final class GroupKeys {
    private final Desk desk;
    private final Reader reader;
    private final TypeView type;
    private final FilterWords words;

    GroupKeys(Desk desk, Reader reader, TypeView type) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.words = new FilterWords(desk, reader);
    }

    /** Fields that rows can be put together by. */
    static List<FieldSpec> fields(TypeView type) {
        return TypeFields.columns(type.type()).stream()
                .filter(GroupKeys::groups)
                .toList();
    }

    private static boolean groups(FieldSpec field) {
        return switch (field.kind()) {
            case CHOICE, ENUMERATION, REFERENCE, BOOLEAN, DATE, INSTANT -> true;
            default -> false;
        };
    }

    /** Whether its groups are months. */
    static boolean isTime(FieldSpec field) {
        return Operators.isTime(field);
    }

    String words(String field, Group group) {
        String key = group.key();
        if (key == null) {
            return reader.text("ui.bulk.empty");
        }
        FieldSpec spec = TypeFields.find(type.type(), field).orElseThrow();
        return switch (spec.kind()) {
            case REFERENCE -> Objects.requireNonNullElse(group.name(), reader.text("ui.hidden"));
            case DATE, INSTANT -> month(key);
            default -> words.value(type.type(), Filter.of(field, Operator.EQ, key));
        };
    }

    private String month(String key) {
        try {
            return YearMonth.parse(key)
                    .format(DateTimeFormatter.ofPattern(reader.chinese() ? "yyyy年M月" : "MMM yyyy", reader.locale()));
        } catch (DateTimeParseException other) {
            return key;
        }
    }

    /** What was added up or averaged. */
    String value(@Nullable BigDecimal value, @Nullable String currency) {
        if (value == null) {
            return "—";
        }
        return currency == null
                ? reader.number(value)
                : reader.shortMoney(new Money(value, Currency.getInstance(currency)));
    }

    /** Which currencies were left out, to be said behind a sum. */
    String without(Summary summary) {
        return summary.otherCurrencies().isEmpty()
                ? ""
                : " · " + reader.text("ui.chart.other-currencies", String.join(", ", summary.otherCurrencies()));
    }

    /** The same in short, where there is no room for many. */
    String only(Summary summary) {
        String currency = summary.currency();
        return currency == null || summary.otherCurrencies().isEmpty()
                ? ""
                : " · " + reader.text("ui.group.only", currency);
    }

    // ---- order

    Comparator<Group> order(FieldSpec field) {
        List<String> codes = desk.lists().entries(field.target()).stream()
                .map(ValueLists.Entry::code)
                .toList();
        return order(field, codes, reader.locale());
    }

    /**
     * The field's own order: of the list or the description, by name, latest month first; what is hidden and what is empty last.
     *
     * @param codes of the field's value list, in its order
     */
    static Comparator<Group> order(FieldSpec field, List<String> codes, Locale locale) {
        Comparator<Group> order = switch (field.kind()) {
            case CHOICE -> place(codes);
            case ENUMERATION -> place(field.values());
            case BOOLEAN -> place(List.of("true", "false"));
            case REFERENCE -> Comparator.comparing(Group::name, Comparator.nullsLast(Collator.getInstance(locale)));
            default -> Comparator.<Group, String>comparing(GroupKeys::key).reversed();
        };
        return Comparator.comparing((Group group) -> group.key() == null)
                .thenComparing(order)
                .thenComparing(GroupKeys::key);
    }

    private static String key(Group group) {
        return Objects.requireNonNullElse(group.key(), "");
    }

    private static Comparator<Group> place(List<String> keys) {
        return Comparator.comparingInt(group -> {
            int place = keys.indexOf(group.key());
            return place < 0 ? keys.size() : place;
        });
    }

    // ---- rows

    /** The key of the group that a row is in; null: the empty one. */
    static @Nullable String key(FieldSpec field, RecordView row, ZoneId zone) {
        return switch (row.value(field.name())) {
            case null -> null;
            case Reference reference -> reference.id();
            case LocalDate day -> YearMonth.from(day).toString();
            case Instant at -> YearMonth.from(at.atZone(zone)).toString();
            case Object other -> other.toString();
        };
    }

    /** The conditions that the rows of a group fulfil. */
    static List<Filter> conditions(FieldSpec field, @Nullable String key) {
        return key == null ? List.of(Filter.of(field.name(), Operator.EMPTY, "true")) : conditions(field, List.of(key));
    }

    /** The conditions that the rows of some groups fulfil; months are to follow one another, the latest first. */
    static List<Filter> conditions(FieldSpec field, List<String> keys) {
        if (isTime(field)) {
            YearMonth first = YearMonth.parse(keys.getLast());
            YearMonth last = YearMonth.parse(keys.getFirst());
            return List.of(
                    Filter.of(field.name(), Operator.GTE, first.atDay(1).toString()),
                    Filter.of(field.name(), Operator.LTE, last.atEndOfMonth().toString()));
        }
        boolean listed = keys.size() > 1 || FilterWords.chosen(field);
        return List.of(new Filter(field.name(), listed ? Operator.IN : Operator.EQ, keys));
    }

    /** The list with nothing but one group's rows. */
    ListState narrowed(ListState state, String name, @Nullable String key) {
        FieldSpec field = TypeFields.find(type.type(), name).orElseThrow();
        ListState narrowed = state;
        for (Filter former : state.filters()) {
            narrowed = former.field().equals(name) ? narrowed.without(former) : narrowed;
        }
        for (Filter filter : conditions(field, key)) {
            narrowed = narrowed.with(filter);
        }
        return narrowed;
    }
}
