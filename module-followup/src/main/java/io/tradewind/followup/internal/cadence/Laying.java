package io.tradewind.followup.internal.cadence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.calendar.WorkingDays;
import io.tradewind.followup.internal.Later;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Records;

/** Lays cadences on records, with the rights of whoever does it. */
@Component(service = Laying.class)
public final class Laying {
    private final Later<Records> records;
    private final WorkingDays calendar;
    private final Identity identity;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Laying(
            @Reference ComponentServiceObjects<Records> records,
            @Reference WorkingDays calendar,
            @Reference Identity identity) {
        this.records = new Later<>(records);
        this.calendar = calendar;
        this.identity = identity;
    }

    /** @throws TradewindException CONFLICT {@code cadences.running} if the record has open plans of this cadence */
    void lay(Cadence cadence, LayCadence command) {
        if (isRunning(cadence, command.record())) {
            throw new TradewindException(Kind.CONFLICT, "cadences.running", String.valueOf(cadence.name()));
        }
        ZoneId zone = identity.require().zone();
        LocalDate first = command.startOn() == null ? LocalDate.now(clock.withZone(zone)) : command.startOn();
        List<Map<String, Object>> plans = cadence.from(first, zone, calendar).stream()
                .map(due -> values(cadence, command, due))
                .toList();
        records.with(all -> all.createAll(PlanType.NAME, plans));
    }

    private boolean isRunning(Cadence cadence, String record) {
        RecordQuery open = RecordQuery.ALL.filters(List.of(
                Filter.of("record", Operator.EQ, record),
                Filter.of("cadence", Operator.EQ, cadence.id()),
                Filter.of("state", Operator.IN, "PLANNED", "RUNNING")));
        Integer running =
                records.with(all -> all.query(PlanType.NAME, open.onlyCount()).count());
        return running != null && running > 0;
    }

    private static Map<String, Object> values(Cadence cadence, LayCadence command, Cadence.Due due) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", command.record());
        values.put("goal", due.goal());
        values.put("way", due.way().name());
        values.put("dueAt", due.at());
        values.put("cadence", cadence.id());
        if (command.owner() != null) {
            values.put("owner", command.owner());
        }
        return values;
    }
}
