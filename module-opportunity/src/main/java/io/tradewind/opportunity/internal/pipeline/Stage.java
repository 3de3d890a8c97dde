package io.tradewind.opportunity.internal.pipeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** A step of a pipeline. Written as a line of its pipeline; a record of its own so that opportunities can refer to it. */
@Entity
@Table(schema = "opportunity", name = "stages")
public class Stage extends RecordEntity {
    @Column(name = "pipeline_id", length = 36)
    private String pipeline = "";

    @Column(name = "place")
    private long place;

    @Column(name = "name", length = 200)
    private String name = "";

    @Column(name = "name_en", length = 200)
    private @Nullable String nameEn;

    @Column(name = "stage_type", length = 40)
    @Enumerated(EnumType.STRING)
    private StageKind kind = StageKind.OPEN;

    @Column(name = "probability")
    private long probability;

    @Column(name = "stalled_after_days")
    private @Nullable Long stalledAfterDays;

    @Column(name = "checklist", length = 8000)
    private @Nullable String checklist;

    @Column(name = "required_fields", length = 2000)
    private @Nullable String requiredFields;

    /** For the persistence provider and the engine. */
    public Stage() {}

    /** The stage that a line describes; its id is the line's if it has one. */
    static Stage of(String pipeline, Map<String, ?> line, int place) {
        Stage stage = new Stage();
        stage.describe(pipeline, line, place);
        return stage;
    }

    /** Makes it what the line says. */
    void describe(String newPipeline, Map<String, ?> line, int newPlace) {
        pipeline = newPipeline;
        place = newPlace;
        name = Objects.toString(line.get("name"), "").strip();
        nameEn = line.get("nameEn") instanceof String text && !text.isBlank() ? text.strip() : null;
        kind = StageKind.valueOf(Objects.toString(line.get("type"), StageKind.OPEN.name()));
        probability = line.get("probability") instanceof Number number ? number.longValue() : usual(kind);
        stalledAfterDays = line.get("stalledAfterDays") instanceof Number days ? days.longValue() : null;
        checklist = line.get("checklist") instanceof String text && !text.isBlank() ? text.strip() : null;
        requiredFields = line.get("requiredFields") instanceof List<?> codes
                ? Tags.kept(codes.stream().map(String::valueOf).toList())
                : null;
    }

    private static long usual(StageKind kind) {
        return kind == StageKind.WON ? 100 : 0;
    }

    /** As a line of its pipeline, with its id. */
    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id());
        line.put("name", name);
        put(line, "nameEn", nameEn);
        line.put("type", kind.name());
        line.put("probability", probability);
        put(line, "stalledAfterDays", stalledAfterDays);
        put(line, "checklist", checklist);
        if (requiredFields != null) {
            line.put("requiredFields", requiredFields());
        }
        return line;
    }

    private static void put(Map<String, Object> line, String part, @Nullable Object value) {
        if (value != null) {
            line.put(part, value);
        }
    }

    public String pipeline() {
        return pipeline;
    }

    /** Place in the pipeline, from 0. */
    public long place() {
        return place;
    }

    public String name() {
        return name;
    }

    public @Nullable String nameEn() {
        return nameEn;
    }

    /** The name for a reader of the language. */
    public String nameIn(Locale locale) {
        return nameEn == null || locale.getLanguage().equals("zh") ? name : nameEn;
    }

    /** Whether a file or a person may mean it by these words. */
    boolean isCalled(String words) {
        return name.equalsIgnoreCase(words) || words.equalsIgnoreCase(nameEn);
    }

    public StageKind kind() {
        return kind;
    }

    /** In percent, of an opportunity that stands here and has none of its own. */
    public long probability() {
        return probability;
    }

    /** Days after which an opportunity here counts as stalled; null: never. */
    public @Nullable Long stalledAfterDays() {
        return stalledAfterDays;
    }

    /** What is to be done here before going on. */
    public List<String> checklist() {
        return checklist == null
                ? List.of()
                : Arrays.stream(checklist.split("\\R"))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toList();
    }

    @Nullable
    String checklistText() {
        return checklist;
    }

    /** Codes of {@link RequiredField} that must be filled in before an opportunity may come here. */
    public List<String> requiredFields() {
        return Tags.of(requiredFields);
    }
}
