package io.tradewind.runtime.internal.transfer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldSpec;
import io.tradewind.runtime.internal.transfer.sheet.Encoding;
import io.tradewind.text.Texts;

/** Makes values of cells; empty cells say nothing and change nothing. */
final class CellValues {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "√", "✓", "x", "对", "有");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "×", "✗", "-", "错", "无");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    private static final String CURRENCY = "CNY";

    private final String type;
    private final List<Column> columns;
    private final Survey survey;
    private final Texts texts;
    private final ZoneId zone;
    private final Set<String> dryNewValues;
    private final Set<String> needed;

    /**
     * @param dryNewValues fields whose unknown list values count as known, because they would be added
     * @param needed fields whose cells must not be empty
     */
    CellValues(
            String type,
            List<Column> columns,
            Survey survey,
            Texts texts,
            ZoneId zone,
            Set<String> dryNewValues,
            Set<String> needed) {
        this.type = type;
        this.columns = columns;
        this.survey = survey;
        this.texts = texts;
        this.zone = zone;
        this.dryNewValues = dryNewValues;
        this.needed = needed;
    }

    /** Without new list values, and with every cell allowed to be empty. */
    static CellValues of(String type, List<Column> columns, Survey survey, Engine engine, ZoneId zone) {
        return new CellValues(type, columns, survey, engine.texts(), zone, Set.of(), Set.of());
    }

    ImportRow read(long number, List<String> cells) {
        ImportRow row = new ImportRow(number, cells);
        for (Column column : columns) {
            String cell = column.cell(cells);
            if (cell.indexOf(Encoding.UNREADABLE) >= 0) {
                row.refuse(RowRefused.of(
                        column.header(), cell.replace(Encoding.UNREADABLE, '\uFFFD'), "import.unreadable"));
            } else if (cell.indexOf('\0') >= 0) {
                row.refuse(RowRefused.of(column.header(), cell.replace('\0', '\uFFFD'), "import.unreadable"));
            } else if (!cell.isEmpty()) {
                put(row, column, cell);
            } else if (needed.contains(column.target().field())) {
                row.refuse(RowRefused.of(column.header(), "", "field.required"));
            }
        }
        return row;
    }

    private void put(ImportRow row, Column column, String cell) {
        if (column.isCustom()) {
            row.custom().put(column.customName(), cell);
        } else if (column.isReference()) {
            row.references().put(column, cell);
        } else {
            Object value = value(column, cell);
            if (value != null) {
                row.values().put(column.spec().name(), value);
            } else {
                row.refuse(refusal(column, cell));
            }
        }
    }

    private @Nullable Object value(Column column, String cell) {
        FieldSpec field = column.spec();
        return switch (field.kind()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> cell;
            case INTEGER -> whole(column, cell).orElse(null);
            case DECIMAL -> number(column, cell).map(NumberText::value).orElse(null);
            case MONEY -> money(column, cell).orElse(null);
            case BOOLEAN -> yesOrNo(cell).orElse(null);
            case DATE -> survey.dates(column).date(cell).orElse(null);
            case INSTANT -> survey.dates(column).instant(cell, zone).orElse(null);
            case CHOICE -> choice(column, cell).orElse(null);
            case TAGS -> List.of(cell.split("[;；,，、|]"));
            case ENUMERATION -> constant(field, cell).orElse(null);
            case REFERENCE, LINES -> throw new IllegalStateException("not a single value: " + field.name());
        };
    }

    private static RowRefused refusal(Column column, String cell) {
        String code = switch (column.spec().kind()) {
            case INTEGER -> "import.not-whole";
            case DECIMAL, MONEY -> "import.not-number";
            case BOOLEAN -> "import.not-yes-or-no";
            case DATE, INSTANT -> "import.not-date";
            default -> "import.unknown-value";
        };
        return RowRefused.of(column.header(), cell, code, cell.length() > 60 ? cell.substring(0, 60) + "…" : cell);
    }

    private static Optional<NumberText> number(Column column, String cell) {
        BigDecimal factor = column.target().factor();
        return NumberText.of(cell)
                .map(read -> factor == null ? read : new NumberText(read.value().multiply(factor), read.currency()));
    }

    private static Optional<Long> whole(Column column, String cell) {
        return number(column, cell).map(NumberText::value).flatMap(value -> {
            try {
                return Optional.of(value.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
            } catch (ArithmeticException broken) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Money> money(Column column, String cell) {
        String planned = column.target().currency();
        return number(column, cell).map(read -> {
            String own = read.currency();
            String code = own != null ? own : planned != null ? planned : CURRENCY;
            return new Money(read.value(), Currency.getInstance(code));
        });
    }

    private static Optional<Boolean> yesOrNo(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return YES.contains(word)
                ? Optional.of(Boolean.TRUE)
                : NO.contains(word) ? Optional.of(Boolean.FALSE) : Optional.empty();
    }

    private Optional<Object> choice(Column column, String cell) {
        Optional<Object> code = survey.entry(column, cell).map(ValueLists.Entry::code);
        return code.isEmpty() && dryNewValues.contains(column.spec().name()) && cell.length() <= 60
                ? Optional.of(new NewValue(cell))
                : code;
    }

    /** A list value or a record that a trial would add: passes, but is not given to the record. */
    record NewValue(String text) {}

    private Optional<String> constant(FieldSpec field, String cell) {
        String upper = cell.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return field.values().stream()
                .filter(value -> value.equals(upper)
                        || LANGUAGES.stream()
                                .anyMatch(language -> texts.find(language, type + "." + field.name() + "." + value)
                                        .filter(text -> text.equalsIgnoreCase(cell))
                                        .isPresent()))
                .findFirst();
    }
}
