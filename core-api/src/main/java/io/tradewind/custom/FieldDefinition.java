package io.tradewind.custom;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;

/**
 * A field as an admin describes it in the browser or over REST: a {@link FieldSpec} with the words that coded fields have in their module's
 * texts. All kinds but LINES and ENUMERATION.
 *
 * @param name camelCase, at most 40 characters; stays for good
 * @param kind stays for good
 * @param help a sentence under the input; may be empty
 * @param maxLength of texts, in characters; 0: what is usual for the kind
 * @param min smallest number allowed, inclusive; of texts nothing
 * @param max largest number allowed, inclusive
 * @param target value list (CHOICE, TAGS) or record type (REFERENCE); empty with CHOICE and TAGS: a list of its own is made; stays for good
 * @param options of the list, in order; empty: as they are
 * @param group key of the group it is shown in
 * @param position among the added fields of the type
 * @param traits any of REQUIRED, UNIQUE, SEARCHED, LISTED, SENSITIVE, SORTABLE, WARNS_OF_DUPLICATES; the others follow from the kind
 * @param formula to compute the value from other fields of the record, see {@link Formulas}; empty: people fill it in
 */
public record FieldDefinition(
        String name,
        FieldKind kind,
        Label label,
        Label help,
        int maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        String target,
        List<Option> options,
        String group,
        int position,
        Set<Trait> traits,
        String formula) {
    /** The group of added fields unless said otherwise. */
    public static final String GROUP = "custom";

    public FieldDefinition {
        name = name.strip();
        target = target.strip();
        group = group.isBlank() ? GROUP : group.strip();
        formula = formula.strip();
        options = List.copyOf(options);
        traits = Set.copyOf(traits);
    }

    /** An optional field with the usual limits. */
    public static FieldDefinition of(String name, FieldKind kind, String zh, String en) {
        return new FieldDefinition(
                name, kind, new Label(zh, en), Label.NONE, 0, null, null, "", List.of(), GROUP, 0, Set.of(), "");
    }

    public FieldDefinition with(Trait... more) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.addAll(List.of(more));
        return traits(all);
    }

    public FieldDefinition traits(Set<Trait> all) {
        return new FieldDefinition(
                name, kind, label, help, maxLength, min, max, target, options, group, position, all, formula);
    }

    public FieldDefinition labelled(Label newLabel, Label newHelp) {
        return new FieldDefinition(
                name, kind, newLabel, newHelp, maxLength, min, max, target, options, group, position, traits, formula);
    }

    /** At most so many characters. */
    public FieldDefinition atMost(int characters) {
        return new FieldDefinition(
                name, kind, label, help, characters, min, max, target, options, group, position, traits, formula);
    }

    public FieldDefinition between(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        return new FieldDefinition(
                name, kind, label, help, maxLength, least, most, target, options, group, position, traits, formula);
    }

    /** Of this value list, or to this record type. */
    public FieldDefinition to(String newTarget) {
        return new FieldDefinition(
                name, kind, label, help, maxLength, min, max, newTarget, options, group, position, traits, formula);
    }

    public FieldDefinition options(List<Option> all) {
        return new FieldDefinition(
                name, kind, label, help, maxLength, min, max, target, all, group, position, traits, formula);
    }

    public FieldDefinition in(String newGroup, int newPosition) {
        return new FieldDefinition(
                name, kind, label, help, maxLength, min, max, target, options, newGroup, newPosition, traits, formula);
    }

    public FieldDefinition computedBy(String newFormula) {
        return new FieldDefinition(
                name, kind, label, help, maxLength, min, max, target, options, group, position, traits, newFormula);
    }

    public boolean isComputed() {
        return !formula.isEmpty();
    }

    /**
     * As the engine and all doors know it.
     *
     * @param fullName with what stands before it, see {@link CustomField#PREFIX}
     * @param column where it is kept
     */
    public FieldSpec spec(String fullName, String column) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        if (kind != FieldKind.LONG_TEXT && kind != FieldKind.LINES) {
            all.add(Trait.FILTERABLE);
        }
        FieldSpec spec =
                new FieldSpec(fullName, kind, column, longest(), min, max, target, List.of(), List.of(), group, all);
        return isComputed() ? spec.computedBy(formula) : spec;
    }

    /** The longest text allowed, in characters; 0 for what is no text. */
    public int longest() {
        int usual = switch (kind) {
            case TEXT -> 200;
            case LONG_TEXT -> 4000;
            case EMAIL -> 254;
            case PHONE -> 40;
            case URL -> 500;
            case CHOICE -> 60;
            case REFERENCE -> 36;
            default -> 0;
        };
        boolean said = maxLength > 0 && kind != FieldKind.CHOICE && kind != FieldKind.REFERENCE;
        return said && usual > 0 ? maxLength : usual;
    }
}
