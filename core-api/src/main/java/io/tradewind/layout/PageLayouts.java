package io.tradewind.layout;

import java.util.List;

import io.tradewind.record.TypeView;

/**
 * Arranges the form and the page of record types while the system runs. What is published is so at once on this node, and within some seconds
 * on others; nobody who is typing is disturbed. Every publication is traced as {@code settings/layouts}.
 *
 * <p>All methods throw TradewindException FORBIDDEN {@code access.right-missing} without the right {@link #RIGHT}, those that name a type
 * NOT_FOUND {@code record.unknown-type} or UNAVAILABLE {@code record.stage-not-running} if it does not run, and those that get a layout
 * {@link io.tradewind.record.InvalidRecord} for what cannot be, naming the part, for example {@code groups[1].fields[0].hidden}. Those that
 * get a version throw {@link io.tradewind.record.StaleRecord} if it is not the current one.
 */
public interface PageLayouts {
    /** Who may add fields to a type says where they stand, too. */
    String RIGHT = "fields.manage";

    /** All types that run and whose records somebody fills in, by name. */
    List<ArrangedType> all();

    ArrangedType read(String type);

    /** Changes the draft; what is published stays as it is. */
    ArrangedType change(String type, long version, PageLayout draft);

    /**
     * The type as somebody with this one role would have it with the layout, kept or not.
     *
     * @param role code of the role
     * @throws io.tradewind.TradewindException INVALID {@code access.network-role} if there is no such role
     */
    TypeView tryAs(String type, PageLayout layout, String role);

    /** Makes the draft what everybody has. */
    ArrangedType publish(String type, long version);

    /** Forgets draft and layout: everybody has what the type brings. */
    ArrangedType reset(String type, long version);
}
