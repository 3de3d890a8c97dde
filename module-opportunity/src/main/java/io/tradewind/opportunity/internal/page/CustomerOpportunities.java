package io.tradewind.opportunity.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.opportunity.internal.page.Counts.Counted;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.PageSource;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Summaries;

/** What may be sold to a customer, and what was sold. */
@Component(service = PageSource.class)
public final class CustomerOpportunities implements PageSource {
    private static final Filter OPEN = Filter.of("state", Operator.IN, "OPEN", "ON_HOLD");
    private static final Filter WON = Filter.of("state", Operator.EQ, "WON");

    private final Counts counts;

    @Activate
    public CustomerOpportunities(@Reference RecordTypes types, @Reference Summaries summaries) {
        this.counts = new Counts(types, summaries);
    }

    @Override
    public String type() {
        return "customers";
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<KeyFigure> figures(RecordView customer) {
        if (!counts.may("state", "customer")) {
            return List.of();
        }
        Filter here = Filter.of("customer", Operator.EQ, customer.id());
        List<KeyFigure> figures = new ArrayList<>();
        Function<Set<String>, Counted> counted = counts.byState(here);
        Counted won = counted.apply(Set.of("WON"));
        won.worth()
                .ifPresent(worth -> figures.add(KeyFigure.of("opportunities.figure.won", worth)
                        .note(Note.of("opportunities.figure.won.count", won.count()))
                        .behind(OpportunityType.NAME, here, WON)));
        Counted open = counted.apply(Set.of("OPEN", "ON_HOLD"));
        KeyFigure running =
                KeyFigure.of("opportunities.figure.open", open.count()).behind(OpportunityType.NAME, here, OPEN);
        figures.add(open.worth()
                .map(worth -> running.note(Note.of("opportunities.figure.open.worth", worth)))
                .orElse(running));
        return figures;
    }
}
