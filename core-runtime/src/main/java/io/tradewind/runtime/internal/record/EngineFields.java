package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.TypeSpec;

/** The fields that every record has besides those of its type. */
final class EngineFields {
    static final String USERS = "users";
    static final String TEAMS = "teams";
    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String CUSTOM = "custom";
    /** With whom it is shared: no value of the record, but named in its trace. */
    static final String SHARED_WITH = "sharedWith";
    /** Kept beside the record, see {@link Annex}: named in its trace, too. No type can have a field of this name. */
    static final String FILES = "_files";
    /** In traces: why something was done. */
    static final String REASON = "_reason";

    static final String NUMBER = "number";
    static final String REMOVED_AT = "removedAt";

    /** Names that no type may give to a field of its own. */
    static final Set<String> RESERVED = Set.of(
            "id",
            "version",
            "allowed",
            "createdAt",
            "createdBy",
            "updatedAt",
            "updatedBy",
            OWNER,
            TEAM,
            CUSTOM,
            SHARED_WITH,
            NUMBER,
            REMOVED_AT,
            "removedBy",
            RecordQuery.SEGMENT);

    private EngineFields() {}

    static List<FieldSpec> of(TypeSpec type) {
        List<FieldSpec> fields = new ArrayList<>(List.of(
                instant("createdAt", "created_at"),
                user("createdBy", "created_by"),
                instant("updatedAt", "updated_at"),
                user("updatedBy", "updated_by"),
                reference(OWNER, "owner_id", USERS),
                reference(TEAM, "team_id", TEAMS)));
        if (type.numbered()) {
            fields.add(field(
                    NUMBER,
                    FieldKind.TEXT,
                    "record_number",
                    "",
                    Set.of(Trait.FILTERABLE, Trait.SORTABLE, Trait.READ_ONLY)));
        }
        return fields;
    }

    /** What is shown in the recycle bin besides. */
    static List<FieldSpec> ofTheBin() {
        return List.of(instant(REMOVED_AT, "removed_at"), user("removedBy", "removed_by"));
    }

    private static FieldSpec instant(String name, String column) {
        return field(name, FieldKind.INSTANT, column, "", Set.of(Trait.FILTERABLE, Trait.SORTABLE, Trait.READ_ONLY));
    }

    private static FieldSpec user(String name, String column) {
        return field(name, FieldKind.REFERENCE, column, USERS, Set.of(Trait.FILTERABLE, Trait.READ_ONLY));
    }

    private static FieldSpec reference(String name, String column, String target) {
        return field(name, FieldKind.REFERENCE, column, target, Set.of(Trait.FILTERABLE));
    }

    private static FieldSpec field(String name, FieldKind kind, String column, String target, Set<Trait> traits) {
        int length = kind == FieldKind.TEXT ? 40 : 0;
        return new FieldSpec(name, kind, column, length, null, null, target, List.of(), List.of(), "record", traits);
    }
}
