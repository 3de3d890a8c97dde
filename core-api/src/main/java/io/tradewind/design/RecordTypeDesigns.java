package io.tradewind.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.TypeView;

/**
 * Makes record types while the system runs. What is published runs when the call returns, and within some seconds on other nodes; nothing
 * else is restarted. Every change is traced as {@code settings/record-types}.
 *
 * <p>All methods throw TradewindException FORBIDDEN {@code access.right-missing} without the right {@link #RIGHT}, NOT_FOUND
 * {@code design.unknown} for a name that no made type has, and {@link io.tradewind.record.InvalidRecord} for what cannot be, naming the
 * part of the design, for example {@code fields[2].target}. Those that get a version throw {@link io.tradewind.record.StaleRecord} if it
 * is not the current one.
 */
public interface RecordTypeDesigns {
    /** Who holds it may make and change record types. */
    String RIGHT = "types.manage";

    /** All that were made, by name. */
    List<DesignedType> all();

    DesignedType read(String name);

    /** Keeps a first draft. */
    DesignedType create(TypeDesign design);

    /** Changes the draft; what is published stays as it is. */
    DesignedType change(String name, long version, TypeDesign design);

    /**
     * A design, kept or not, as somebody with this one role would have it, if it were published.
     *
     * @param role code of the role
     * @throws io.tradewind.TradewindException INVALID {@code access.network-role} if there is no such role
     */
    Trial tryAs(TypeDesign design, String role);

    /**
     * What a role would have.
     *
     * @param view fields they would read and edit; the fields have the words of {@link #texts}
     * @param scopes how far each verb would reach
     * @param texts keys and words in the admin's language, see {@link io.tradewind.text.Texts}, that will come with the type
     */
    record Trial(TypeView view, Map<Verb, Scope> scopes, Map<String, String> texts) {
        public Trial {
            scopes = Map.copyOf(scopes);
            texts = Map.copyOf(texts);
        }

        /** Whether the type is there at all for the role. */
        public boolean isAny() {
            return scopes.values().stream().anyMatch(scope -> scope != Scope.NONE);
        }

        public Optional<String> text(String key) {
            return Optional.ofNullable(texts.get(key));
        }
    }

    /** Makes the draft what everybody has: tables and indexes grow, roles get what the draft grants them and no line of theirs says yet. */
    DesignedType publish(String name, long version);

    /** Takes a published type out of use; its records are kept. */
    DesignedType archive(String name, long version);

    /** Brings an archived type back, with its records. */
    DesignedType restore(String name, long version);

    /**
     * Deletes a type that was never published.
     *
     * @throws io.tradewind.TradewindException CONFLICT {@code design.published} if it was
     */
    void discard(String name, long version);
}
