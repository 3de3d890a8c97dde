package io.tradewind.runtime.internal.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.design.TypeDesign;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.ShowRule;

/** A design with a field of each kind. */
final class DesignFixture {
    private DesignFixture() {}

    static TypeDesign contracts(FieldDefinition... more) {
        List<FieldDefinition> fields = new ArrayList<>();
        fields.add(field("name", FieldKind.TEXT).with(Trait.LISTED));
        for (FieldKind kind : FieldKind.values()) {
            if (kind != FieldKind.ENUMERATION && kind != FieldKind.LINES) {
                fields.add(
                        switch (kind) {
                            case REFERENCE -> field("customer", kind).to("customers");
                            case CHOICE, TAGS ->
                                field("a" + kind.ordinal(), kind)
                                        .options(List.of(Option.of("金牌", "Gold"), Option.of("银牌", "Silver")));
                            default -> field("a" + kind.ordinal(), kind);
                        });
            }
        }
        fields.addAll(List.of(more));
        return with(fields);
    }

    static TypeDesign with(List<FieldDefinition> fields) {
        return new TypeDesign(
                "service-contracts",
                new Label("服务合同", "Service contracts"),
                new Label("服务合同", "Service contract"),
                "handshake",
                "service",
                10,
                "SC-",
                "name",
                "",
                List.of(),
                fields,
                Set.of(),
                List.<ShowRule>of(),
                List.of());
    }

    static FieldDefinition field(String name, FieldKind kind) {
        return FieldDefinition.of(name, kind, "字段", "Field {0} of o'clock");
    }
}
