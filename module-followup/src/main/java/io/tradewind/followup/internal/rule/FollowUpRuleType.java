package io.tradewind.followup.internal.rule;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Component;

import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a rule for follow-ups is to screens and doors. */
@Component(service = RecordType.class)
public final class FollowUpRuleType implements RecordType<FollowUpRule> {
    private static final int LONGEST = 3_650;

    @Override
    public RecordSpec<FollowUpRule> spec() {
        return RecordSpec.of("follow-up-rules", FollowUpRule.class, FollowUpRule::new)
                .title("name")
                .menu("lock", "admin", 64)
                .shared()
                .field(text("name", FollowUpRule::name, FollowUpRule::rename)
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(integer("lockDays", FollowUpRule::lockDays, FollowUpRule::lockAfter)
                        .between(0, LONGEST)
                        .listed())
                .field(bool("asksNextStep", FollowUpRule::asksNextStep, FollowUpRule::askNextStep)
                        .listed())
                .field(bool("active", FollowUpRule::active, FollowUpRule::use).listed());
    }
}
