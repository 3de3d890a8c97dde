package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.History;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;

/** Takes back from a record what its trace says was changed since. */
@Component(service = History.class)
public final class RecordHistory implements History {
    private final RecordEngine engine;

    @Activate
    public RecordHistory(@Reference RecordEngine engine) {
        this.engine = engine;
    }

    @Override
    public RecordView asOf(RecordRef ref, Instant moment) {
        return engine.reading(ref.type(), desk -> former(desk, ref, moment));
    }

    @Override
    public RecordView asOf(RecordRef ref, LocalDate day) {
        return engine.reading(ref.type(), desk -> former(desk, ref, endOf(day, desk)));
    }

    private static Instant endOf(LocalDate day, Desk desk) {
        return day.plusDays(1)
                .atStartOfDay(desk.viewer().actor().zone())
                .toInstant()
                .minusNanos(1000);
    }

    private RecordView former(Desk desk, RecordRef ref, Instant moment) {
        RecordEntity record = desk.find(ref.id())
                .filter(one -> !one.isRemoved() || desk.reaches(Verb.DELETE, one))
                .orElseThrow(Desk::notFound);
        return new Former(desk, engine.strict(desk)).of(record, moment);
    }

    @Override
    public RecordView revert(RecordRef ref, long version, String field, Instant moment) {
        RecordView then = asOf(ref, moment);
        if (!then.values().containsKey(field)) {
            throw new InvalidRecord(List.of(FieldProblem.of(field, "field.unknown")));
        }
        return engine.change(ref, version, Collections.singletonMap(field, then.value(field)));
    }
}
