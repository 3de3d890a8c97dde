package io.tradewind.custom;

import io.tradewind.record.FieldSpec;

/**
 * A field that was added to a record type.
 *
 * @param version counts its changes
 * @param archived hidden everywhere, its values kept
 */
public record CustomField(String id, long version, String type, FieldDefinition definition, boolean archived) {
    /** Stands before the name of an added field wherever fields are named: filters, sorts, columns of a file, rules of a role. */
    public static final String PREFIX = "custom.";

    public String name() {
        return definition.name();
    }

    /** As all doors name it, for example {@code custom.warranty}. */
    public String fullName() {
        return PREFIX + definition.name();
    }

    /** Whether somebody added the field to the type. */
    public static boolean isOne(FieldSpec field) {
        return isOne(field.name());
    }

    /** As {@link #isOne(FieldSpec)}, by the name that doors use. */
    public static boolean isOne(String fullName) {
        return fullName.startsWith(PREFIX);
    }

    /** The name without what stands before it, as in a record's {@code custom}. */
    public static String shortName(String fullName) {
        return isOne(fullName) ? fullName.substring(PREFIX.length()) : fullName;
    }
}
