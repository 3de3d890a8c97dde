package io.tradewind.record;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * When a field, or a whole group of fields, is shown on page and form: only if another field's value is as the rule says. What is not
 * shown need not be filled in. Values stay when they are hidden; a rule is about layout, not about access.
 *
 * @param shown name of the field, or key of the group, that is shown or not
 * @param group whether {@code shown} is a group
 * @param field name of the field whose value decides
 * @param values of {@code IS} and {@code IS_NOT}: codes, {@code true} or {@code false}, ids, or texts; else empty
 */
public record ShowRule(String shown, boolean group, String field, Condition condition, List<String> values) {
    /** What is asked of the value. */
    public enum Condition {
        FILLED,
        EMPTY,
        /** It is one of the values; of several tags, one is. */
        IS,
        IS_NOT
    }

    public ShowRule {
        values = List.copyOf(values);
    }

    /** Whether the rule speaks of the field, by name or by its group. */
    public boolean isAbout(FieldSpec other) {
        return group ? shown.equals(other.group()) : shown.equals(other.name());
    }

    /** @param value of the deciding field, in the engine's form or as a door got it */
    public boolean holds(@Nullable Object value) {
        return switch (condition) {
            case FILLED -> !isEmpty(value);
            case EMPTY -> isEmpty(value);
            case IS -> isOneOf(value);
            case IS_NOT -> !isOneOf(value);
        };
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> many && many.isEmpty());
    }

    private boolean isOneOf(@Nullable Object value) {
        return value instanceof Collection<?> many ? many.stream().anyMatch(this::isSaid) : isSaid(value);
    }

    /** What was never answered with yes counts as no. */
    private boolean isSaid(@Nullable Object value) {
        String said = value == null ? "false" : plain(value);
        return values.stream()
                .anyMatch(each -> each.strip().toLowerCase(Locale.ROOT).equals(said));
    }

    private static String plain(Object value) {
        String text = switch (value) {
            case Reference reference -> reference.id();
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
