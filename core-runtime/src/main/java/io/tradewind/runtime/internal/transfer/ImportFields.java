package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeView;

/** The fields that a column may go to: what the actor may change, the owner, and what only finds the existing record. */
final class ImportFields {
    static final String CUSTOM = "custom.";
    static final String ID = "id";
    static final String NUMBER = "number";

    private static final FieldSpec OWNER = reference("owner", "owner_id", "users");
    private static final FieldSpec TEAM = reference("team", "team_id", "teams");

    private ImportFields() {}

    /** In the type's order. */
    static List<FieldSpec> of(TypeView type) {
        List<FieldSpec> fields = new ArrayList<>();
        for (FieldSpec field : type.fields()) {
            if (field.kind() != FieldKind.LINES
                    && !field.is(Trait.READ_ONLY)
                    && type.editable().contains(field.name())) {
                fields.add(field);
            }
        }
        if (!type.type().shared()) {
            fields.addAll(ownership());
        }
        fields.add(text(ID, ID));
        if (type.type().numbered()) {
            fields.add(text(NUMBER, "record_number"));
        }
        return fields;
    }

    /** Whose a record is. */
    static List<FieldSpec> ownership() {
        return List.of(OWNER, TEAM);
    }

    static Optional<FieldSpec> find(TypeView type, String name) {
        return of(type).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether it only finds records and is never written. */
    static boolean onlyFinds(String field) {
        return field.equals(ID) || field.equals(NUMBER);
    }

    /** Whether a record may be found by it: id, number, title, or a text that is unique or searched. */
    static boolean finds(TypeView type, FieldSpec field) {
        return onlyFinds(field.name())
                || field.name().equals(type.type().titleField())
                || field.is(Trait.UNIQUE)
                || field.is(Trait.SEARCHED);
    }

    private static FieldSpec reference(String name, String column, String target) {
        return new FieldSpec(
                name, FieldKind.REFERENCE, column, 36, null, null, target, List.of(), List.of(), "main", Set.of());
    }

    private static FieldSpec text(String name, String column) {
        return new FieldSpec(name, FieldKind.TEXT, column, 40, null, null, "", List.of(), List.of(), "main", Set.of());
    }
}
