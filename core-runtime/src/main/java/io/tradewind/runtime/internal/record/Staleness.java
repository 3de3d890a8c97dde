package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.StaleRecord.Clash;
import io.tradewind.runtime.internal.record.value.Coercion;

/** Says what happened since the version that somebody wants to change: the fields that both changed, with both values. */
final class Staleness {
    private final Desk desk;
    private final Coercion coercion;

    Staleness(Desk desk, Coercion coercion) {
        this.desk = desk;
        this.coercion = coercion;
    }

    StaleRecord of(RecordEntity record, long version, Map<String, ?> values) {
        Map<String, ?> given = desk.type().added().spread(values);
        List<Clash> clashes = new ArrayList<>();
        for (String name : Trail.changedSince(record.id(), version, desk.sql())) {
            if (given.containsKey(name) && desk.sight().mayRead(name)) {
                Object theirs = value(record, name);
                Object yours = coerced(name, given.get(name));
                if (!Snapshot.same(theirs, yours)) {
                    clashes.add(new Clash(name, named(name, theirs), named(name, yours)));
                }
            }
        }
        return new StaleRecord(new RecordRef(desk.type().name(), record.id()), record.version(), clashes);
    }

    private @Nullable Object value(RecordEntity record, String name) {
        return switch (name) {
            case EngineFields.OWNER -> record.ownerId();
            case EngineFields.TEAM -> record.teamId();
            case EngineFields.CUSTOM -> desk.type().added().free(record);
            default -> {
                Field<RecordEntity, ?> field = desk.type().fields().get(name);
                yield field == null ? null : field.read(record);
            }
        };
    }

    private @Nullable Object coerced(String name, @Nullable Object raw) {
        var spec = desk.sight().field(name);
        List<FieldProblem> problems = new ArrayList<>();
        Object value = spec.isEmpty() ? raw : coercion.value(desk.type().name(), spec.get(), raw, name, problems);
        return problems.isEmpty() ? value : raw;
    }

    private @Nullable Object named(String name, @Nullable Object value) {
        var spec = desk.sight().field(name);
        if (spec.isPresent() && spec.get().kind() == FieldKind.REFERENCE && value instanceof String id) {
            return new Reference(
                    id,
                    desk.names()
                            .of(spec.get().target(), List.of(id), desk.sql(), desk.sights())
                            .get(id));
        }
        return value;
    }
}
