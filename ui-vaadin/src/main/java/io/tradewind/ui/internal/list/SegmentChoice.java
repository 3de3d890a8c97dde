package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.function.Consumer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.view.SavedView;

/** The saved views that select something, with how many records each selects now: the list can be narrowed to one of them. */
final class SegmentChoice extends Div {
    private static final long serialVersionUID = 1L;

    /** Counted so many; a count of each of hundreds would keep the choice waiting. */
    private static final int MOST_COUNTED = 20;

    /** @param apply called with the condition */
    SegmentChoice(Desk desk, Reader reader, String type, Consumer<Filter> apply) {
        addClassName("tw-pop-rows");
        List<SavedView> views = of(desk, type);
        for (int place = 0; place < views.size(); place++) {
            SavedView view = views.get(place);
            Filter segment = Filter.of(RecordQuery.SEGMENT, Operator.EQ, view.id());
            NativeButton row = Buttons.bare("", () -> apply.accept(segment));
            row.addClassNames("tw-pop-row", "tw-segment");
            Span name = new Span(view.name());
            name.addClassName("tw-segment-name");
            Span count = new Span(place < MOST_COUNTED ? count(desk, reader, type, segment) : "");
            count.addClassNames("tw-quiet", "tw-number");
            row.add(name, count);
            add(row);
        }
    }

    /** Those with words or conditions: the others only look different. */
    static List<SavedView> of(Desk desk, String type) {
        return desk.views().of(type).stream()
                .filter(view -> !view.content().filters().isEmpty()
                        || !view.content().text().isBlank())
                .toList();
    }

    private static String count(Desk desk, Reader reader, String type, Filter segment) {
        try {
            RecordPage page = desk.records()
                    .query(type, RecordQuery.ALL.filters(List.of(segment)).onlyCount());
            Integer rows = page.count();
            return rows == null ? "" : reader.number(rows) + (page.countExact() ? "" : "+");
        } catch (TradewindException hidden) {
            return "—"; // asks for a field that the reader may not see
        }
    }
}
