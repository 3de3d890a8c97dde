package io.tradewind.ui.internal.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Records;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Reader;
import io.tradewind.view.SavedViews;

/** A condition as a sentence: "Owner is me", "Industry is one of Logistics, Trade". */
final class FilterWords {
    private final Records records;
    private final SavedViews views;
    private final Values values;
    private final Reader reader;

    FilterWords(Desk desk, Reader reader) {
        this.records = desk.records();
        this.views = desk.views();
        this.values = new Values(desk.lists(), reader);
        this.reader = reader;
    }

    String field(TypeSpec type, Filter filter) {
        return reader.field(type.name(), filter.field());
    }

    String relation(TypeSpec type, Filter filter) {
        if (filter.operator() == Operator.EMPTY) {
            return reader.text(filter.values().contains("false") ? "ui.filter.is-set" : "ui.filter.is-empty");
        }
        if (isSegment(filter)) {
            return reader.text("ui.filter.op.EQ");
        }
        return TypeFields.find(type, filter.field())
                .map(field -> reader.text(key(field, filter)))
                .orElse(filter.operator().suffix());
    }

    private static String key(FieldSpec field, Filter filter) {
        boolean single = filter.operator() == Operator.IN && filter.values().size() == 1;
        return Operators.key(field, single ? Operator.EQ : filter.operator());
    }

    String value(TypeSpec type, Filter filter) {
        if (filter.operator() == Operator.EMPTY) {
            return "";
        }
        if (isSegment(filter)) {
            return segment(filter.values().isEmpty() ? "" : filter.values().getFirst());
        }
        return TypeFields.find(type, filter.field())
                .map(field -> filter.values().stream()
                        .map(value -> word(type, field, value))
                        .collect(Collectors.joining(reader.chinese() ? "、" : ", ")))
                .orElseGet(() -> String.join(", ", filter.values()));
    }

    static boolean isSegment(Filter filter) {
        return filter.field().equals(RecordQuery.SEGMENT);
    }

    private String segment(String id) {
        try {
            return views.require(id).name();
        } catch (TradewindException away) {
            return reader.text("ui.hidden");
        }
    }

    private String word(TypeSpec type, FieldSpec field, String value) {
        Optional<Long> days = Operators.isTime(field) ? RelativeDay.days(value) : Optional.empty();
        if (days.isPresent()) {
            return RelativeDay.words(reader, days.get());
        }
        try {
            return switch (field.kind()) {
                case REFERENCE -> reference(field, value);
                case BOOLEAN -> reader.show(Boolean.valueOf(value));
                case DATE -> reader.day(LocalDate.parse(value));
                case INSTANT -> reader.moment(Instant.parse(value));
                case INTEGER, DECIMAL, MONEY -> reader.number(new java.math.BigDecimal(value));
                case CHOICE, TAGS, ENUMERATION -> values.text(type.name(), field, value);
                case TEXT, LONG_TEXT, EMAIL, PHONE, URL, LINES -> value;
            };
        } catch (java.time.DateTimeException | NumberFormatException unreadable) {
            return value;
        }
    }

    private String reference(FieldSpec field, String value) {
        if (value.equals("me")) {
            return reader.text("ui.filter.me");
        }
        if (value.equals("mine")) {
            return reader.text("ui.filter.my-team");
        }
        return records.titles(field.target(), List.of(value)).getOrDefault(value, reader.text("ui.hidden"));
    }

    /** Whether the field's value is chosen rather than typed. */
    static boolean chosen(FieldSpec field) {
        return field.kind() == FieldKind.CHOICE
                || field.kind() == FieldKind.TAGS
                || field.kind() == FieldKind.ENUMERATION;
    }
}
