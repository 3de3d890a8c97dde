package io.tradewind.design;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A record type made in the browser, with what is being changed about it.
 *
 * @param version counts its changes, also those of the draft
 * @param draft as it will be when it is published next
 * @param live as it is published; null before the first time
 * @param problem why it does not run on this node though it is published; empty if it does
 */
public record DesignedType(
        State state,
        long version,
        TypeDesign draft,
        @Nullable TypeDesign live,
        String problem) {
    /** Where it is in its life. */
    public enum State {
        /** Never published: nobody but its makers knows of it. */
        DRAFT,
        PUBLISHED,
        /** Taken out of use; its records are kept. */
        ARCHIVED
    }

    public String name() {
        return draft.name();
    }

    public Optional<TypeDesign> published() {
        return Optional.ofNullable(live);
    }

    /** Whether the draft says something that is not published. */
    public boolean isChanged() {
        return !draft.equals(live);
    }
}
