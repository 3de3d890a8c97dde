package io.tradewind.opportunity.internal.deal;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.decimal;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.util.List;

import io.tradewind.opportunity.internal.pipeline.StageType;
import io.tradewind.record.Field;

/** What the lines inside an opportunity consist of; parts are read and written with their line. */
final class Parts {
    private Parts() {}

    static List<Field<?, ?>> visits() {
        return List.of(
                reference("stage", StageType.NAME, (Opportunity one) -> null, null),
                text("stageName", (Opportunity one) -> null, null),
                instant("enteredAt", (Opportunity one) -> null, null),
                instant("leftAt", (Opportunity one) -> null, null),
                integer("days", (Opportunity one) -> null, null),
                reference("by", "users", (Opportunity one) -> null, null),
                text("note", (Opportunity one) -> null, null));
    }

    static List<Field<?, ?>> checks() {
        return List.of(
                text("item", (Opportunity one) -> null, (one, part) -> {})
                        .max(500)
                        .required(),
                bool("done", (Opportunity one) -> null, (one, part) -> {}));
    }

    static List<Field<?, ?>> reasons() {
        return List.of(
                enumeration("reason", Qualification.Reason.class, (Opportunity one) -> null, null),
                integer("points", (Opportunity one) -> null, null));
    }

    static List<Field<?, ?>> people() {
        return List.of(
                reference("contact", "contacts", (Opportunity one) -> null, (one, part) -> {}),
                text("who", (Opportunity one) -> null, (one, part) -> {}).max(100),
                enumeration("part", Person.Part.class, (Opportunity one) -> null, (one, part) -> {})
                        .required(),
                enumeration("stance", Person.Stance.class, (Opportunity one) -> null, (one, part) -> {}));
    }

    static List<Field<?, ?>> members() {
        return List.of(
                reference("user", "users", (Opportunity one) -> null, (one, part) -> {})
                        .required(),
                enumeration("duty", Member.Duty.class, (Opportunity one) -> null, (one, part) -> {})
                        .required(),
                decimal("share", (Opportunity one) -> null, (one, part) -> {}).between(0, 100));
    }

    static List<Field<?, ?>> products() {
        return List.of(
                choice("product", (Opportunity one) -> null, (one, part) -> {}, "products"),
                text("description", (Opportunity one) -> null, (one, part) -> {})
                        .max(500),
                decimal("quantity", (Opportunity one) -> null, (one, part) -> {})
                        .between(0, 1_000_000_000),
                money("unitPrice", (Opportunity one) -> null, (one, part) -> {}),
                enumeration("billing", ProductLine.Billing.class, (Opportunity one) -> null, (one, part) -> {}));
    }

    static List<Field<?, ?>> rivals() {
        return List.of(
                text("rival", (Opportunity one) -> null, (one, part) -> {}).required(),
                enumeration("standing", Rival.Standing.class, (Opportunity one) -> null, (one, part) -> {}),
                text("note", (Opportunity one) -> null, (one, part) -> {}).max(500));
    }

    static List<Field<?, ?>> needs() {
        return List.of(reference("need", "needs", (Opportunity one) -> null, (one, part) -> {})
                .required());
    }
}
