package io.tradewind.ui.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;

/** The fields of a type as screens see them: its own, and those that every record has. */
public final class TypeFields {
    private static final String SYSTEM = "system";

    private TypeFields() {}

    /** Own fields first, then number, owner, team and times. */
    public static List<FieldSpec> all(TypeSpec type) {
        List<FieldSpec> fields = new ArrayList<>(type.fields());
        common(type).forEach(fields::add);
        return fields;
    }

    private static Stream<FieldSpec> common(TypeSpec type) {
        Stream.Builder<FieldSpec> fields = Stream.builder();
        if (type.numbered() && type.field("number").isEmpty()) {
            fields.add(common("number", FieldKind.TEXT, "", Trait.SORTABLE));
        }
        if (!type.shared()) {
            fields.add(common("owner", FieldKind.REFERENCE, "users"));
            fields.add(common("team", FieldKind.REFERENCE, "teams"));
        }
        fields.add(common("createdAt", FieldKind.INSTANT, "", Trait.SORTABLE));
        fields.add(common("updatedAt", FieldKind.INSTANT, "", Trait.SORTABLE));
        return fields.build();
    }

    private static FieldSpec common(String name, FieldKind kind, String target, Trait... more) {
        Set<Trait> traits = Stream.concat(Stream.of(Trait.FILTERABLE, Trait.READ_ONLY), Stream.of(more))
                .collect(java.util.stream.Collectors.toSet());
        return new FieldSpec(name, kind, name, 0, null, null, target, List.of(), List.of(), SYSTEM, traits);
    }

    public static Optional<FieldSpec> find(TypeSpec type, String name) {
        return all(type).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Columns of the list until the reader chooses others: title, those the type names, the owner. */
    public static List<String> listed(TypeSpec type) {
        Stream<String> named = type.fields().stream()
                .filter(field -> field.is(Trait.LISTED) && field.stored())
                .map(FieldSpec::name);
        Stream<String> owner = type.shared() ? Stream.empty() : Stream.of("owner");
        return Stream.of(Stream.of(type.titleField()), named, owner)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Fields that the list can show. */
    public static List<FieldSpec> columns(TypeSpec type) {
        return all(type).stream().filter(FieldSpec::stored).toList();
    }

    /** Groups of the page: those of the type, and last of all what every record has. */
    public static List<FieldGroup> groups(TypeSpec type) {
        List<FieldGroup> groups = new ArrayList<>(type.groups());
        groups.add(FieldGroup.of(
                SYSTEM, common(type).map(field -> FieldPlace.of(field.name())).toList()));
        return groups;
    }

    /** Whether the reader may change the field of this type. */
    public static boolean editable(TypeView type, FieldSpec field) {
        return type.editable().contains(field.name()) && !field.is(Trait.READ_ONLY);
    }
}
