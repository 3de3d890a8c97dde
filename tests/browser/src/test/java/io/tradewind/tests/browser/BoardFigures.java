package io.tradewind.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/**
 * How a board with 2,000 open cards feels on the embedded database: until its cards are there, until a drop is answered, until another
 * browser shows it. No part of the suite:
 * {@code mvn verify -pl tests/browser -am -Dit.test=BoardFigures -Dsurefire.skip -Dfailsafe.failIfNoSpecifiedTests=false}
 */
class BoardFigures {
    private static final int CARDS = Integer.getInteger("tradewind.cards", 2_000);
    private static final int OPENINGS = Integer.getInteger("tradewind.openings", 40);
    private static final int DROPS = Integer.getInteger("tradewind.drops", 60);
    private static final int NOT_COUNTED = 20;
    private static final int WORKING = 2;

    private static final String TIMES = """
            id => {
              window.droppedAt = window.answeredAt = 0;
              const board = document.querySelector('tw-board');
              window.addEventListener('pointerup', () => { window.droppedAt = performance.timeOrigin + performance.now(); },
                { once: true, capture: true });
              const look = () => {
                const card = board.querySelector('.tw-board-cell[data-column="2"] > .tw-board-card[data-id="' + id + '"]');
                if (!card || card.hasAttribute('aria-busy')) return;
                window.answeredAt = performance.timeOrigin + performance.now();
                watch.disconnect();
              };
              const watch = new MutationObserver(look);
              watch.observe(board, { subtree: true, childList: true, attributes: true });
            }
            """;

    @TempDir
    Path folder;

    @Test
    void two_thousand_cards() throws Exception {
        try (Tradewind tradewind = Tradewind.on(folder.resolve("data"))
                        .option("--empty")
                        .environment("TRADEWIND_HEAP", "512m")
                        .start();
                Chromium chromium = new Chromium()) {
            List<String> fresh = fill(tradewind.admin());
            Page page = chromium.reader(Look.CHINESE_DESK, tradewind.url());
            Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
            Page other = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
            Chromium.logIn(other, "admin", Tradewind.ADMIN_PASSWORD);
            measureOpening(page);
            other.navigate("/leads");
            other.waitForSelector(".tw-board-card");
            measureDrops(page, other, fresh);
        }
    }

    /** A quarter is being worked on, a quarter qualified; the list opens as a board. */
    private static List<String> fill(Api admin) {
        List<String> ids = new ArrayList<>();
        for (int begin = 0; begin < CARDS; begin += 500) {
            int first = begin;
            List<Map<String, Object>> leads = IntStream.range(first, Math.min(CARDS, first + 500))
                    .mapToObj(i ->
                            Map.<String, Object>of("name", "Lead " + i, "company", "Company " + i, "source", "WEBSITE"))
                    .toList();
            admin.post("/leads/batch", Map.of("create", leads))
                    .expect(201)
                    .json()
                    .get("items")
                    .forEach(item -> ids.add(item.get("id").asString()));
        }
        ids.subList(0, CARDS / 4)
                .forEach(id -> admin.post("/leads/" + id + "/work", Map.of()).expect(200));
        ids.subList(CARDS / 4, CARDS / 2)
                .forEach(id -> admin.post("/leads/" + id + "/qualify", Map.of()).expect(200));
        admin.post("/saved-views", Map.of("type", "leads", "name", "Board", "mode", "BOARD", "default", true))
                .expect(201);
        return ids.subList(CARDS / 2, ids.size());
    }

    private static void measureOpening(Page page) {
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < OPENINGS + NOT_COUNTED; i++) {
            long begin = System.nanoTime();
            page.locator("vaadin-side-nav-item[path='leads']").click();
            page.waitForSelector(".tw-board-card");
            waits.add((System.nanoTime() - begin) / 1e6);
            page.goBack();
            page.waitForSelector(".tw-home");
        }
        tell("Board of %,d cards, from the start page".formatted(CARDS), waits.subList(NOT_COUNTED, waits.size()));
        List<Double> whole = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            page.navigate("/leads");
            page.waitForSelector(".tw-board-card");
            whole.add((System.nanoTime() - begin) / 1e6);
        }
        tell("The same by its address, with the whole page", whole);
        assertThat(page.locator(".tw-board-card").count()).isLessThan(100);
    }

    private static void measureDrops(Page page, Page other, List<String> fresh) {
        BoardHand hand = new BoardHand(page);
        List<Double> answered = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        for (int i = 0; i < DROPS + NOT_COUNTED; i++) {
            String id =
                    page.locator(BoardHand.cell(0) + " .tw-board-card").first().getAttribute("data-id");
            assertThat(fresh).contains(id);
            page.evaluate(TIMES, id);
            other.evaluate(TIMES, id);
            hand.hold(id, BoardHand.cell(WORKING));
            page.waitForSelector(".tw-board-slot");
            hand.let();
            page.waitForFunction("() => window.answeredAt > 0");
            other.waitForFunction("() => window.answeredAt > 0");
            double dropped = ((Number) page.evaluate("() => window.droppedAt")).doubleValue();
            answered.add(((Number) page.evaluate("() => window.answeredAt")).doubleValue() - dropped);
            seen.add(((Number) other.evaluate("() => window.answeredAt")).doubleValue() - dropped);
            page.waitForTimeout(400);
        }
        tell("A drop, until it is answered", answered.subList(NOT_COUNTED, answered.size()));
        tell("The same, until another browser shows it", seen.subList(NOT_COUNTED, seen.size()));
    }

    private static void tell(String what, List<Double> waits) {
        List<Double> sorted = waits.stream().sorted().toList();
        System.out.printf(
                "%s: p50 %.0f ms, p95 %.0f ms%n",
                what, sorted.get(sorted.size() / 2), sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
    }
}
