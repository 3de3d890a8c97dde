package io.tradewind.runtime.internal.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.view.SavedView;

/**
 * Saved views as segments: a condition {@code segment = <id of a view>} stands for the words and conditions of the view, as they are
 * at that moment, so that a segment can be narrowed, summed up and exported like any list. A view may build on others.
 */
public final class Segments {
    private static final int LONGEST_ID = 36;

    private final ViewTable views;
    private final String type;
    private final Set<String> opened = new HashSet<>();
    private final Set<String> opening = new HashSet<>();
    private final List<Filter> filters = new ArrayList<>();
    private String text;

    private Segments(ViewTable views, String type, String text) {
        this.views = views;
        this.type = type;
        this.text = text;
    }

    /**
     * The query with the conditions of its segments in their place.
     *
     * @throws TradewindException MALFORMED {@code view.no-segment} if it is no view of the type that is open to the asker, {@code
     *     view.segment-circle} if it is built on itself
     */
    public static RecordQuery open(Database database, Standing standing, String type, RecordQuery query) {
        if (query.filters().stream().noneMatch(Segments::isSegment)) {
            return query;
        }
        Segments segments = new Segments(new ViewTable(database, standing), type, query.text());
        segments.take(query.filters());
        return query.text(segments.text).filters(segments.filters);
    }

    private static boolean isSegment(Filter filter) {
        return filter.field().equals(RecordQuery.SEGMENT);
    }

    private void take(List<Filter> conditions) {
        for (Filter filter : conditions) {
            if (isSegment(filter)) {
                open(filter);
            } else if (!filters.contains(filter)) {
                filters.add(filter);
            }
        }
    }

    private void open(Filter segment) {
        String id = segment.values().isEmpty() ? "" : segment.values().getFirst();
        if (segment.operator() != Operator.EQ || id.length() > LONGEST_ID) {
            throw none(id);
        }
        if (opening.contains(id)) {
            throw new TradewindException(Kind.MALFORMED, "view.segment-circle");
        }
        if (!opened.add(id)) {
            return;
        }
        SavedView view =
                views.find(id).filter(found -> found.type().equals(type)).orElseThrow(() -> none(id));
        text = (text + " " + view.content().text()).strip();
        opening.add(id);
        take(view.content().filters());
        opening.remove(id);
    }

    private static TradewindException none(String id) {
        return new TradewindException(Kind.MALFORMED, "view.no-segment", id.length() <= 60 ? id : id.substring(0, 60));
    }
}
