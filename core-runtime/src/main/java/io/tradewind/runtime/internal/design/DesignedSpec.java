package io.tradewind.runtime.internal.design;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.design.TypeDesign;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordSpec;

/** Describes a made type to the engine, in the words of the modules. */
final class DesignedSpec {
    private static final int DIGITS = 5;

    private DesignedSpec() {}

    /** @param accessors how the entity's values are reached */
    static RecordSpec<RecordEntity> of(
            TypeDesign design,
            Class<RecordEntity> entity,
            Supplier<RecordEntity> fresh,
            Function<FieldDefinition, Accessor> accessors) {
        RecordSpec<RecordEntity> spec = RecordSpec.of(design.name(), entity, fresh)
                .title(design.titleField())
                .menu(design.icon(), design.menu(), design.order())
                .sortedBy(design.sort());
        if (!design.prefix().isEmpty()) {
            spec = spec.numbered(design.prefix(), DIGITS);
        }
        for (TypeDesign.Group group : design.groups()) {
            for (FieldDefinition field : design.shownFields()) {
                if (field.group().equals(group.key())) {
                    spec = spec.field(field(field, accessors.apply(field)));
                }
            }
        }
        for (var rule : design.rules()) {
            spec = spec.show(rule);
        }
        return spec;
    }

    private static Field<RecordEntity, Object> field(FieldDefinition field, Accessor accessor) {
        return Field.of(spec(field), accessor::read, accessor::write);
    }

    /** With the traits that the design says and no others: each sort costs an index. */
    static FieldSpec spec(FieldDefinition field) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(field.traits());
        if (field.kind() != FieldKind.LONG_TEXT) {
            traits.add(Trait.FILTERABLE);
        }
        FieldSpec spec = new FieldSpec(
                field.name(),
                field.kind(),
                Names.column(field),
                field.longest(),
                field.min(),
                field.max(),
                field.target(),
                List.of(),
                List.of(),
                field.group(),
                traits);
        return field.isComputed() ? spec.computedBy(field.formula()) : spec;
    }
}
