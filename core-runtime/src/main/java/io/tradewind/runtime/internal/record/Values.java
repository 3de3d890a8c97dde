package io.tradewind.runtime.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;

/** Single values of an aggregate by name, as one record gives them to another. */
final class Values {
    private Values() {}

    /** References as ids, custom values as a map. */
    static @Nullable Object of(LiveType type, RecordEntity record, String name) {
        return switch (name) {
            case EngineFields.OWNER -> record.ownerId();
            case EngineFields.TEAM -> record.teamId();
            case EngineFields.CUSTOM -> type.added().free(record);
            default -> {
                Field<RecordEntity, ?> field = type.fields().get(name);
                yield field == null ? null : field.read(record);
            }
        };
    }

    static boolean isUnset(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case List<?> lines -> lines.isEmpty();
            case Map<?, ?> parts -> parts.isEmpty();
            default -> false;
        };
    }

    /** The giver's value so that the taker, who had another one, has just this. */
    static @Nullable Object given(LiveType type, RecordEntity giver, RecordEntity taker, String name) {
        return restored(type, taker, name, of(type, giver, name));
    }

    /** A value as a change would give it; custom values that are not among the wanted ones are cleared. */
    static @Nullable Object restored(LiveType type, RecordEntity taker, String name, @Nullable Object value) {
        if (!name.equals(EngineFields.CUSTOM)) {
            return value;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        type.added().free(taker).keySet().forEach(key -> all.put(key, null));
        if (value instanceof Map<?, ?> wanted) {
            wanted.forEach((key, part) -> all.put(String.valueOf(key), part));
        }
        return all;
    }
}
