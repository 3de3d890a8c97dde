package io.tradewind.runtime.internal.design;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.design.TypeDesign;
import io.tradewind.design.TypeDesign.Group;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;

/** Fills in what follows from a design without having been said. */
final class Cleaning {
    private static final int LONGEST_LIST = 60;
    private static final int LONGEST_CODE = 60;
    /** What an admin may say of a field; the rest follows from its kind. */
    private static final Set<Trait> SAID = EnumSet.of(
            Trait.REQUIRED,
            Trait.UNIQUE,
            Trait.SEARCHED,
            Trait.LISTED,
            Trait.SENSITIVE,
            Trait.SORTABLE,
            Trait.WARNS_OF_DUPLICATES);

    private Cleaning() {}

    static TypeDesign clean(TypeDesign design) {
        List<Group> groups =
                design.groups().isEmpty() ? List.of(new Group("main", new Label("基本信息", "Basics"))) : design.groups();
        Set<String> keys = new HashSet<>();
        groups.forEach(group -> keys.add(group.key()));
        List<FieldDefinition> fields = design.fields().stream()
                .map(field -> clean(design, field, keys, groups.getFirst().key()))
                .toList();
        return new TypeDesign(
                design.name().strip(),
                design.title(),
                design.one(),
                design.icon().isBlank() ? "file" : design.icon().strip(),
                design.menu(),
                design.order(),
                design.prefix().strip(),
                design.titleField(),
                design.sort().strip(),
                groups,
                fields,
                design.archived(),
                design.rules(),
                design.access());
    }

    private static FieldDefinition clean(TypeDesign design, FieldDefinition field, Set<String> groups, String first) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(field.traits());
        traits.retainAll(SAID);
        if (field.name().equals(design.titleField())) {
            traits.addAll(List.of(Trait.SEARCHED, Trait.SORTABLE));
            if (!field.isComputed()) {
                traits.add(Trait.REQUIRED);
            }
        }
        boolean unsaid = !groups.contains(field.group()) && field.group().equals(FieldDefinition.GROUP);
        FieldDefinition clean = field.traits(traits).in(unsaid ? first : field.group(), 0);
        boolean listed = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.TAGS;
        if (!listed) {
            return clean.options(List.of());
        }
        FieldDefinition coded = clean.options(coded(field.options()));
        return coded.target().isEmpty() && !coded.options().isEmpty() ? coded.to(ownList(design, field)) : coded;
    }

    /** The list whose entries a field brings by itself. */
    static String ownList(TypeDesign design, FieldDefinition field) {
        String kebab = field.name().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        String list = design.name().strip() + "-" + kebab;
        return list.length() <= LONGEST_LIST ? list : list.substring(0, LONGEST_LIST);
    }

    private static List<Option> coded(List<Option> options) {
        Set<String> taken = new LinkedHashSet<>();
        options.forEach(option -> taken.add(option.code()));
        List<Option> all = new ArrayList<>();
        for (Option option : options) {
            String code = option.code().isBlank() ? free(taken, option.label()) : option.code();
            taken.add(code);
            all.add(new Option(code, option.label(), option.color(), option.active()));
        }
        return all;
    }

    private static String free(Set<String> taken, Label label) {
        String snake = label.text(Locale.ENGLISH)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        String code = snake.isEmpty() ? "OPTION" : snake.substring(0, Math.min(snake.length(), LONGEST_CODE - 6));
        String free = code;
        for (int i = 2; taken.contains(free); i++) {
            free = code + "_" + i;
        }
        return free;
    }
}
