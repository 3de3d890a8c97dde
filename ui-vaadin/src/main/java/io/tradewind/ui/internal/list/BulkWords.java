package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Reader;

/** What a bulk change does, in the reader's words. */
final class BulkWords {
    private final Reader reader;
    private final TypeSpec type;
    private final FilterWords values;

    BulkWords(Desk desk, Reader reader, TypeSpec type) {
        this.reader = reader;
        this.type = type;
        this.values = new FilterWords(desk, reader);
    }

    /** For example "Industry → Logistics". */
    String of(Work work) {
        return switch (work) {
            case Work.Change change ->
                change.values().entrySet().stream()
                        .map(set ->
                                reader.field(type.name(), set.getKey()) + " → " + value(set.getKey(), set.getValue()))
                        .collect(Collectors.joining(reader.chinese() ? "、" : ", "));
            case Work.Act act -> reader.text(type.name() + ".action." + act.action());
            case Work.Remove remove -> reader.text("ui.delete");
        };
    }

    /** A value of a field, given as the engine or a filter has it. */
    String value(String field, @Nullable Object value) {
        if (value == null) {
            return reader.text("ui.bulk.empty");
        }
        if (value instanceof Money money) {
            return reader.show(money);
        }
        if (value instanceof Map<?, ?> money && money.containsKey("currency")) {
            return reader.show(
                    Money.of(Objects.toString(money.get("amount")), Objects.toString(money.get("currency"))));
        }
        if (value instanceof List<?> tags) {
            return values.value(
                    type,
                    new Filter(
                            field,
                            Operator.IN,
                            tags.stream().map(String::valueOf).toList()));
        }
        if (value instanceof Map<?, ?> tags) {
            return tags.entrySet().stream()
                    .map(way -> reader.text("ui.bulk.tags." + way.getKey()) + " " + value(field, way.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return values.value(type, Filter.of(field, Operator.EQ, value.toString()));
    }
}
