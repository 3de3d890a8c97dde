package io.tradewind.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A record type as pure data, safe to keep, send and serialise; holds no class of the stage that brought it.
 *
 * @param name plural resource name, for example {@code customers}
 * @param titleField field that names a record to people
 * @param icon icon name
 * @param group group of the side navigation; empty: not in the navigation
 * @param order place in the group
 * @param numberPrefix prefix of running numbers; empty if {@code numberDigits} is 0
 * @param numberDigits digits of running numbers; 0: not numbered
 * @param stateField the state's field; empty if it has none
 * @param shared see {@link RecordSpec#shared}
 * @param defaultSort see {@link RecordSpec#sortedBy}; empty: by title
 * @param mergeable see {@link RecordSpec#mergeable}
 * @param groups headings of form and page in order, each with its fields in order: all that there are
 * @param rules when fields and groups are shown; without a rule always
 */
public record TypeSpec(
        String name,
        String titleField,
        String icon,
        String group,
        int order,
        String numberPrefix,
        int numberDigits,
        String stateField,
        boolean shared,
        String defaultSort,
        boolean mergeable,
        List<FieldSpec> fields,
        List<ActionSpec> actions,
        List<FieldGroup> groups,
        List<ShowRule> rules) {

    public TypeSpec {
        fields = List.copyOf(fields);
        actions = List.copyOf(actions);
        groups = FieldGroup.complete(groups, fields, titleField);
        rules = List.copyOf(rules);
    }

    static TypeSpec named(String name) {
        return new TypeSpec(
                name, "name", "file", "", 100, "", 0, "", false, "", false, List.of(), List.of(), List.of(), List.of());
    }

    public boolean numbered() {
        return numberDigits > 0;
    }

    public Optional<FieldSpec> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    public Optional<ActionSpec> action(String actionName) {
        return actions.stream()
                .filter(action -> action.name().equals(actionName))
                .findFirst();
    }

    /** Whether the field is shown in a record with these values, see {@link ShowRule}. */
    public boolean shows(FieldSpec field, Function<String, @Nullable Object> values) {
        return rules.stream()
                .filter(rule -> rule.isAbout(field))
                .allMatch(rule -> rule.holds(values.apply(rule.field())));
    }

    /** Whether the field is shown whatever the values are. */
    public boolean alwaysShows(FieldSpec field) {
        return rules.stream().noneMatch(rule -> rule.isAbout(field));
    }

    /** Whether form and page leave the field out, whatever the values are. */
    public boolean hides(String fieldName) {
        return groups.stream()
                .flatMap(group -> group.places().stream())
                .anyMatch(place -> place.hidden() && place.field().equals(fieldName));
    }

    /**
     * The type for somebody who may not do everything. Who may not read the field that decides is not told of the rule: then all is shown.
     *
     * @param readable whether a field of the name exists for them
     * @param startable whether an action does
     */
    public TypeSpec seenBy(Predicate<String> readable, Predicate<String> startable) {
        return TypeDraft.of(this, draft -> {
            draft.fields =
                    fields.stream().filter(field -> readable.test(field.name())).toList();
            draft.actions = actions.stream()
                    .filter(action -> startable.test(action.name()))
                    .toList();
            draft.rules =
                    rules.stream().filter(rule -> readable.test(rule.field())).toList();
        });
    }

    /** The same type with its fields in these groups, and with these rules in place of its own. */
    public TypeSpec arranged(List<FieldGroup> otherGroups, List<ShowRule> otherRules) {
        return TypeDraft.of(this, draft -> {
            draft.fields = fields.stream()
                    .map(field -> otherGroups.stream()
                            .filter(group -> group.places().stream()
                                    .anyMatch(place -> place.field().equals(field.name())))
                            .findFirst()
                            .map(group -> FieldDraft.of(field, moved -> moved.group = group.key()))
                            .orElse(field))
                    .toList();
            draft.groups = otherGroups;
            draft.rules = otherRules;
        });
    }
}
