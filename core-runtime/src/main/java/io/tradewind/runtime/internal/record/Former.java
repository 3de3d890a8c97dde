package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.record.value.Coercion;

/** A record as it was: the present one, with what was changed since taken back, as its reader may see it. */
final class Former {
    private final Desk desk;
    private final Coercion coercion;

    Former(Desk desk, Coercion coercion) {
        this.desk = desk;
        this.coercion = coercion;
    }

    RecordView of(RecordEntity record, Instant moment) {
        Map<String, @Nullable Object> back = new LinkedHashMap<>();
        for (Trail.Entry entry : Trail.since(record.id(), moment, desk.sql())) {
            if (entry.kind().equals(Trail.CREATED)) {
                throw new TradewindException(Kind.NOT_FOUND, "record.not-yet-there", entry.at());
            }
            entry.changes().forEach((name, values) -> back.put(name, values.getFirst()));
        }
        Trail.Entry last = Trail.versionAt(record.id(), moment, desk.sql()).orElseThrow(() -> notYet(record));
        return desk.views().former(record, values(back, last), last.version());
    }

    private static TradewindException notYet(RecordEntity record) {
        return new TradewindException(Kind.NOT_FOUND, "record.not-yet-there", record.createdAt());
    }

    /** In the kinds' types. What is only computed now was not kept then. */
    private Map<String, @Nullable Object> values(Map<String, @Nullable Object> back, Trail.Entry last) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field<RecordEntity, ?> field : desk.type().fields().values()) {
            FieldSpec spec = field.spec();
            if (!spec.stored() && spec.kind() != FieldKind.LINES) {
                values.put(spec.name(), null);
            } else if (back.containsKey(spec.name())) {
                values.put(spec.name(), value(spec, back.get(spec.name())));
            }
        }
        for (String name : Set.of(EngineFields.OWNER, EngineFields.TEAM, EngineFields.CUSTOM)) {
            if (back.containsKey(name)) {
                values.put(name, back.get(name));
            }
        }
        values.put("updatedAt", last.at());
        values.put("updatedBy", last.actor());
        return values;
    }

    private @Nullable Object value(FieldSpec spec, @Nullable Object kept) {
        if (spec.kind() == FieldKind.MONEY && kept instanceof String text) {
            int space = text.lastIndexOf(' ');
            return Money.of(text.substring(0, space), text.substring(space + 1));
        }
        if (spec.kind() == FieldKind.LINES && kept instanceof List<?> lines) {
            return lines.stream().map(line -> line(spec, (Map<?, ?>) line)).toList();
        }
        List<FieldProblem> problems = new ArrayList<>();
        Object value = coercion.value(desk.type().name(), spec, kept, spec.name(), problems);
        return problems.isEmpty() ? scaled(spec, value) : kept; // a choice no longer offered was a good one then
    }

    private @Nullable Object scaled(FieldSpec spec, @Nullable Object value) {
        Column column = desk.type().columns().get(spec.name());
        return value instanceof BigDecimal number && column != null && column.scale() >= 0
                ? number.setScale(column.scale(), RoundingMode.HALF_EVEN)
                : value;
    }

    private Map<String, @Nullable Object> line(FieldSpec spec, Map<?, ?> kept) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        kept.forEach((name, part) -> line.put(String.valueOf(name), part));
        spec.lines().forEach(part -> line.computeIfPresent(part.name(), (name, value) -> value(part, value)));
        return line;
    }
}
