package io.tradewind.rest.internal.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.RecordQuery;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.record.QueryParameters;

/** The body of a bulk change: which records, and one thing to do with them. */
record BulkOrder(Map<String, @Nullable Object> json) {
    private static final Set<String> MEMBERS =
            Set.of("filter", "ids", "changes", "action", "command", "delete", "dryRun");

    /** @throws Refusal 400 naming the member that is not understood */
    BulkOrder {
        for (String name : json.keySet()) {
            if (!MEMBERS.contains(name)) {
                throw wrong(name);
            }
        }
        if (json.containsKey("filter") == json.containsKey("ids")) {
            throw wrong("ids");
        }
        long works = Set.of("changes", "action", "delete").stream()
                .filter(json::containsKey)
                .count();
        if (works != 1 || (json.containsKey("command") && !json.containsKey("action"))) {
            throw wrong("changes");
        }
    }

    private static Refusal wrong(String member) {
        return Refusal.malformed("bulk.order", member);
    }

    boolean dryRun() {
        if (json.getOrDefault("dryRun", false) instanceof Boolean flag) {
            return flag;
        }
        throw wrong("dryRun");
    }

    Work work() {
        if (json.containsKey("changes")) {
            return new Work.Change(object("changes"));
        }
        if (json.containsKey("delete")) {
            if (Boolean.TRUE.equals(json.get("delete"))) {
                return new Work.Remove();
            }
            throw wrong("delete");
        }
        if (json.get("action") instanceof String action) {
            return new Work.Act(action, json.containsKey("command") ? object("command") : Map.of());
        }
        throw wrong("action");
    }

    Selection selection() {
        return json.containsKey("ids") ? chosen() : matching();
    }

    private Selection matching() {
        Map<String, String> parameters = new LinkedHashMap<>();
        object("filter").forEach((name, value) -> parameters.put(name, text(value)));
        String words = parameters.remove("q");
        return new Selection.Matching(
                RecordQuery.ALL.text(words == null ? "" : words.strip()).filters(QueryParameters.filters(parameters)));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw wrong("filter");
    }

    private Selection chosen() {
        if (!(json.get("ids") instanceof List<?> given)) {
            throw wrong("ids");
        }
        Map<String, @Nullable Long> versions = new LinkedHashMap<>();
        for (Object one : given) {
            if (one instanceof String id) {
                versions.put(id, null);
            } else if (one instanceof Map<?, ?> known
                    && known.get("id") instanceof String id
                    && known.get("version") instanceof Number version
                    && known.size() == 2) {
                versions.put(id, version.longValue());
            } else {
                throw wrong("ids");
            }
        }
        return new Selection.Chosen(versions);
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> object(String member) {
        if (json.get(member) instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw wrong(member);
    }
}
