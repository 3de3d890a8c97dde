package io.tradewind.runtime.internal.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.record.value.Coercion;

/** Makes an action's command from what somebody gave. */
final class Commands {
    private final String type;
    private final Coercion coercion;
    private final References references;

    Commands(String type, Coercion coercion, References references) {
        this.type = type;
        this.coercion = coercion;
        this.references = references;
    }

    /** @throws InvalidRecord with all problems, by component */
    <C extends Record> C make(Class<C> command, ActionSpec spec, Map<String, ?> given) {
        Problems problems = new Problems();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FieldSpec input : spec.inputs()) {
            values.put(input.name(), value(input, given.get(input.name()), problems));
        }
        given.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> problems.add(name, "field.unknown"));
        problems.throwIfAny();
        List<@Nullable Object> arguments = new ArrayList<>();
        for (RecordComponent component : command.getRecordComponents()) {
            arguments.add(argument(component, values.get(component.getName()), problems));
        }
        problems.throwIfAny();
        return construct(command, arguments);
    }

    private @Nullable Object value(FieldSpec input, @Nullable Object raw, Problems problems) {
        List<FieldProblem> found = new ArrayList<>();
        Object value = coercion.value(type, input, raw, input.name(), found);
        found.forEach(problems::add);
        if (value == null && found.isEmpty() && input.is(Trait.REQUIRED)) {
            problems.add(input.name(), "field.required");
        }
        boolean missing = input.kind() == FieldKind.REFERENCE
                && value instanceof String id
                && references.visible(input.target(), Set.of(id)).isEmpty();
        if (missing) {
            problems.add(input.name(), "field.no-such-record");
        }
        return value;
    }

    private static @Nullable Object argument(RecordComponent component, @Nullable Object value, Problems problems) {
        Class<?> wanted = component.getType();
        if (value == null) {
            if (wanted == boolean.class) {
                return false;
            }
            if (wanted.isPrimitive()) {
                problems.add(component.getName(), "field.required");
            }
            return null;
        }
        if ((wanted == int.class || wanted == Integer.class) && value instanceof Long number) {
            if (number.intValue() != number) {
                problems.add(component.getName(), "field.out-of-range");
            }
            return number.intValue();
        }
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .filter(constant -> constant.toString().equals(value)
                            || ((Enum<?>) constant).name().equals(value))
                    .findFirst()
                    .orElseThrow();
        }
        return value;
    }

    private static <C extends Record> C construct(Class<C> command, List<@Nullable Object> arguments) {
        try {
            Class<?>[] types = Arrays.stream(command.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<C> constructor = command.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof TradewindException rule) {
                throw rule;
            }
            throw new InvalidRecord(List.of(FieldProblem.of("", "field.refused")));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(command.getName(), impossible);
        }
    }
}
