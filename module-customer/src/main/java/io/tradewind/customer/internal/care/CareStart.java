package io.tradewind.customer.internal.care;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.StartSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;

/** "To care for today": the reader's own open cares of today and before. */
@Component(service = StartSource.class)
public final class CareStart implements StartSource {
    private static final Filter OPEN = Filter.of("state", Operator.EQ, "OPEN");
    private static final Filter MINE = Filter.of("owner", Operator.EQ, "me");
    private static final Filter TODAY = Filter.of("dueOn", Operator.LTE, "today");

    private final Records records;
    private final RecordTypes types;

    @Activate
    public CareStart(@Reference Records records, @Reference RecordTypes types) {
        this.records = records;
        this.types = types;
    }

    @Override
    public List<KeyFigure> figures() {
        if (types.all().stream().noneMatch(type -> type.name().equals(CareType.NAME))) {
            return List.of();
        }
        long today = count(OPEN, MINE, TODAY);
        long ahead = count(OPEN, MINE) - today;
        return List.of(KeyFigure.of("cares.figure.today", today)
                .note(Note.of("cares.figure.ahead", ahead), today == 0 ? KeyFigure.Tone.GOOD : KeyFigure.Tone.WARNING)
                .behind(CareType.NAME, OPEN, MINE, TODAY));
    }

    private long count(Filter... filters) {
        Integer rows = records.query(
                        CareType.NAME, RecordQuery.ALL.filters(List.of(filters)).onlyCount())
                .count();
        return rows == null ? 0 : rows;
    }
}
