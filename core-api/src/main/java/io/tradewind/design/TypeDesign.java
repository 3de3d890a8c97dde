package io.tradewind.design;

import java.util.List;
import java.util.Set;

import io.tradewind.access.Scope;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.record.ShowRule;

/**
 * A record type as an admin describes it.
 *
 * @param name plural resource name, kebab-case, at most {@value #LONGEST_NAME} characters; stays for good
 * @param title plural name in words
 * @param one singular name in words
 * @param icon name of the icon set
 * @param menu group of the side navigation: {@code sales}, {@code deals}, {@code service}, {@code insight}, {@code admin}
 * @param order place in the group
 * @param prefix before running numbers, for example {@code SC-}; empty: records are not numbered
 * @param titleField field of one line that names a record to people
 * @param sort of the list until the reader chooses another, see {@link io.tradewind.record.RecordSpec#sortedBy}; empty: by title
 * @param groups of fields on page and form, in order; a field stands in one of them
 * @param fields in order; a published one stays, and keeps its kind
 * @param archived names of fields that are hidden everywhere, their values kept
 * @param rules when fields and groups are shown
 * @param access what roles may do with the records once the type is published; nothing said is nothing granted
 */
public record TypeDesign(
        String name,
        Label title,
        Label one,
        String icon,
        String menu,
        int order,
        String prefix,
        String titleField,
        String sort,
        List<Group> groups,
        List<FieldDefinition> fields,
        Set<String> archived,
        List<ShowRule> rules,
        List<Grant> access) {
    public static final int LONGEST_NAME = 30;
    public static final int MOST_FIELDS = 100;

    /** A heading with the fields that name its key. */
    public record Group(String key, Label label) {}

    /**
     * What a role gets when the type is published. Later the role says it, like for any other type.
     *
     * @param role code of the role
     */
    public record Grant(String role, Scope read, Scope create, Scope edit, Scope delete, Scope export) {}

    public TypeDesign {
        groups = List.copyOf(groups);
        fields = List.copyOf(fields);
        archived = Set.copyOf(archived);
        rules = List.copyOf(rules);
        access = List.copyOf(access);
    }

    /** The fields that are in use. */
    public List<FieldDefinition> shownFields() {
        return fields.stream().filter(field -> !archived.contains(field.name())).toList();
    }
}
