package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.FieldKind;
import io.tradewind.runtime.internal.record.value.Plain;

/** A value of an added field as it comes back from the record's custom values, where {@link Plain} put it. */
final class AddedValue {
    /** Of numbers, as their columns have it. */
    private static final int SCALE = 4;

    private AddedValue() {}

    /** What does not read as a value of the kind is none. */
    static @Nullable Object read(FieldKind kind, @Nullable Object kept) {
        if (kept == null) {
            return null;
        }
        try {
            return switch (kind) {
                case INTEGER -> kept instanceof Number number ? (Object) number.longValue() : null;
                case DECIMAL -> new BigDecimal(kept.toString()).setScale(SCALE, RoundingMode.HALF_EVEN);
                case MONEY -> money(kept);
                case BOOLEAN -> kept instanceof Boolean ? kept : null;
                case DATE -> LocalDate.parse(kept.toString());
                case INSTANT -> Instant.parse(kept.toString());
                case TAGS ->
                    kept instanceof List<?> codes
                            ? codes.stream().map(String::valueOf).toList()
                            : null;
                case TEXT, LONG_TEXT, EMAIL, PHONE, URL, CHOICE, REFERENCE, ENUMERATION, LINES ->
                    kept instanceof String ? kept : null;
            };
        } catch (NumberFormatException | DateTimeException broken) {
            return null;
        }
    }

    private static @Nullable Money money(Object kept) {
        return kept instanceof Map<?, ?> parts
                        && parts.get("amount") instanceof String amount
                        && parts.get("currency") instanceof String currency
                ? Money.of(amount, currency)
                : null;
    }
}
