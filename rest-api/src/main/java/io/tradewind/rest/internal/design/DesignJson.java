package io.tradewind.rest.internal.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Scope;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.design.DesignedType;
import io.tradewind.design.TypeDesign;
import io.tradewind.list.ValueLists.Color;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.ShowRule;

/** Designs in and out of JSON. */
final class DesignJson {
    private static final int LAST = 500;

    private DesignJson() {}

    /** @throws InvalidRecord with all that cannot be read */
    static TypeDesign read(Map<String, @Nullable Object> body) {
        List<FieldProblem> problems = new ArrayList<>();
        Part part = new Part("", body, problems);
        TypeDesign design = new TypeDesign(
                part.text("name", ""),
                part.label("title"),
                part.label("one"),
                part.text("icon", ""),
                part.text("menu", "service"),
                part.integer("order", LAST),
                part.text("prefix", ""),
                part.text("titleField", ""),
                part.text("sort", ""),
                part.objects("groups", (group, i) -> new TypeDesign.Group(group.text("key", ""), group.label("label"))),
                part.objects("fields", DesignJson::field),
                Set.copyOf(part.texts("archived")),
                part.objects("rules", (rule, i) -> rule(rule)),
                part.objects("access", (grant, i) -> grant(grant)));
        part.done();
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
        return design;
    }

    private static FieldDefinition field(Part part, int position) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            if (part.flag(flag(trait), false)) {
                traits.add(trait);
            }
        }
        return new FieldDefinition(
                part.text("name", ""),
                part.constant("kind", FieldKind.class, FieldKind.TEXT),
                part.label("label"),
                part.label("help"),
                part.integer("maxLength", 0),
                part.number("min"),
                part.number("max"),
                part.text("target", ""),
                part.objects(
                        "options",
                        (option, i) -> new Option(
                                option.text("code", ""),
                                option.label("label"),
                                option.constant("color", Color.class, Color.GRAY),
                                option.flag("active", true))),
                part.text("group", ""),
                position,
                traits,
                part.text("formula", ""));
    }

    static ShowRule rule(Part part) {
        return new ShowRule(
                part.text("shown", ""),
                part.flag("group", false),
                part.text("field", ""),
                part.constant("condition", ShowRule.Condition.class, ShowRule.Condition.FILLED),
                part.texts("values"));
    }

    private static TypeDesign.Grant grant(Part part) {
        return new TypeDesign.Grant(
                part.text("role", ""),
                part.constant("read", Scope.class, Scope.NONE),
                part.constant("create", Scope.class, Scope.NONE),
                part.constant("edit", Scope.class, Scope.NONE),
                part.constant("delete", Scope.class, Scope.NONE),
                part.constant("export", Scope.class, Scope.NONE));
    }

    /** The member that says a trait: {@code required}, {@code warnsOfDuplicates}. */
    static String flag(Trait trait) {
        StringBuilder name = new StringBuilder();
        for (String word : trait.name().toLowerCase(java.util.Locale.ROOT).split("_")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    static Map<String, @Nullable Object> of(DesignedType type) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", type.name());
        json.put("made", true);
        json.put("state", type.state().name());
        json.put("version", type.version());
        json.put("changed", type.isChanged());
        json.put("problem", type.problem());
        json.put("design", of(type.draft()));
        json.put("published", type.live() == null ? null : of(type.live()));
        return json;
    }

    static Map<String, @Nullable Object> of(TypeDesign design) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", design.name());
        json.put("title", label(design.title()));
        json.put("one", label(design.one()));
        json.put("icon", design.icon());
        json.put("menu", design.menu());
        json.put("order", design.order());
        json.put("prefix", design.prefix());
        json.put("titleField", design.titleField());
        json.put("sort", design.sort());
        json.put(
                "groups",
                design.groups().stream()
                        .map(group -> Map.of("key", group.key(), "label", label(group.label())))
                        .toList());
        json.put("fields", design.fields().stream().map(DesignJson::field).toList());
        json.put("archived", new TreeSet<>(design.archived()));
        json.put("rules", design.rules().stream().map(DesignJson::rule).toList());
        json.put("access", design.access().stream().map(DesignJson::grant).toList());
        return json;
    }

    private static Map<String, Object> label(Label label) {
        return Map.of("zh", label.zh(), "en", label.en());
    }

    private static Map<String, @Nullable Object> field(FieldDefinition field) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("kind", field.kind().name());
        json.put("label", label(field.label()));
        json.put("help", label(field.help()));
        json.put("maxLength", field.maxLength());
        json.put("min", plain(field.min()));
        json.put("max", plain(field.max()));
        json.put("target", field.target());
        json.put(
                "options",
                field.options().stream()
                        .map(option -> Map.of(
                                "code", option.code(),
                                "label", label(option.label()),
                                "color", option.color().name(),
                                "active", option.active()))
                        .toList());
        json.put("group", field.group());
        json.put("formula", field.formula());
        field.traits().stream().sorted().forEach(trait -> json.put(flag(trait), true));
        return json;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static Map<String, Object> rule(ShowRule rule) {
        return Map.of(
                "shown", rule.shown(),
                "group", rule.group(),
                "field", rule.field(),
                "condition", rule.condition().name(),
                "values", rule.values());
    }

    private static Map<String, Object> grant(TypeDesign.Grant grant) {
        return Map.of(
                "role", grant.role(),
                "read", grant.read().name(),
                "create", grant.create().name(),
                "edit", grant.edit().name(),
                "delete", grant.delete().name(),
                "export", grant.export().name());
    }
}
