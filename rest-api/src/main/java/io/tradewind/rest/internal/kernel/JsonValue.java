package io.tradewind.rest.internal.kernel;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.Reference;

/** Values of the engine in the form of the API: money as an object with a text, references by id and name, days and instants as texts. */
public final class JsonValue {
    private JsonValue() {}

    /** @return maps, lists, texts, numbers, booleans, null */
    public static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> money(money);
            case Reference reference -> reference(reference);
            case TemporalAccessor time -> time.toString();
            case Enum<?> constant -> constant.name();
            case BigDecimal decimal -> plain(decimal);
            case Map<?, ?> map -> object(map);
            case Collection<?> list -> list.stream().map(JsonValue::of).toList();
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    private static Map<String, Object> money(Money money) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("amount", money.amount().toPlainString());
        form.put("currency", money.currency().getCurrencyCode());
        return form;
    }

    private static Map<String, @Nullable Object> reference(Reference reference) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", reference.id());
        form.put("name", reference.name());
        return form;
    }

    /** Databases pad decimals with zeros; a reader of JSON wants the number. */
    private static BigDecimal plain(BigDecimal decimal) {
        BigDecimal shortest = decimal.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        map.forEach((name, member) -> form.put(String.valueOf(name), of(member)));
        return form;
    }
}
