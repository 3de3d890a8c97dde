package io.tradewind.layout;

import java.util.List;

import io.tradewind.record.FieldGroup;
import io.tradewind.record.ShowRule;
import io.tradewind.record.TypeSpec;

/**
 * How the form and the page of a record type are arranged. It may name fields that are not there (any more) and need not name all: see
 * {@link TypeSpec#groups}.
 *
 * @param groups in order, each with its fields in order
 * @param rules when fields and groups are shown, besides those that the type brings by itself
 */
public record PageLayout(List<FieldGroup> groups, List<ShowRule> rules) {
    public static final int MOST_GROUPS = 30;
    public static final int MOST_RULES = 100;
    public static final int LONGEST_LABEL = 100;

    public PageLayout {
        groups = List.copyOf(groups);
        rules = List.copyOf(rules);
    }

    /** As the type brings it: its groups, and no more rules. */
    public static PageLayout of(TypeSpec delivered) {
        return new PageLayout(delivered.groups(), List.of());
    }
}
