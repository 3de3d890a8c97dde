package io.tradewind.custom;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the fields that admins add to record types. What is added, changed or archived is so at once on this node, and within some seconds on
 * others; nothing is restarted. All methods throw TradewindException FORBIDDEN {@code access.right-missing} without the right
 * {@link #RIGHT}, and INVALID or {@link io.tradewind.record.InvalidRecord} for what cannot be, naming the part of the definition.
 */
public interface CustomFields {
    /** Who holds it may add, change, archive and delete fields. */
    String RIGHT = "fields.manage";

    /** Most fields that a type may have, archived ones too. */
    int MOST = 100;

    /** All that were added, archived ones too, by type and position. */
    List<CustomField> all();

    /** Those of a type, archived ones too, by position. */
    List<CustomField> of(String type);

    Optional<CustomField> find(String id);

    /** Adds a field. Values that imports have left under its name become its values where they fit. */
    Added add(String type, FieldDefinition definition);

    /**
     * A field that was added.
     *
     * @param taken records whose value of that name is the field's value now
     * @param left records whose value did not fit: it stays a free value, under the name {@code old.<name>}
     */
    record Added(CustomField field, long taken, long left) {}

    /**
     * Changes words, limits, traits, options, place.
     *
     * @throws io.tradewind.record.StaleRecord if the version is not the current one
     */
    CustomField change(String id, long version, FieldDefinition definition);

    /** Hides it; its values stay. */
    CustomField archive(String id, long version);

    CustomField restore(String id, long version);

    /** How many records have a value, those in the recycle bin too: they lose it when the field is deleted. */
    long filled(String id);

    /** Deletes the field and all its values, for good. */
    void delete(String id, long version);
}
