package io.tradewind.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A record, or one row of a list, as its reader may see it.
 *
 * @param title what names it to people
 * @param values by field name, of the kinds' Java types, unset ones are null; only what was asked for and may be read. Added fields
 *     as {@code custom.<name>}. Besides the type's fields: {@code createdAt, updatedAt} (Instant), {@code createdBy, updatedBy, owner, team} ({@link Reference}),
 *     {@code number} (String)
 * @param custom values by name that are in no field; empty in lists
 * @param allowed actions open to the reader now, and {@code edit}, {@code delete}; empty in lists
 */
public record RecordView(
        RecordRef ref,
        long version,
        String title,
        Map<String, @Nullable Object> values,
        Map<String, @Nullable Object> custom,
        List<String> allowed) {

    public RecordView {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
        allowed = List.copyOf(allowed);
    }

    public String id() {
        return ref.id();
    }

    /** The value, or null if it is unset, was not asked for, or may not be read. */
    public @Nullable Object value(String field) {
        return values.get(field);
    }

    /** The value as a text, if it is one and set. */
    public Optional<String> text(String field) {
        return values.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public boolean allows(String action) {
        return allowed.contains(action);
    }
}
