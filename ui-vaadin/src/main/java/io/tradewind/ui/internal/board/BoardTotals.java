package io.tradewind.ui.internal.board;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** What a whole board comes to, and how many cards want attention. */
public final class BoardTotals extends Span {
    private static final long serialVersionUID = 1L;
    /** The board does not wait for these counts. */
    private static final Duration LATER = Duration.ofMillis(80);

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient BoardMarkup markup;
    private final transient Consumer<Filter> narrow;
    private final Span amounts = new Span();
    private final Span attention = new Span();

    /** @param narrow gets a condition that leaves the counted cards */
    public BoardTotals(Desk desk, Reader reader, TypeView type, Consumer<Filter> narrow) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.narrow = narrow;
        markup = new BoardMarkup(type.type(), reader, new Values(desk.lists(), reader));
        addClassName("tw-board-totals");
        add(amounts, attention);
    }

    /** Shows what the panel has counted; the rest follows. */
    public void show(BoardPanel panel) {
        BoardSums sums = panel.sums();
        Board board = panel.question().board();
        amounts.removeAll();
        if (!board.figures().amount().isEmpty()) {
            String others = sums.otherCurrencies().isEmpty() || sums.currency() == null
                    ? ""
                    : " · " + reader.text("ui.group.only", sums.currency());
            amounts.add(figure("ui.board.total", markup.amount(sums.all().amount(), sums.currency()) + others));
            if (!board.figures().weighted().isEmpty()) {
                amounts.add(figure(
                        "ui.board.total.weighted", markup.amount(sums.all().weighted(), sums.currency())));
            }
        }
        if (isAttached()) {
            desk.pulse().after(this, LATER, () -> count(panel.question()));
        }
    }

    private Component figure(String words, String figure) {
        Span number = new Span(figure);
        number.addClassName("tw-board-figure");
        Span line = new Span(new Span(reader.text(words)), number);
        line.addClassName("tw-board-total");
        return line;
    }

    private void count(BoardQuestion question) {
        attention.removeAll();
        Board board = question.board();
        if (!board.figures().next().isEmpty()) {
            Filter none = Filter.of(board.figures().next(), Operator.EMPTY, "true");
            RecordPage page = counted(question.all(), List.of(none));
            if (page.count() != null && page.count() > 0) {
                NativeButton button = Buttons.bare("", () -> narrow.accept(none));
                button.addClassName("tw-board-attention");
                button.add(dot("overdue"), new Span(words("ui.board.no-next", page.count(), page.countExact())));
                attention.add(button);
            }
        }
        long stale = 0;
        boolean exact = true;
        for (Map.Entry<Integer, List<String>> columns : staleAfter(board).entrySet()) {
            RecordPage page = counted(
                    question.all(),
                    List.of(
                            new Filter(board.field(), Operator.IN, columns.getValue()),
                            Filter.of(board.figures().since(), Operator.LT, "today-" + columns.getKey())));
            stale += page.count() == null ? 0 : page.count();
            exact &= page.countExact();
        }
        if (stale > 0) {
            Span line = new Span(dot("today"), new Span(words("ui.board.stale", stale, exact)));
            line.addClassName("tw-board-attention");
            attention.add(line);
        }
    }

    private String words(String key, long count, boolean exact) {
        return reader.text(key, reader.number(count) + (exact ? "" : "+"));
    }

    private static Span dot(String tone) {
        Span dot = new Span();
        dot.addClassNames("tw-board-dot", "tw-board-dot-" + tone);
        return dot;
    }

    /** Columns by how many days a card may stand in them. */
    private static Map<Integer, List<String>> staleAfter(Board board) {
        return board.figures().since().isEmpty()
                ? Map.of()
                : board.open().stream()
                        .filter(column -> column.staleAfterDays() > 0)
                        .collect(Collectors.groupingBy(
                                BoardColumn::staleAfterDays,
                                LinkedHashMap::new,
                                Collectors.mapping(BoardColumn::value, Collectors.toList())));
    }

    private RecordPage counted(RecordQuery all, List<Filter> more) {
        List<Filter> filters = new java.util.ArrayList<>(all.filters());
        filters.addAll(more);
        return desk.records().query(type.name(), all.filters(filters).onlyCount());
    }
}
