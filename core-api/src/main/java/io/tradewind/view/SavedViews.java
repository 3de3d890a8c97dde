package io.tradewind.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps named lists. Everybody keeps their own, whatever their roles; a shared view shows each reader only what they may see.
 * Acts as the current actor.
 *
 * <p>All methods throw TradewindException: NOT_FOUND {@code view.not-found} for what is absent or not open to the actor, and as
 * {@link io.tradewind.record.RecordTypes#require} for the type.
 */
public interface SavedViews {
    /** The views of a type that are open to the actor: pinned ones first, then by name. */
    List<SavedView> of(String type);

    SavedView require(String id);

    /**
     * @throws io.tradewind.record.InvalidRecord if the name is missing, too long, or taken by another of the actor's views
     * @throws io.tradewind.TradewindException MALFORMED naming a field, operator or sort that there is not; FORBIDDEN {@code
     *     view.may-not-share} without the right to share with all; INVALID {@code view.no-team} without a team to share with;
     *     TOO_LARGE {@code view.too-many} over 500 views of one person
     */
    SavedView create(String type, SavedView.Wanted wanted);

    /**
     * Changes a view: its owner, or who holds {@code views.share} if it is shared with all.
     *
     * @throws io.tradewind.record.StaleRecord if the version is not the current one
     * @throws io.tradewind.TradewindException FORBIDDEN {@code view.not-yours}, MALFORMED {@code view.segment-circle} if it
     *     would be built on itself, and as {@link #create}
     */
    SavedView change(String id, long version, SavedView.Wanted wanted);

    /**
     * @throws io.tradewind.TradewindException FORBIDDEN {@code view.not-yours}, CONFLICT {@code view.in-use} if another view is built on
     *     it, see {@link io.tradewind.record.RecordQuery#SEGMENT}
     */
    void remove(String id);

    /** Puts it at hand for the actor, or away. */
    SavedView pin(String id, boolean pinned);

    /** Which view the actor's list of the type opens with. */
    void usual(String type, @Nullable String id);
}
