package io.tradewind.opportunity.internal.pipeline;

import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Stages as records that others refer to; they are written with their pipeline alone. */
@Component(service = RecordType.class)
public final class StageType implements RecordType<Stage> {
    public static final String NAME = "pipeline-stages";
    static final String FIELDS = "stage-required-fields";

    @Activate
    public StageType() {}

    @Override
    public RecordSpec<Stage> spec() {
        return RecordSpec.of(NAME, Stage.class, Stage::new)
                .title("name")
                .shared()
                .sortedBy("place")
                .field(text("name", Stage::name, null).searched().sortable().listed())
                .field(text("nameEn", Stage::nameEn, null))
                .field(reference("pipeline", PipelineType.NAME, Stage::pipeline, null)
                        .listed())
                .field(enumeration("type", StageKind.class, Stage::kind, null)
                        .column("stage_type")
                        .listed())
                .field(integer("place", Stage::place, null).sortable())
                .field(integer("probability", Stage::probability, null).listed())
                .field(integer("stalledAfterDays", Stage::stalledAfterDays, null)
                        .listed())
                .field(longText("checklist", Stage::checklistText, null))
                .field(tags("requiredFields", Stage::requiredFields, null, FIELDS))
                .beforeRemoval(stage -> {
                    throw new TradewindException(Kind.CONFLICT, "opportunities.stage-of-a-pipeline");
                })
                .check(stage -> {
                    throw new TradewindException(Kind.CONFLICT, "opportunities.stage-of-a-pipeline");
                });
    }
}
