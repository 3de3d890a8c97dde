package io.tradewind.runtime.internal.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.runtime.internal.record.value.Plain;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How the parts of a job are kept as texts. */
final class BulkJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One of its parts is set. */
    private record KeptWork(
            @Nullable Map<String, @Nullable Object> changes,
            @Nullable String action,
            @Nullable Map<String, @Nullable Object> command) {}

    private record KeptQuery(String text, List<Filter> filters) {}

    private record KeptRefusal(String field, String code, List<String> arguments) {}

    private BulkJson() {}

    static String work(Work work) {
        return JSON.writeValueAsString(
                switch (work) {
                    case Work.Change change -> new KeptWork(plain(change.values()), null, null);
                    case Work.Act act -> new KeptWork(null, act.action(), plain(act.command()));
                    case Work.Remove remove -> new KeptWork(null, null, null);
                });
    }

    static Work work(String json) {
        KeptWork kept = JSON.readValue(json, KeptWork.class);
        if (kept.changes() != null) {
            return new Work.Change(kept.changes());
        }
        return kept.action() == null
                ? new Work.Remove()
                : new Work.Act(kept.action(), kept.command() == null ? Map.of() : kept.command());
    }

    static Map<String, @Nullable Object> plain(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name, Plain.of(value)));
        return plain;
    }

    static String query(@Nullable RecordQuery query) {
        return query == null ? "" : JSON.writeValueAsString(new KeptQuery(query.text(), query.filters()));
    }

    static @Nullable RecordQuery query(String json) {
        if (json.isEmpty()) {
            return null;
        }
        KeptQuery kept = JSON.readValue(json, KeptQuery.class);
        return RecordQuery.ALL.text(kept.text()).filters(kept.filters());
    }

    static String former(FormerValues former) {
        return JSON.writeValueAsString(former.counts());
    }

    static FormerValues former(String json) {
        return new FormerValues(JSON.readValue(json, new TypeReference<LinkedHashMap<String, Map<String, Long>>>() {}));
    }

    static String values(Map<String, @Nullable Object> plain) {
        return JSON.writeValueAsString(plain);
    }

    static Map<String, @Nullable Object> values(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
    }

    static String refusal(FieldProblem problem) {
        return JSON.writeValueAsString(new KeptRefusal(
                problem.field(),
                problem.code(),
                problem.arguments().stream().map(String::valueOf).toList()));
    }

    static FieldProblem refusal(String json) {
        KeptRefusal kept = JSON.readValue(json, KeptRefusal.class);
        return FieldProblem.of(kept.field(), kept.code(), kept.arguments().toArray());
    }
}
