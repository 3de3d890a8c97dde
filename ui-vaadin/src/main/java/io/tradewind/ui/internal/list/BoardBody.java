package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

import io.tradewind.board.Board;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Grouping;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.board.BoardPanel;
import io.tradewind.ui.internal.board.BoardQuestion;
import io.tradewind.ui.internal.board.BoardTotals;
import io.tradewind.ui.internal.board.Lane;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Screen;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;
import io.tradewind.view.ViewContent.Column;

/** A list as a board, with the quick view beside it. */
final class BoardBody extends Div implements ListContent, BoardPanel.Listener {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient GroupKeys keys;
    private final BoardPanel panel;
    private final BoardTotals totals;
    private final transient QuickView quick;
    private final Div notices = new Div();
    private transient Board board;
    private transient ListState state = ListState.START;
    private transient List<Lane> lanes = List.of(Lane.ALL);

    /** @param totals shows what the board comes to */
    BoardBody(Desk desk, Reader reader, TypeView type, Board first, BoardTotals totals) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.board = first;
        this.totals = totals;
        keys = new GroupKeys(desk, reader, type);
        panel = new BoardPanel(desk, reader, type, first, this);
        quick = new QuickView(desk, reader, type.type(), this::step, () -> {});
        addClassName("tw-list-body");
        notices.addClassName("tw-list-notices");
        Div place = new Div(notices, panel);
        place.addClassName("tw-list-main");
        add(place, quick.panel());
    }

    /** Which board is shown from now on. */
    void choose(Board chosen) {
        board = chosen;
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(ListState wanted, List<Column> columns) {
        state = wanted;
        lanes = lanes();
        @Nullable FieldSpec field = laneField();
        panel.show(
                field == null
                        ? BoardQuestion.of(board, query())
                        : new BoardQuestion(
                                board,
                                query(),
                                lanes,
                                row -> Objects.requireNonNullElse(GroupKeys.key(field, row, reader.zone()), "")),
                field == null ? null : field.name());
    }

    /** Without another order who came last into a column stands first: that is where a dropped card is looked for. */
    private RecordQuery query() {
        RecordQuery asked = state.query();
        boolean ordered = !asked.sorts().isEmpty()
                || TypeFields.find(type.type(), board.figures().since())
                        .filter(field -> field.is(Trait.SORTABLE))
                        .isEmpty();
        return ordered ? asked : asked.sorts(List.of(new Sort(board.figures().since(), true)));
    }

    /** A phone has no room for lanes. */
    private @Nullable FieldSpec laneField() {
        boolean cut = board.lanes().contains(state.group()) && !Screen.isPhone();
        return cut ? TypeFields.find(type.type(), state.group()).orElse(null) : null;
    }

    private List<Lane> lanes() {
        FieldSpec field = laneField();
        if (field == null) {
            return List.of(Lane.ALL);
        }
        RecordQuery all = BoardQuestion.of(board, state.query()).all();
        Summary summary = desk.summaries().headings(type.name(), all, Grouping.counting(field.name()));
        List<Lane> found = summary.groups().stream()
                .sorted(keys.order(field))
                .map(group -> new Lane(
                        Objects.requireNonNullElse(group.key(), ""),
                        keys.words(field.name(), group),
                        group.count(),
                        GroupKeys.conditions(field, group.key())))
                .toList();
        return found.isEmpty() ? List.of(Lane.ALL) : found;
    }

    @Override
    public void tell(String words) {
        notices.removeAll();
        if (!words.isEmpty()) {
            notices.add(new Notice(Tone.AMBER, words));
        }
    }

    @Override
    public void noticed(List<RecordsChanged> changes) {
        List<Lane> now = lanes();
        boolean same = now.stream()
                .map(Lane::key)
                .toList()
                .equals(lanes.stream().map(Lane::key).toList());
        if (same) {
            lanes = now;
            panel.noticed(changes, now);
        } else {
            show(state, List.of());
        }
        quick.shown()
                .filter(ref -> changes.stream().anyMatch(change -> change.ids().contains(ref.id())))
                .ifPresent(ref -> quick.show(ref, ""));
    }

    @Override
    public boolean isEmpty() {
        return panel.count() == 0
                && desk.records()
                        .query(type.name(), state.query().limit(1))
                        .items()
                        .isEmpty();
    }

    @Override
    public OptionalLong counted() {
        return OptionalLong.of(panel.count());
    }

    @Override
    public long nanos() {
        return panel.nanos();
    }

    @Override
    public Optional<Integer> indexOf(String id) {
        List<String> ids = panel.cards().stream().map(RecordView::id).toList();
        return Optional.of(ids.indexOf(id)).filter(place -> place >= 0);
    }

    @Override
    public Optional<RecordView> at(int index) {
        List<RecordView> cards = panel.cards();
        return index >= 0 && index < cards.size() ? Optional.of(cards.get(index)) : Optional.empty();
    }

    @Override
    public void opened(RecordView card) {
        if (Screen.isPhone()) {
            UI.getCurrent().navigate(card.ref().toString());
        } else {
            quick.show(card.ref(), "");
        }
    }

    private void step(int by) {
        quick.shown()
                .flatMap(ref -> indexOf(ref.id()))
                .flatMap(place -> at(place + by))
                .ifPresent(this::opened);
    }

    @Override
    public void counted(BoardPanel counted) {
        totals.show(counted);
    }
}
