package io.tradewind.customer.internal.lead;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.text;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a scoring rule is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class ScoringRuleType implements RecordType<ScoringRule> {
    static final String NAME = "lead-scoring-rules";

    @Override
    public RecordSpec<ScoringRule> spec() {
        return RecordSpec.of(NAME, ScoringRule.class, ScoringRule::new)
                .title("name")
                .menu("list-checks", "admin", 60)
                .shared()
                .sortedBy("name")
                .field(text("name", ScoringRule::name, ScoringRule::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(enumeration(
                                "attribute", ScoringRule.Attribute.class, ScoringRule::attribute, ScoringRule::lookAt)
                        .required()
                        .listed())
                .field(enumeration(
                                "condition", ScoringRule.Condition.class, ScoringRule::condition, ScoringRule::demand)
                        .column("rule_condition")
                        .required()
                        .listed())
                .field(text("wanted", ScoringRule::wanted, ScoringRule::want).listed())
                .field(integer("points", ScoringRule::points, ScoringRule::give)
                        .between(-100, 100)
                        .required()
                        .listed())
                .field(bool("active", ScoringRule::active, ScoringRule::activate)
                        .listed())
                .check(rule -> rule.lacksValue() ? List.of(FieldProblem.of("wanted", "field.required")) : List.of());
    }
}
