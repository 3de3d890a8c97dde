package io.tradewind.opportunity.internal.pipeline;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a pipeline is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class PipelineType implements RecordType<Pipeline> {
    public static final String NAME = "pipelines";

    private final Pipelines pipelines;

    @Activate
    public PipelineType(@Reference Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public RecordSpec<Pipeline> spec() {
        return RecordSpec.of(NAME, Pipeline.class, Pipeline::new)
                .title("name")
                .menu("git-branch", "admin", 60)
                .shared()
                .sortedBy("name")
                .field(text("name", Pipeline::name, Pipeline::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(text("nameEn", Pipeline::nameEn, Pipeline::renameEn)
                        .max(100)
                        .listed())
                .field(bool("default", Pipeline::usual, Pipeline::makeUsual)
                        .column("is_default")
                        .listed())
                .field(bool("active", Pipeline::active, Pipeline::activate).listed())
                .field(bool("backAllowed", Pipeline::backAllowed, Pipeline::allowBack)
                        .in("moves")
                        .listed())
                .field(bool("jumpAllowed", Pipeline::jumpAllowed, Pipeline::allowJump)
                        .in("moves")
                        .listed())
                .field(lines("stages", pipeline -> pipelines.lines(pipeline), Pipeline::give, stageFields())
                        .in("stages")
                        .listed())
                .action(Action.<Pipeline, RetireStage>of("retireStage", RetireStage.class, this::retire))
                .beforeRemoval(pipeline -> pipelines.requireEmpty(pipeline))
                .check(pipeline -> pipelines.problems(pipeline))
                .onCreate(this::keep)
                .onChange((pipeline, before) -> keep(pipeline));
    }

    /** Parts of a line; they are read and written with the line. */
    private static List<Field<?, ?>> stageFields() {
        return List.of(
                text("name", (Pipeline pipeline) -> null, (pipeline, part) -> {})
                        .max(100)
                        .required(),
                text("nameEn", (Pipeline pipeline) -> null, (pipeline, part) -> {})
                        .max(100),
                enumeration("type", StageKind.class, (Pipeline pipeline) -> null, (pipeline, part) -> {})
                        .required(),
                integer("probability", (Pipeline pipeline) -> null, (pipeline, part) -> {})
                        .between(0, 100),
                integer("stalledAfterDays", (Pipeline pipeline) -> null, (pipeline, part) -> {})
                        .between(1, 3_650),
                tags("requiredFields", (Pipeline pipeline) -> null, (pipeline, part) -> {}, StageType.FIELDS),
                longText("checklist", (Pipeline pipeline) -> null, (pipeline, part) -> {}));
    }

    private Optional<DomainEvent> keep(Pipeline pipeline) {
        pipelines.keep(pipeline);
        return Optional.empty();
    }

    private Optional<DomainEvent> retire(Pipeline pipeline, RetireStage command) {
        pipelines.retire(pipeline, command.stage(), command.into());
        return Optional.empty();
    }
}
