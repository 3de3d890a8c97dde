package io.tradewind.layout;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.TypeSpec;

/**
 * A record type with what was arranged about it.
 *
 * @param delivered as its module, its design and its added fields bring it
 * @param version counts its changes, also those of the draft; 0: nothing was arranged
 * @param draft as it will be when it is published next
 * @param live as it is published; null: as delivered
 */
public record ArrangedType(
        TypeSpec delivered,
        long version,
        PageLayout draft,
        @Nullable PageLayout live) {
    public String name() {
        return delivered.name();
    }

    public Optional<PageLayout> published() {
        return Optional.ofNullable(live);
    }

    /** Whether the draft says something that is not published. */
    public boolean isChanged() {
        return version > 0 && !draft.equals(live);
    }
}
