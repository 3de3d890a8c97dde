package io.tradewind.rest.internal.design;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.Label;
import io.tradewind.layout.ArrangedType;
import io.tradewind.layout.PageLayout;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;

/** Layouts in and out of JSON. */
public final class LayoutJson {
    /** A layout, for the document's components. */
    public static final Map<String, Object> LAYOUT = requiring(
            object(
                    "groups",
                    array(requiring(
                            object(
                                    "key",
                                    TEXT,
                                    "label",
                                    object("zh", TEXT, "en", TEXT),
                                    "folded",
                                    BOOLEAN,
                                    "fields",
                                    array(requiring(
                                            object("field", TEXT, "wide", BOOLEAN, "hidden", BOOLEAN), "field"))),
                            "key",
                            "fields")),
                    "rules",
                    DesignSchemas.RULES),
            "groups");

    /** A type with its layouts. */
    public static final Map<String, Object> ARRANGED = object(
            "type",
            TEXT,
            "version",
            INTEGER,
            "changed",
            BOOLEAN,
            "draft",
            ref("PageLayout"),
            "published",
            nullable(ref("PageLayout")),
            "delivered",
            ref("PageLayout"));

    private LayoutJson() {}

    /** @throws InvalidRecord with all that cannot be read */
    static PageLayout read(Map<String, @Nullable Object> body) {
        List<FieldProblem> problems = new ArrayList<>();
        Part part = new Part("", body, problems);
        PageLayout layout = new PageLayout(
                part.objects("groups", (group, i) -> group(group)),
                part.objects("rules", (rule, i) -> DesignJson.rule(rule)));
        part.done();
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
        return layout;
    }

    private static FieldGroup group(Part part) {
        Label label = part.label("label");
        return new FieldGroup(
                part.text("key", ""),
                label.zh(),
                label.en(),
                part.flag("folded", false),
                part.objects(
                        "fields",
                        (place, i) -> new FieldPlace(
                                place.text("field", ""), place.flag("wide", false), place.flag("hidden", false))));
    }

    static Map<String, @Nullable Object> of(ArrangedType type) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", type.name());
        json.put("version", type.version());
        json.put("changed", type.isChanged());
        json.put("draft", of(type.draft()));
        json.put("published", type.published().map(LayoutJson::of).orElse(null));
        json.put("delivered", of(PageLayout.of(type.delivered())));
        return json;
    }

    private static Map<String, Object> of(PageLayout layout) {
        return Map.of(
                "groups", layout.groups().stream().map(LayoutJson::of).toList(),
                "rules", layout.rules().stream().map(DesignJson::rule).toList());
    }

    static Map<String, Object> of(FieldGroup group) {
        return Map.of(
                "key", group.key(),
                "label", Map.of("zh", group.zh(), "en", group.en()),
                "folded", group.folded(),
                "fields", group.places().stream().map(LayoutJson::of).toList());
    }

    private static Map<String, Object> of(FieldPlace place) {
        return Map.of("field", place.field(), "wide", place.wide(), "hidden", place.hidden());
    }
}
