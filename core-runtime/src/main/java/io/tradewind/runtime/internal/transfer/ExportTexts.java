package io.tradewind.runtime.internal.transfer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.access.Actor;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.transfer.sheet.Cells;
import io.tradewind.text.Texts;

/** Values in the words of a reader; what was written so can be imported again. */
final class ExportTexts {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Texts texts;
    private final ValueLists lists;
    private final Actor reader;
    private final TypeView type;

    ExportTexts(Texts texts, ValueLists lists, Actor reader, TypeView type) {
        this.texts = texts;
        this.lists = lists;
        this.reader = reader;
        this.type = type;
    }

    String label(String column) {
        return texts.field(reader.locale(), type.name(), column);
    }

    /** As a workbook holds it: numbers, days and times as such, all else as text. */
    @Nullable
    Object value(String column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant at -> local(at);
            case Reference reference -> named(column, reference);
            case Boolean flag -> texts.get(reader.locale(), flag ? "record.yes" : "record.no");
            case String text -> words(column, text);
            case List<?> codes ->
                codes.stream().map(code -> words(column, String.valueOf(code))).collect(Collectors.joining("; "));
            default -> value;
        };
    }

    private @Nullable String named(String column, Reference reference) {
        boolean any = type.field(column)
                .filter(field -> field.target().equals(FieldSpec.ANY))
                .isPresent();
        return any && reference.name() != null
                ? RecordRef.parse(reference.id()).map(RecordRef::type).orElse("") + "/" + reference.name()
                : reference.name();
    }

    /** As a text file holds it; what people typed is guarded against being run as a formula. */
    String cell(String column, @Nullable Object value) {
        return switch (value(column, value)) {
            case null -> "";
            case String text -> Cells.guarded(text);
            case Money money ->
                money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime at -> at.format(MINUTES);
            case LocalDate day -> day.toString();
            case Object other -> other.toString();
        };
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, reader.zone()).truncatedTo(ChronoUnit.MINUTES);
    }

    private String words(String column, String value) {
        FieldSpec field = type.field(column).orElse(null);
        if (field == null) {
            return value;
        }
        if (field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.TAGS) {
            return lists.entries(field.target()).stream()
                    .filter(entry -> entry.code().equals(value))
                    .findFirst()
                    .map(entry -> entry.text(reader.locale()))
                    .orElse(value);
        }
        return field.kind() == FieldKind.ENUMERATION
                ? texts.find(reader.locale(), type.name() + "." + column + "." + value)
                        .orElse(value)
                : value;
    }
}
