package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final int LOOKED_THROUGH = 100;
    private static final Set<String> SAVES =
            Set.of(Trail.CREATED, Trail.REMOVED, Trail.RESTORED, Trail.MERGED_INTO, Trail.UNMERGED);
    private static final Set<String> BESIDE = Set.of(EngineFields.FILES, EngineFields.SHARED_WITH);

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
        List<Trail.Entry> until =
                Trail.read(record.id(), LOOKED_THROUGH, moment.plus(1, ChronoUnit.MICROS), desk.sql());
        if (until.isEmpty()) {
            throw new TradewindException(
                    Kind.NOT_FOUND, "record.not-yet-there", Objects.requireNonNull(record.createdAt()));
        }
        Optional<Trail.Entry> saved = until.stream().filter(Former::isSave).findFirst();
        Map<String, @Nullable Object> values = values(back);
        values.put("updatedAt", saved.map(Trail.Entry::at).orElse(record.createdAt()));
        values.put("updatedBy", saved.map(Trail.Entry::actor).orElse(record.createdBy()));
        return desk.views().former(record, values, until.getFirst().version());
    }

    /** What is written beside a record, or with whom it is shared, does not save it. */
    private static boolean isSave(Trail.Entry entry) {
        return SAVES.contains(entry.kind())
                || entry.changes().keySet().stream().anyMatch(name -> !BESIDE.contains(name));
    }

    /** In the kinds' types. What is only computed now was not kept then. */
    private Map<String, @Nullable Object> values(Map<String, @Nullable Object> back) {
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
