package io.tradewind.followup.internal.page;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.StartSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;

/** The reader's own open plans: those of today, and those of days before. */
@Component(service = StartSource.class)
public final class PlanStart implements StartSource {
    private static final Filter OPEN = Filter.of("state", Operator.IN, "PLANNED", "RUNNING");
    private static final Filter MINE = Filter.of("owner", Operator.EQ, "me");
    private static final Filter TODAY = Filter.of("dueAt", Operator.EQ, "today");
    private static final Filter BEFORE = Filter.of("dueAt", Operator.LT, "today");

    private final Records records;
    private final RecordTypes types;

    @Activate
    public PlanStart(@Reference Records records, @Reference RecordTypes types) {
        this.records = records;
        this.types = types;
    }

    @Override
    public List<KeyFigure> figures() {
        if (types.all().stream().noneMatch(type -> type.name().equals(PlanType.NAME))) {
            return List.of();
        }
        long overdue = count(OPEN, MINE, BEFORE);
        long today = count(OPEN, MINE, TODAY);
        return List.of(
                KeyFigure.of("plans.figure.today", today)
                        .note(Note.of("plans.figure.today.note", today), KeyFigure.Tone.PLAIN)
                        .behind(PlanType.NAME, OPEN, MINE, TODAY),
                KeyFigure.of("plans.figure.overdue", overdue)
                        .note(
                                Note.of("plans.figure.overdue.note", overdue),
                                overdue == 0 ? KeyFigure.Tone.GOOD : KeyFigure.Tone.BAD)
                        .behind(PlanType.NAME, OPEN, MINE, BEFORE));
    }

    private long count(Filter... filters) {
        Integer rows = records.query(
                        PlanType.NAME, RecordQuery.ALL.filters(List.of(filters)).onlyCount())
                .count();
        return rows == null ? 0 : rows;
    }
}
