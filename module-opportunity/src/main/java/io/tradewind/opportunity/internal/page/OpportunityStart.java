package io.tradewind.opportunity.internal.page;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.opportunity.internal.page.Counts.Counted;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.KeyFigure.Tone;
import io.tradewind.page.StartSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Summaries;

/** The reader's own opportunities: how many run, which stand still, which close soon. */
@Component(service = StartSource.class)
public final class OpportunityStart implements StartSource {
    private static final Filter MINE = Filter.of("owner", Operator.EQ, "me");
    private static final Filter OPEN = Filter.of("state", Operator.EQ, "OPEN");
    private static final Filter STALLED = Filter.of("stalledOn", Operator.LTE, "today");
    private static final Filter SOON = Filter.of("expectedClose", Operator.LTE, "today+30");

    private final Counts counts;

    @Activate
    public OpportunityStart(@Reference RecordTypes types, @Reference Summaries summaries) {
        this.counts = new Counts(types, summaries);
    }

    @Override
    public List<KeyFigure> figures() {
        if (!counts.may("state", "stalledOn", "expectedClose")) {
            return List.of();
        }
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(worth("opportunities.figure.mine", MINE, OPEN));
        Counted stalled = counts.of(MINE, OPEN, STALLED);
        if (stalled.count() > 0) {
            figures.add(KeyFigure.of("opportunities.figure.stalledMine", stalled.count())
                    .note(Note.of("opportunities.figure.stalledMine.note"), Tone.WARNING)
                    .behind(OpportunityType.NAME, MINE, OPEN, STALLED));
        }
        figures.add(worth("opportunities.figure.closing", MINE, OPEN, SOON));
        return figures;
    }

    private KeyFigure worth(String name, Filter... filters) {
        Counted counted = counts.of(filters);
        KeyFigure figure = KeyFigure.of(name, counted.count()).behind(OpportunityType.NAME, filters);
        return counted.worth()
                .map(worth -> figure.note(Note.of("opportunities.figure.open.worth", worth)))
                .orElse(figure);
    }
}
