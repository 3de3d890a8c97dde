package io.tradewind.ui.internal.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.record.FieldKind;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.board.BoardRows.Cell;
import io.tradewind.ui.internal.board.BoardRows.Place;
import io.tradewind.ui.internal.board.BoardSums.Sum;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Reader;

/** A board as markup: the frame with its columns and lanes, the head of a column, the cards of a cell. */
final class BoardMarkup {
    private static final int SHADES = 5;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000_000);

    private final TypeSpec type;
    private final Reader reader;
    private final Values values;

    BoardMarkup(TypeSpec type, Reader reader, Values values) {
        this.type = type;
        this.reader = reader;
        this.values = values;
    }

    /** What people call a column. */
    String title(Board board, BoardColumn column) {
        if (!column.title().isEmpty()) {
            return column.title();
        }
        return type.field(board.field())
                .filter(field ->
                        field.kind() != FieldKind.ENUMERATION || field.values().contains(column.value()))
                .filter(field -> field.kind() != FieldKind.REFERENCE)
                .map(field -> values.text(type.name(), field, column.value()))
                .orElseGet(() -> column.isOpen() ? column.value() : reader.text("ui.board.kind." + column.kind()));
    }

    /**
     * Everything but the cards.
     *
     * @param ready lanes whose cards follow at once; the others ask for theirs when they come on screen
     */
    String frame(BoardRows rows, BoardSums sums, int ready) {
        BoardQuestion question = rows.question();
        Board board = question.board();
        Element sheet = Marks.sheet();
        tabs(sheet, board, sums);
        Element scroll = sheet.appendElement("div")
                .addClass("tw-board-scroll")
                .addClass(question.hasLanes() ? "tw-board-in-lanes" : "tw-board-whole");
        Element heads = scroll.appendElement("div").addClass("tw-board-heads");
        for (Place place : rows.places(0)) {
            BoardColumn column = rows.column(place.column());
            Element head = heads.appendElement("div")
                    .addClass("tw-board-head")
                    .attr("data-column", Integer.toString(place.column()));
            head(head, board, column, sums);
        }
        for (int lane = 0; lane < question.lanes().size(); lane++) {
            lane(scroll, rows, lane, lane >= ready);
        }
        zones(sheet, board);
        sheet.appendElement("p")
                .addClass("tw-for-readers")
                .attr("id", "tw-board-keys")
                .text(reader.text("ui.board.keys"));
        sheet.appendElement("div")
                .addClass("tw-for-readers")
                .addClass("tw-board-said")
                .attr("role", "status")
                .attr("aria-live", "polite");
        return sheet.html();
    }

    /** On a phone one column is shown at a time: these choose which. */
    private void tabs(Element sheet, Board board, BoardSums sums) {
        Element tabs = sheet.appendElement("div")
                .addClass("tw-board-tabs")
                .addClass("tw-segmented")
                .attr("role", "group");
        List<BoardColumn> columns = board.columns();
        for (int place = 0; place < columns.size(); place++) {
            BoardColumn column = columns.get(place);
            if (column.isOpen()) {
                Element tab = tabs.appendElement("button")
                        .attr("type", "button")
                        .attr("data-tab", Integer.toString(place))
                        .attr("aria-pressed", "false")
                        .text(title(board, column));
                tab.appendElement("span")
                        .addClass("tw-board-count")
                        .text(reader.number(sums.of(column.value()).count()));
            }
        }
    }

    private void lane(Element scroll, BoardRows rows, int number, boolean late) {
        Lane lane = rows.question().lanes().get(number);
        Element section =
                scroll.appendElement("section").addClass("tw-board-lane").attr("data-lane", Integer.toString(number));
        if (late) {
            section.attr("data-late", "");
        }
        if (rows.question().hasLanes()) {
            Element head = section.appendElement("button")
                    .addClass("tw-board-lane-head")
                    .attr("type", "button")
                    .attr("aria-expanded", "true")
                    .attr("data-act", "lane")
                    .attr("data-key", lane.key());
            Marks.icon(head, "chevron-down");
            head.appendElement("span").addClass("tw-board-lane-name").text(lane.words());
            head.appendElement("span").addClass("tw-board-count").text(reader.number(lane.count()));
        }
        Element cells = section.appendElement("div").addClass("tw-board-cells");
        for (Place place : rows.places(number)) {
            cells.appendElement("div")
                    .addClass("tw-board-cell")
                    .attr("role", "list")
                    .attr("aria-label", title(rows.board(), rows.column(place.column())))
                    .attr("aria-describedby", "tw-board-keys")
                    .attr("data-column", Integer.toString(place.column()))
                    .attr("data-cell", place.name());
        }
    }

    private void zones(Element sheet, Board board) {
        Element zones = sheet.appendElement("div").addClass("tw-board-zones");
        List<BoardColumn> columns = board.columns();
        for (int place = 0; place < columns.size(); place++) {
            BoardColumn column = columns.get(place);
            if (!column.isOpen()) {
                String kind = column.kind().name().toLowerCase(Locale.ROOT);
                Element zone = zones.appendElement("div")
                        .addClass("tw-board-zone")
                        .addClass("tw-board-zone-" + kind)
                        .attr("data-column", Integer.toString(place));
                Marks.icon(zone, icon(column));
                zone.appendElement("span").text(reader.text("ui.board.zone", title(board, column)));
                zone.appendElement("span").addClass("tw-board-why");
            }
        }
    }

    private static String icon(BoardColumn column) {
        return switch (column.kind()) {
            case OPEN -> "circle";
            case WON -> "trophy";
            case LOST -> "circle-x";
            case HOLD -> "hourglass";
        };
    }

    // ---- heads

    String head(Board board, BoardColumn column, BoardSums sums) {
        Element sheet = Marks.sheet();
        head(sheet, board, column, sums);
        return sheet.html();
    }

    private void head(Element head, Board board, BoardColumn column, BoardSums sums) {
        Sum sum = sums.of(column.value());
        String title = title(board, column);
        Element line = head.appendElement("div").addClass("tw-board-head-line");
        line.appendElement("span")
                .addClass("tw-board-title")
                .attr("title", title)
                .text(title);
        line.appendElement("span").addClass("tw-board-count").text(reader.number(sum.count()));
        line.appendElement("span").addClass("tw-space");
        line.appendElement("span").addClass("tw-board-note").text(column.note());
        Marks.icon(
                line.appendElement("button")
                        .addClass("tw-board-fold")
                        .attr("type", "button")
                        .attr("data-act", "fold")
                        .attr("data-key", column.value())
                        .attr("aria-expanded", "true")
                        .attr("aria-label", reader.text("ui.board.fold", title))
                        .attr("title", reader.text("ui.board.fold", title)),
                "chevrons-left");
        if (!board.figures().amount().isEmpty()) {
            Element amounts = head.appendElement("div").addClass("tw-board-sums");
            amounts.appendElement("span").addClass("tw-board-sum").text(amount(sum.amount(), sums.currency()));
            if (!board.figures().weighted().isEmpty()) {
                amounts.appendElement("span")
                        .text(reader.text("ui.board.weighted", amount(sum.weighted(), sums.currency())));
            }
        }
        head.appendElement("div").addClass("tw-board-bar").addClass("tw-board-bar-" + shade(board, column));
        head.appendElement("div").addClass("tw-board-why");
    }

    /** The nearer to the end, the stronger. */
    private static int shade(Board board, BoardColumn column) {
        int place = board.open().indexOf(column);
        return 1 + place * SHADES / Math.max(1, board.open().size());
    }

    /** A sum without cents; a very large one in short. */
    String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        BigDecimal sum = amount == null ? BigDecimal.ZERO : amount;
        if (currency == null) {
            return amount == null ? "—" : reader.number(sum);
        }
        Money money = new Money(sum.setScale(0, RoundingMode.HALF_UP), Currency.getInstance(currency));
        return sum.abs().compareTo(LONGEST) >= 0 ? reader.shortMoney(money) : reader.plainMoney(money);
    }

    // ---- cards

    String cards(BoardRows rows, Place place) {
        Element sheet = Marks.sheet();
        Cell cell = rows.cell(place);
        CardMarkup card = new CardMarkup(type, reader, values, rows.board());
        BoardColumn column = rows.column(place.column());
        for (RecordView record : cell.cards()) {
            card.add(sheet, record, column);
        }
        if (cell.hasMore()) {
            sheet.appendElement("button")
                    .addClass("tw-board-more")
                    .attr("type", "button")
                    .attr("data-act", "more")
                    .text(reader.text("ui.board.more"));
        } else if (cell.cards().isEmpty()) {
            sheet.appendElement("p").addClass("tw-board-none").text(reader.text("ui.board.none"));
        }
        return sheet.html();
    }
}
