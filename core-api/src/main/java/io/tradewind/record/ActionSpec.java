package io.tradewind.record;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.FieldSpec.Trait;

/**
 * An action as pure data.
 *
 * @param inputs what the command asks for, in order; empty: starts at once
 * @param within by name of an input, which records are offered for it, see {@link Input#within}
 */
public record ActionSpec(String name, Action.Look look, List<FieldSpec> inputs, Map<String, String> within) {
    public ActionSpec {
        inputs = List.copyOf(inputs);
        within = Map.copyOf(within);
    }

    /** Offers all records for its references. */
    public ActionSpec(String name, Action.Look look, List<FieldSpec> inputs) {
        this(name, look, inputs, Map.of());
    }

    /** The inputs that people are asked for. */
    public List<FieldSpec> asked() {
        return inputs.stream().filter(input -> !input.is(Trait.UNASKED)).toList();
    }

    static ActionSpec of(Action<?, ?> action) {
        return new ActionSpec(
                action.name(),
                action.look(),
                Arrays.stream(action.command().getRecordComponents())
                        .map(ActionSpec::input)
                        .toList(),
                within(action.command()));
    }

    private static Map<String, String> within(Class<?> command) {
        Map<String, String> within = new HashMap<>();
        for (RecordComponent component : command.getRecordComponents()) {
            Input said = component.getAnnotation(Input.class);
            if (said != null && !said.within().isEmpty()) {
                within.put(component.getName(), said.within());
            }
        }
        return within;
    }

    private static FieldSpec input(RecordComponent component) {
        Input said = component.getAnnotation(Input.class);
        Class<?> type = component.getType();
        List<String> values = type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : said == null ? List.of() : List.of(said.alike());
        String target = said == null ? "" : said.reference() + said.list();
        int max = type == String.class ? (said == null ? 500 : said.max()) : 0;
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (said != null && said.required()) {
            traits.add(Trait.REQUIRED);
        }
        if (said != null && !said.asked()) {
            traits.add(Trait.UNASKED);
        }
        return new FieldSpec(
                component.getName(), kind(type, said), "", max, null, null, target, values, List.of(), "main", traits);
    }

    private static FieldKind kind(Class<?> type, @Nullable Input said) {
        if (type == String.class) {
            if (said != null && !said.reference().isEmpty()) {
                return FieldKind.REFERENCE;
            }
            if (said != null && !said.list().isEmpty()) {
                return FieldKind.CHOICE;
            }
            return said != null && said.longText() ? FieldKind.LONG_TEXT : FieldKind.TEXT;
        }
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return FieldKind.INTEGER;
        }
        if (type == BigDecimal.class) {
            return FieldKind.DECIMAL;
        }
        if (type == Money.class) {
            return FieldKind.MONEY;
        }
        if (type == Boolean.class || type == boolean.class) {
            return FieldKind.BOOLEAN;
        }
        if (type == LocalDate.class) {
            return FieldKind.DATE;
        }
        if (type == Instant.class) {
            return FieldKind.INSTANT;
        }
        if (type.isEnum()) {
            return FieldKind.ENUMERATION;
        }
        throw new IllegalArgumentException("no input for " + type);
    }
}
