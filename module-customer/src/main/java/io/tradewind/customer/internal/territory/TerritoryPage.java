package io.tradewind.customer.internal.territory;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.list.ValueLists;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.PageSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;

/** What a territory would take, before it is applied: how many fit, and how many of them have another owner or team now. */
@Component(service = PageSource.class)
public final class TerritoryPage implements PageSource {
    private static final String CUSTOMERS = "customers";

    private final Records records;
    private final ValueLists lists;

    @Activate
    public TerritoryPage(
            @org.osgi.service.component.annotations.Reference Records records,
            @org.osgi.service.component.annotations.Reference ValueLists lists) {
        this.records = records;
        this.lists = lists;
    }

    @Override
    public String type() {
        return TerritoryType.NAME;
    }

    @Override
    public List<KeyFigure> figures(RecordView territory) {
        List<Filter> fitting = new Coverage(lists)
                .filters(codes(territory, "regions"), codes(territory, "industries"), codes(territory, "levels"));
        long all = count(fitting);
        List<Filter> elsewhere = new ArrayList<>(fitting);
        if (territory.value("person") instanceof Reference person) {
            elsewhere.add(Filter.of("owner", Operator.NE, person.id()));
        } else if (territory.value("toTeam") instanceof Reference team) {
            elsewhere.add(Filter.of("team", Operator.NE, team.id()));
        }
        long others = count(elsewhere);
        return List.of(
                KeyFigure.of("territories.figure.fitting", all).behind(CUSTOMERS, fitting.toArray(Filter[]::new)),
                KeyFigure.of("territories.figure.elsewhere", others)
                        .note(
                                Note.of("territories.figure.elsewhere.note"),
                                others == 0 ? KeyFigure.Tone.GOOD : KeyFigure.Tone.WARNING)
                        .behind(CUSTOMERS, elsewhere.toArray(Filter[]::new)),
                KeyFigure.of(
                                "territories.figure.taken",
                                count(List.of(Filter.of("territory", Operator.EQ, territory.id()))))
                        .behind(CUSTOMERS, Filter.of("territory", Operator.EQ, territory.id())));
    }

    private static List<String> codes(RecordView territory, String field) {
        return territory.value(field) instanceof List<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of();
    }

    private long count(List<Filter> filters) {
        Integer rows = records.query(CUSTOMERS, RecordQuery.ALL.filters(filters).onlyCount())
                .count();
        return rows == null ? 0 : rows;
    }
}
