package io.tradewind.rest.internal.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Sort;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.ViewContent;
import io.tradewind.view.ViewContent.Chart;
import io.tradewind.view.ViewContent.Column;

/** Saved views as JSON, both ways. What a body does not name stays as it was. */
record ViewJson(Map<String, @Nullable Object> json) {
    private static final Set<String> CONTENT = Set.of("text", "filters", "sort", "columns", "mode", "chart", "group");

    /** @throws Refusal 400 naming a member that is none of these */
    ViewJson only(String... others) {
        Set<String> more = Set.of(others);
        json.keySet().stream()
                .filter(name -> !CONTENT.contains(name) && !more.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name);
                });
        return this;
    }

    private static Refusal wrong(String member) {
        return Refusal.malformed("view.member", member);
    }

    /** Whether it says anything of the view itself, rather than of what its reader makes of it. */
    boolean changesView() {
        return json.keySet().stream()
                .anyMatch(name ->
                        CONTENT.contains(name) || Set.of("name", "share").contains(name));
    }

    boolean has(String member) {
        return json.containsKey(member);
    }

    boolean flag(String member) {
        if (json.get(member) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(member);
    }

    String text(String member, String otherwise) {
        if (!json.containsKey(member)) {
            return otherwise;
        }
        if (json.get(member) instanceof String text) {
            return text;
        }
        throw wrong(member);
    }

    SavedView.Wanted wanted(String name, Share share, ViewContent before) {
        return new SavedView.Wanted(
                text("name", name), constant(Share.class, text("share", share.name()), "share"), content(before));
    }

    private ViewContent content(ViewContent before) {
        return new ViewContent(
                text("text", before.text()),
                json.containsKey("filters") ? list("filters", ViewJson::filter) : before.filters(),
                json.containsKey("sort") ? Sort.parse(text("sort", "")) : before.sorts(),
                json.containsKey("columns") ? list("columns", ViewJson::column) : before.columns(),
                text("mode", before.mode()),
                json.containsKey("chart") ? chart() : before.chart(),
                text("group", before.group()));
    }

    private <T> List<T> list(String member, Function<Map<?, ?>, T> read) {
        if (!(json.get(member) instanceof List<?> given)) {
            throw wrong(member);
        }
        List<T> parts = new ArrayList<>();
        for (Object part : given) {
            if (!(part instanceof Map<?, ?> object)) {
                throw wrong(member);
            }
            parts.add(read.apply(object));
        }
        return parts;
    }

    private static Filter filter(Map<?, ?> json) {
        if (json.get("field") instanceof String field
                && json.get("operator") instanceof String suffix
                && json.get("values") instanceof List<?> values
                && values.stream().allMatch(String.class::isInstance)) {
            Operator operator = Arrays.stream(Operator.values())
                    .filter(one -> suffix(one).equals(suffix))
                    .findFirst()
                    .orElseThrow(() -> Refusal.malformed("record.unknown-operator", field, suffix));
            return new Filter(
                    field, operator, values.stream().map(String.class::cast).toList());
        }
        throw wrong("filters");
    }

    private static String suffix(Operator operator) {
        return operator == Operator.EQ ? "eq" : operator.suffix();
    }

    private static Column column(Map<?, ?> json) {
        if (json.get("field") instanceof String field) {
            return new Column(field, json.get("width") instanceof Number width ? width.intValue() : 0);
        }
        throw wrong("columns");
    }

    private @Nullable Chart chart() {
        Object given = json.get("chart");
        if (given == null) {
            return null;
        }
        if (given instanceof Map<?, ?> chart
                && chart.get("by") instanceof String by
                && chart.get("measure") instanceof String measure
                && chart.get("shape") instanceof String shape) {
            return new Chart(
                    new Grouping(
                            by,
                            constant(Grouping.Measure.class, measure, "chart"),
                            chart.get("of") instanceof String of ? of : null),
                    constant(Chart.Shape.class, shape, "chart"));
        }
        throw wrong("chart");
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String member) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(member));
    }

    // ---- answers

    static Map<String, @Nullable Object> of(SavedView view) {
        ViewContent content = view.content();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("version", view.version());
        json.put("type", view.type());
        json.put("name", view.name());
        json.put("share", view.share().name());
        json.put("owner", JsonValue.of(view.owner()));
        json.put("pinned", view.pinned());
        json.put("default", view.usual());
        json.put("editable", view.editable());
        json.put("text", content.text());
        json.put(
                "filters",
                content.filters().stream()
                        .map(filter -> Map.of(
                                "field",
                                filter.field(),
                                "operator",
                                suffix(filter.operator()),
                                "values",
                                filter.values()))
                        .toList());
        json.put(
                "sort",
                content.sorts().stream()
                        .map(sort -> (sort.descending() ? "-" : "") + sort.field())
                        .collect(Collectors.joining(",")));
        json.put(
                "columns",
                content.columns().stream()
                        .map(column -> Map.of("field", column.field(), "width", column.width()))
                        .toList());
        json.put("mode", content.mode());
        json.put("chart", content.chart() == null ? null : chart(content.chart()));
        json.put("group", content.group());
        return json;
    }

    private static Map<String, @Nullable Object> chart(Chart chart) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("by", chart.measure().by());
        json.put("measure", chart.measure().measure().name());
        json.put("of", chart.measure().of());
        json.put("shape", chart.shape().name());
        return json;
    }
}
