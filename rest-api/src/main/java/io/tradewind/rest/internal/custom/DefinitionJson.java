package io.tradewind.rest.internal.custom;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.list.ValueLists.Color;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;

/** Definitions of added fields as JSON, both ways. What a body does not name stays as it was; what it must not name is a problem. */
public final class DefinitionJson {
    private static final Map<String, Trait> FLAGS = flags();
    private static final Set<String> CHANGED = Set.of(
            "label",
            "help",
            "maxLength",
            "min",
            "max",
            "target",
            "options",
            "group",
            "position",
            "name",
            "kind",
            "formula");
    private static final Map<String, Object> LABEL = object("zh", TEXT, "en", TEXT);

    /** For the document's components. */
    public static final Map<String, Object> SCHEMA = schema();

    private final Map<String, @Nullable Object> json;
    private final List<FieldProblem> problems = new ArrayList<>();

    DefinitionJson(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    private static Map<String, Trait> flags() {
        Map<String, Trait> flags = new LinkedHashMap<>();
        for (Trait trait : List.of(Trait.REQUIRED, Trait.UNIQUE, Trait.LISTED, Trait.SEARCHED, Trait.SENSITIVE)) {
            flags.put(trait.name().toLowerCase(Locale.ROOT), trait);
        }
        return flags;
    }

    private static Map<String, Object> schema() {
        List<String> kinds = Arrays.stream(FieldKind.values())
                .filter(kind -> kind != FieldKind.LINES && kind != FieldKind.ENUMERATION)
                .map(FieldKind::name)
                .toList();
        Map<String, Object> number = nullable(Map.of("type", "number"));
        Map<String, Object> option =
                requiring(object("code", TEXT, "label", LABEL, "color", TEXT, "active", BOOLEAN), "label");
        return object(
                "id",
                TEXT,
                "version",
                INTEGER,
                "type",
                TEXT,
                "name",
                TEXT,
                "kind",
                oneOf(kinds),
                "label",
                LABEL,
                "help",
                LABEL,
                "maxLength",
                INTEGER,
                "min",
                number,
                "max",
                number,
                "target",
                TEXT,
                "options",
                array(option),
                "group",
                TEXT,
                "position",
                INTEGER,
                "formula",
                TEXT,
                "required",
                BOOLEAN,
                "unique",
                BOOLEAN,
                "listed",
                BOOLEAN,
                "searched",
                BOOLEAN,
                "sensitive",
                BOOLEAN,
                "archived",
                BOOLEAN,
                "records",
                INTEGER,
                "taken",
                INTEGER,
                "left",
                INTEGER);
    }

    // ---- requests

    String type() {
        return text("type", "");
    }

    FieldDefinition fresh() {
        FieldKind kind = kind();
        FieldDefinition plain = FieldDefinition.of(text("name", ""), kind == null ? FieldKind.TEXT : kind, "", "");
        return definition(plain, Set.of("type"));
    }

    FieldDefinition changed(CustomField before) {
        kind();
        FieldDefinition field = definition(before.definition(), Set.of());
        boolean moved = json.containsKey("name") && !field.name().equals(before.name());
        FieldKind kind = kind();
        if (moved || (kind != null && kind != before.definition().kind())) {
            throw new InvalidRecord(List.of(FieldProblem.of(moved ? "name" : "kind", "custom.fixed")));
        }
        return field;
    }

    private @Nullable FieldKind kind() {
        String name = text("kind", "");
        if (name.isEmpty() && !json.containsKey("kind")) {
            return null;
        }
        return Arrays.stream(FieldKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRecord(List.of(FieldProblem.of("kind", "custom.kind"))));
    }

    private FieldDefinition definition(FieldDefinition before, Set<String> more) {
        if (more.contains("type") && !json.containsKey("kind")) {
            problems.add(FieldProblem.of("kind", "field.required"));
        }
        json.keySet().stream()
                .filter(name -> !CHANGED.contains(name) && !FLAGS.containsKey(name) && !more.contains(name))
                .forEach(name -> problems.add(FieldProblem.of(name, "field.unknown")));
        FieldDefinition field = new FieldDefinition(
                text("name", before.name()),
                before.kind(),
                label("label", before.label()),
                label("help", before.help()),
                number("maxLength", before.maxLength()),
                decimal("min", before.min()),
                decimal("max", before.max()),
                text("target", before.target()),
                json.containsKey("options") ? options() : before.options(),
                text("group", before.group()),
                number("position", before.position()),
                traits(before.traits()),
                text("formula", before.formula()));
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
        return field;
    }

    private String text(String name, String before) {
        Object value = json.getOrDefault(name, before);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        problems.add(FieldProblem.of(name, "field.not-text"));
        return before;
    }

    private int number(String name, int before) {
        Object value = json.getOrDefault(name, before);
        if (value instanceof Number number && number.longValue() == number.intValue()) {
            return number.intValue();
        }
        if (value != null) {
            problems.add(FieldProblem.of(name, "field.not-an-integer"));
        }
        return 0;
    }

    private @Nullable BigDecimal decimal(String name, @Nullable BigDecimal before) {
        Object value = json.containsKey(name) ? json.get(name) : before;
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException none) {
            problems.add(FieldProblem.of(name, "field.not-a-number"));
            return null;
        }
    }

    private Label label(String name, Label before) {
        return json.containsKey(name) ? label(name, json.get(name)) : before;
    }

    private Label label(String path, @Nullable Object value) {
        if (value instanceof String both) {
            return new Label(both, both);
        }
        if (value instanceof Map<?, ?> parts
                && parts.values().stream().allMatch(part -> part == null || part instanceof String)) {
            return new Label(part(parts, "zh"), part(parts, "en"));
        }
        if (value != null) {
            problems.add(FieldProblem.of(path, "field.not-text"));
        }
        return Label.NONE;
    }

    private static String part(Map<?, ?> parts, String language) {
        return parts.get(language) instanceof String text ? text : "";
    }

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        if (!(json.get("options") instanceof List<?> given)) {
            problems.add(FieldProblem.of("options", "field.not-a-list"));
            return options;
        }
        for (int i = 0; i < given.size(); i++) {
            String path = "options[" + i + "]";
            if (given.get(i) instanceof Map<?, ?> parts) {
                options.add(new Option(
                        part(parts, "code"),
                        label(path + ".label", parts.get("label")),
                        color(path, parts.get("color")),
                        !Boolean.FALSE.equals(parts.get("active"))));
            } else {
                options.add(new Option("", label(path, given.get(i)), Color.GRAY, true));
            }
        }
        return options;
    }

    private Color color(String path, @Nullable Object name) {
        if (name == null) {
            return Color.GRAY;
        }
        return Arrays.stream(Color.values())
                .filter(color -> color.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(FieldProblem.of(path + ".color", "field.unknown-value", String.valueOf(name)));
                    return Color.GRAY;
                });
    }

    private Set<Trait> traits(Set<Trait> before) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(before);
        FLAGS.forEach((name, trait) -> {
            Object value = json.get(name);
            if (value instanceof Boolean flag) {
                if (flag) {
                    traits.add(trait);
                } else {
                    traits.remove(trait);
                }
            } else if (json.containsKey(name)) {
                problems.add(FieldProblem.of(name, "field.not-yes-or-no"));
            }
        });
        return traits;
    }

    // ---- answers

    static Map<String, @Nullable Object> of(CustomField field) {
        FieldDefinition definition = field.definition();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", field.id());
        json.put("version", field.version());
        json.put("type", field.type());
        json.put("name", definition.name());
        json.put("kind", definition.kind().name());
        json.put("label", of(definition.label()));
        json.put("help", of(definition.help()));
        json.put("maxLength", definition.maxLength());
        json.put("min", definition.min());
        json.put("max", definition.max());
        json.put("target", definition.target());
        json.put(
                "options", definition.options().stream().map(DefinitionJson::of).toList());
        json.put("group", definition.group());
        json.put("position", definition.position());
        json.put("formula", definition.formula());
        FLAGS.forEach((name, trait) -> json.put(name, definition.traits().contains(trait)));
        json.put("archived", field.archived());
        return json;
    }

    private static Map<String, String> of(Label label) {
        return Map.of("zh", label.zh(), "en", label.en());
    }

    private static Map<String, Object> of(Option option) {
        return Map.of(
                "code", option.code(),
                "label", of(option.label()),
                "color", option.color().name(),
                "active", option.active());
    }
}
