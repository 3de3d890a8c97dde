package io.tradewind.record;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A field as pure data: everything that screens, doors, imports and the engine's SQL need to know.
 *
 * @param name camelCase name, the same in API, texts, filters and imports
 * @param column database column (snake_case); empty if the field is computed by the record and not stored, then it cannot be
 *     listed, filtered or sorted
 * @param maxLength in characters (code points) for texts; 0 for other kinds
 * @param min smallest number allowed, inclusive
 * @param max largest number allowed, inclusive
 * @param target name of the value list (CHOICE, TAGS) or record type (REFERENCE, {@link #ANY}: all types); else empty
 * @param values the values of an ENUMERATION; of a REFERENCE that an action asks for, see {@link Input#alike}
 * @param lines fields of a line of LINES
 * @param group key of the group it is shown in on page and form
 * @param formula that the engine computes the value with at each save, see {@link io.tradewind.custom.Formulas}; empty: it is not computed so
 * @param origin the field that it tells of, another one's worth in other money for example: who may not read that may not read it either;
 *     empty if there is none
 */
public record FieldSpec(
        String name,
        FieldKind kind,
        String column,
        int maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        String target,
        List<String> values,
        List<FieldSpec> lines,
        String group,
        Set<Trait> traits,
        String formula,
        String origin) {

    /** Target of a REFERENCE to a record of any type: its values are {@link RecordRef}s as texts, not mere ids. */
    public static final String ANY = "*";

    /** What else is true of a field. */
    public enum Trait {
        REQUIRED,
        /** No one writes it through a door; actions and reactions do. */
        READ_ONLY,
        /** No two records that are not removed have the same normalised value. */
        UNIQUE,
        /** Found by the list's search box and by autocomplete. */
        SEARCHED,
        /** A similar value in another record is shown while typing. */
        WARNS_OF_DUPLICATES,
        /** May be sorted by; the engine keeps the indexes. */
        SORTABLE,
        /** May be filtered by. All stored fields but long texts are. */
        FILTERABLE,
        /** A column of the list until the reader chooses others. */
        LISTED,
        /** Hidden unless a role's field rule or the all-fields right grants it. */
        SENSITIVE,
        /** Tells something about a living person: erased when they ask, see {@link io.tradewind.privacy.PersonalData}. */
        PERSONAL,
        /** An input of an action that screens and programs know and nobody is asked for. */
        UNASKED
    }

    /** A field without a formula that tells of no other. */
    public FieldSpec(
            String name,
            FieldKind kind,
            String column,
            int maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            String target,
            List<String> values,
            List<FieldSpec> lines,
            String group,
            Set<Trait> traits) {
        this(name, kind, column, maxLength, min, max, target, values, lines, group, traits, "", "");
    }

    public FieldSpec {
        values = List.copyOf(values);
        lines = List.copyOf(lines);
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the value lives in a column of the record's table. */
    public boolean stored() {
        return !column.isEmpty();
    }

    /** Whether its values in the records' table can be records of the type. */
    public boolean refersTo(String type) {
        return kind == FieldKind.REFERENCE && stored() && (target.equals(ANY) || target.equals(type));
    }

    /** The value with which a REFERENCE names the record. */
    public String valueOf(RecordRef record) {
        return target.equals(ANY) ? record.toString() : record.id();
    }

    /** The record that a REFERENCE names with the value. */
    public RecordRef refOf(String value) {
        return target.equals(ANY)
                ? RecordRef.parse(value).orElseGet(() -> new RecordRef(ANY, value))
                : new RecordRef(target, value);
    }

    /** Whether the engine computes it with a formula. */
    public boolean hasFormula() {
        return !formula.isEmpty();
    }

    /** The same field, computed so; nobody writes it or has to. */
    public FieldSpec computedBy(String newFormula) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.add(Trait.READ_ONLY);
        all.remove(Trait.REQUIRED);
        return new FieldSpec(
                name, kind, column, maxLength, min, max, target, values, lines, group, all, newFormula, origin);
    }
}
