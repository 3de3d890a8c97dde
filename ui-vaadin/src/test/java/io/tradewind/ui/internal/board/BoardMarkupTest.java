package io.tradewind.ui.internal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.BoardColumn.Kind;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.board.BoardSums.Sum;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.internal.sample.KeysAsTexts;
import io.tradewind.ui.internal.sample.NoLists;
import io.tradewind.ui.internal.sample.SampleTypes;
import io.tradewind.ui.kit.Reader;

/** What a board looks like to a browser: text stays text, and what wants attention is marked. */
class BoardMarkupTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String MARKUP = "<img src=x onerror=alert(1)>\"'</article><script>alert(2)</script>";

    private final TypeSpec type = new SampleTypes().require("customers").type();
    private final Reader reader = Reader.of(new KeysAsTexts(), Locale.ENGLISH, SHANGHAI);
    private final BoardMarkup markup = new BoardMarkup(type, reader, new Values(new NoLists(), reader));
    private final BoardColumn working =
            BoardColumn.of("B").titled("At work").note("30%").staleAfter(10);
    private final Board board = Board.of(
                    "usual", "level", List.of(working, BoardColumn.of("WON").kind(Kind.WON)))
            .counting("creditLimit", "annual")
            .since("lastContactAt")
            .next("renewOn", "industry")
            .showing("region", "phone", "address");

    private RecordView record(String title, Map<String, Object> values) {
        return new RecordView(new RecordRef("customers", "c1"), 1, title, new HashMap<>(values), Map.of(), List.of());
    }

    private Element card(RecordView record) {
        Element sheet = Marks.sheet();
        new CardMarkup(type, reader, new Values(new NoLists(), reader), board).add(sheet, record, working);
        Document read = Jsoup.parse(sheet.html());
        assertThat(read.select("article")).hasSize(1);
        return read.selectFirst("article");
    }

    @Test
    void whatever_is_in_a_record_is_text_on_its_card() {
        Element card = card(record(
                MARKUP,
                Map.of("region", MARKUP, "phone", MARKUP, "industry", MARKUP, "owner", new Reference("u", MARKUP))));

        assertThat(card.select("img, script")).isEmpty();
        assertThat(card.selectFirst(".tw-board-card-title").text()).isEqualTo(MARKUP);
        assertThat(card.selectFirst(".tw-board-card-line").attr("title")).isEqualTo(MARKUP);
        assertThat(card.selectFirst(".tw-board-owner").attr("aria-label")).isEqualTo(MARKUP);
    }

    @Test
    void names_of_columns_and_lanes_are_text_too() {
        BoardRows rows = new BoardRows(query -> null, board, java.util.Set.of());
        Board named = Board.of(
                "usual", "level", List.of(BoardColumn.of(MARKUP).titled(MARKUP).note(MARKUP)));
        rows.ask(new BoardQuestion(
                named, RecordQuery.ALL, List.of(new Lane(MARKUP, MARKUP, 1, List.of())), record -> MARKUP));

        Document frame = Jsoup.parse(markup.frame(rows, BoardSums.NONE, 1));

        assertThat(frame.select("img, script")).isEmpty();
        assertThat(frame.selectFirst(".tw-board-title").text()).isEqualTo(MARKUP);
        assertThat(frame.selectFirst(".tw-board-lane-name").text()).isEqualTo(MARKUP);
    }

    @Test
    void a_card_shows_amount_age_next_step_and_owner() {
        Element card = card(record(
                "Yunfan",
                Map.of(
                        "creditLimit",
                        Money.of("640000", "CNY"),
                        "region",
                        "EAST",
                        "phone",
                        "0571-1",
                        "lastContactAt",
                        reader.today().minusDays(3).atStartOfDay(SHANGHAI).toInstant(),
                        "owner",
                        new Reference("u", "Lin Xiao"))));

        assertThat(card.selectFirst(".tw-board-amount").text()).isEqualTo("¥640,000");
        assertThat(card.selectFirst(".tw-board-age").text()).isEqualTo("ui.board.days 3");
        assertThat(card.select(".tw-board-age-stale")).isEmpty();
        assertThat(card.select(".tw-board-card-line").eachText()).containsExactly("EAST", "0571-1");
        assertThat(card.selectFirst(".tw-board-owner").text()).isEqualTo("LX");
    }

    @Test
    void who_stands_too_long_is_marked() {
        Element card = card(record(
                "Yunfan",
                Map.of(
                        "lastContactAt",
                        reader.today().minusDays(11).atStartOfDay(SHANGHAI).toInstant())));

        assertThat(card.selectFirst(".tw-board-age-stale").text()).isEqualTo("ui.board.days 11");
    }

    @Test
    void the_next_step_is_missing_overdue_for_today_or_planned() {
        assertThat(next(Map.of())).isEqualTo("tw-board-next-none ui.board.next.none");
        assertThat(next(Map.of("renewOn", reader.today().minusDays(2))))
                .isEqualTo("tw-board-next-overdue ui.board.next.overdue 2");
        assertThat(next(Map.of("renewOn", reader.today(), "industry", "call")))
                .isEqualTo("tw-board-next-today ui.board.next.today call");
        assertThat(next(Map.of("renewOn", reader.today().plusDays(1), "industry", "visit")))
                .isEqualTo("tw-board-next-planned "
                        + reader.shortDay(reader.today().plusDays(1)) + " visit");
    }

    private String next(Map<String, Object> values) {
        Element step = card(record("Yunfan", values)).selectFirst(".tw-board-next");
        return step.className().replace("tw-board-next ", "") + " " + step.text();
    }

    @Test
    void a_card_looks_new_only_if_something_on_it_changed() {
        RecordView plain = record("Yunfan", Map.of("region", "EAST"));
        RecordView same = new RecordView(plain.ref(), 2, "Yunfan", plain.values(), Map.of(), List.of());

        assertThat(card(same).attr("data-rev")).isEqualTo(card(plain).attr("data-rev"));
        assertThat(card(record("Yunfan", Map.of("region", "WEST"))).attr("data-rev"))
                .isNotEqualTo(card(plain).attr("data-rev"));
    }

    @Test
    void a_head_counts_and_adds_up_its_column() {
        BoardSums sums = new BoardSums(
                Map.of("B", new Sum(6, new BigDecimal("1184000.50"), new BigDecimal("355200"))),
                new Sum(6, new BigDecimal("1184000.50"), new BigDecimal("355200")),
                "CNY",
                List.of());

        Document head = Jsoup.parse(markup.head(board, working, sums));

        assertThat(head.selectFirst(".tw-board-title").text()).isEqualTo("At work");
        assertThat(head.selectFirst(".tw-board-count").text()).isEqualTo("6");
        assertThat(head.selectFirst(".tw-board-note").text()).isEqualTo("30%");
        assertThat(head.selectFirst(".tw-board-sum").text()).isEqualTo("¥1,184,001");
        assertThat(head.select(".tw-board-sums > span").last().text()).isEqualTo("ui.board.weighted ¥355,200");
    }

    @Test
    void a_place_beside_the_columns_is_called_by_its_kind_unless_people_named_it() {
        Board staged = Board.of("p", "parent", List.of(BoardColumn.of("WON").kind(Kind.WON)));

        assertThat(markup.title(staged, staged.columns().getFirst())).isEqualTo("ui.board.kind.WON");
        assertThat(markup.title(board, working)).isEqualTo("At work");
    }
}
