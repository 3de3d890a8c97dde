package io.tradewind.rest.internal.design;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradewind.access.Scope;
import io.tradewind.design.DesignedType;
import io.tradewind.design.TypeDesign;
import io.tradewind.list.ValueLists.Color;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.ShowRule;

/** What the document says of designs. */
public final class DesignSchemas {
    private static final Map<String, Object> LABEL = object("zh", TEXT, "en", TEXT);
    private static final Map<String, Object> SCOPE = names(Scope.values());

    /** When fields and groups are shown. */
    static final Map<String, Object> RULES = array(requiring(
            object(
                    "shown",
                    TEXT,
                    "group",
                    BOOLEAN,
                    "field",
                    TEXT,
                    "condition",
                    names(ShowRule.Condition.values()),
                    "values",
                    array(TEXT)),
            "shown",
            "field",
            "condition"));

    /** A design, for the document's components. */
    public static final Map<String, Object> DESIGN = requiring(
            object(
                    "name",
                    Map.of("type", "string", "maxLength", TypeDesign.LONGEST_NAME, "example", "service-contracts"),
                    "title",
                    LABEL,
                    "one",
                    LABEL,
                    "icon",
                    TEXT,
                    "menu",
                    oneOf(List.of("sales", "deals", "service", "insight", "admin")),
                    "order",
                    INTEGER,
                    "prefix",
                    TEXT,
                    "titleField",
                    TEXT,
                    "sort",
                    TEXT,
                    "groups",
                    array(requiring(object("key", TEXT, "label", LABEL), "key", "label")),
                    "fields",
                    array(field()),
                    "archived",
                    array(TEXT),
                    "rules",
                    RULES,
                    "access",
                    array(requiring(
                            object(
                                    "role", TEXT, "read", SCOPE, "create", SCOPE, "edit", SCOPE, "delete", SCOPE,
                                    "export", SCOPE),
                            "role"))),
            "name",
            "title",
            "titleField",
            "fields");

    /** A made type with its draft. */
    public static final Map<String, Object> DESIGNED = object(
            "name",
            TEXT,
            "made",
            BOOLEAN,
            "state",
            names(DesignedType.State.values()),
            "version",
            INTEGER,
            "changed",
            BOOLEAN,
            "problem",
            TEXT,
            "design",
            ref("TypeDesign"),
            "published",
            nullable(ref("TypeDesign")));

    /** A line of the list of all types. */
    static final Map<String, Object> LISTED =
            object("name", TEXT, "title", TEXT, "made", BOOLEAN, "state", TEXT, "changed", BOOLEAN, "fields", INTEGER);

    /** What a role would have. */
    static final Map<String, Object> TRIAL = object(
            "role",
            TEXT,
            "scopes",
            object("READ", SCOPE, "CREATE", SCOPE, "EDIT", SCOPE, "DELETE", SCOPE, "EXPORT", SCOPE),
            "fields",
            array(object("name", TEXT, "label", TEXT, "editable", BOOLEAN)));

    private DesignSchemas() {}

    private static Map<String, Object> field() {
        Map<String, Object> schema = object(
                "name",
                TEXT,
                "kind",
                oneOf(Arrays.stream(FieldKind.values())
                        .filter(kind -> kind != FieldKind.ENUMERATION && kind != FieldKind.LINES)
                        .map(Enum::name)
                        .toList()),
                "label",
                LABEL,
                "help",
                LABEL,
                "maxLength",
                INTEGER,
                "min",
                nullable(TEXT),
                "max",
                nullable(TEXT),
                "target",
                TEXT,
                "options",
                array(requiring(
                        object("code", TEXT, "label", LABEL, "color", names(Color.values()), "active", BOOLEAN),
                        "label")),
                "group",
                TEXT,
                "formula",
                TEXT);
        @SuppressWarnings("unchecked")
        Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) schema.get("properties"));
        for (Trait trait : Trait.values()) {
            if (trait != Trait.READ_ONLY && trait != Trait.FILTERABLE) {
                members.put(DesignJson.flag(trait), BOOLEAN);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(schema);
        all.put("properties", members);
        return requiring(all, "name", "kind", "label");
    }

    private static Map<String, Object> names(Enum<?>[] constants) {
        return oneOf(Arrays.stream(constants).map(Enum::name).toList());
    }
}
