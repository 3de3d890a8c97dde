package io.tradewind.record;

import java.util.List;
import java.util.function.Consumer;

/** A type's description while one thing of it becomes another. */
final class TypeDraft {
    String titleField;
    String icon;
    String group;
    int order;
    String numberPrefix;
    int numberDigits;
    String stateField;
    boolean shared;
    String defaultSort;
    boolean mergeable;
    List<FieldSpec> fields;
    List<ActionSpec> actions;
    List<FieldGroup> groups;
    List<ShowRule> rules;

    private TypeDraft(TypeSpec former) {
        titleField = former.titleField();
        icon = former.icon();
        group = former.group();
        order = former.order();
        numberPrefix = former.numberPrefix();
        numberDigits = former.numberDigits();
        stateField = former.stateField();
        shared = former.shared();
        defaultSort = former.defaultSort();
        mergeable = former.mergeable();
        fields = former.fields();
        actions = former.actions();
        groups = former.groups();
        rules = former.rules();
    }

    /** The same type but for what the change does. */
    static TypeSpec of(TypeSpec former, Consumer<TypeDraft> change) {
        TypeDraft draft = new TypeDraft(former);
        change.accept(draft);
        return new TypeSpec(
                former.name(),
                draft.titleField,
                draft.icon,
                draft.group,
                draft.order,
                draft.numberPrefix,
                draft.numberDigits,
                draft.stateField,
                draft.shared,
                draft.defaultSort,
                draft.mergeable,
                draft.fields,
                draft.actions,
                draft.groups,
                draft.rules);
    }
}
