package io.tradewind.opportunity.internal.deal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/** A line as forms and requests give it, read part by part. */
record Line(Map<String, ?> parts) {
    @Nullable
    String text(String part) {
        return parts.get(part) instanceof String text && !text.isBlank() ? text : null;
    }

    <E extends Enum<E>> E constant(String part, E otherwise) {
        String text = text(part);
        return text == null ? otherwise : Enum.valueOf(otherwise.getDeclaringClass(), text);
    }

    @Nullable
    BigDecimal number(String part) {
        return parts.get(part) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    @Nullable
    Money money(String part) {
        return parts.get(part) instanceof Money money ? money : null;
    }

    boolean flag(String part) {
        return Boolean.TRUE.equals(parts.get(part));
    }

    /** What the lines say, made one by one with the place of each. */
    static <T> List<T> all(@Nullable List<Map<String, Object>> lines, BiFunction<Line, Integer, T> make) {
        List<T> made = new ArrayList<>();
        if (lines != null) {
            lines.forEach(line -> made.add(make.apply(new Line(line), made.size())));
        }
        return made;
    }

    /** @param parts names and values in turn; those without a value are left away */
    static Map<String, Object> of(@Nullable Object... parts) {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            Object value = parts[i + 1];
            if (value != null) {
                line.put(String.valueOf(parts[i]), value);
            }
        }
        return line;
    }
}
