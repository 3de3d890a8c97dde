package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/**
 * Leads on a board, in Chinese and in English: a card is dragged and another browser sees it, a closed column says why, a place beside
 * the columns asks, keys move a card, columns fold, owners make lanes, a phone shows one column at a time.
 */
@ExtendWith(DemoCompany.Shared.class)
class BoardWalkIT {
    private static final int NEW = 0;
    private static final int WORKING = 2;
    private static final int QUALIFIED = 3;
    private static final int DISQUALIFIED = 5;

    private final DemoCompany company;
    private final String run = "b" + Long.toString(System.nanoTime(), 36);
    private Api api;
    private Page page;
    private BoardHand hand;

    BoardWalkIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest
    @EnumSource(WalkWords.class)
    void leads_go_their_way(WalkWords words) {
        String login = "board." + words.login();
        company.person(login, words.person(), words.name(), "Sales manager");
        api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        page = company.browser().reader(words.browser(), company.url());
        hand = new BoardHand(page);
        Chromium.logIn(page, login, DemoCompany.PASSWORD);
        String first = lead("Erste");
        String second = lead("Zweite");
        String third = lead("Dritte");

        open(page);
        assertThat(page.locator(".tw-board-title").first()).hasText(words.chinese() ? "新线索" : "New");
        assertThat(page.locator(".tw-board-head .tw-board-count").first()).hasText("3");
        dragWhileAnotherLooksOn(first);
        learnWhyNot(first);
        loseTheRace(second);
        moveByKeys(first);
        giveUp(third, words);
        fold();
        cutIntoLanes(words);
        goToTheTable();
        page.context().close();
        onAPhone(login, words, first);
    }

    private String lead(String name) {
        return api.post("/leads", Map.of("name", name + " " + run)).expect(201).id();
    }

    private String state(String id) {
        return api.get("/leads/" + id).expect(200).json().get("state").asString();
    }

    private void open(Page reader) {
        reader.navigate("/leads?as=board&q=" + run);
        reader.waitForSelector(".tw-board-card");
        Chromium.settle(reader);
    }

    private void dragWhileAnotherLooksOn(String id) {
        Page other = company.browser().reader(Look.ENGLISH_DESK, company.url());
        Chromium.logIn(other, "admin", Tradewind.ADMIN_PASSWORD);
        open(other);
        BoardHand onlooker = new BoardHand(other);
        assertThat(onlooker.card(id, NEW)).isVisible();

        hand.hold(id, BoardHand.cell(WORKING));
        assertThat(page.locator(BoardHand.cell(WORKING) + " > .tw-board-slot")).isVisible();
        hand.let();

        assertThat(hand.card(id, WORKING)).isVisible();
        assertThat(onlooker.card(id, WORKING)).isVisible();
        assertThat(onlooker.card(id)).hasCount(1);
        assertThat(page.locator(".tw-board-head .tw-board-count").first()).hasText("2");
        assertThat(state(id)).isEqualTo("WORKING");
        other.context().close();
    }

    private void learnWhyNot(String id) {
        hand.hold(id, BoardHand.cell(NEW));
        assertThat(page.locator(".tw-board-head.tw-board-barred > .tw-board-why")
                        .first())
                .not()
                .isEmpty();
        hand.let();

        assertThat(hand.card(id, WORKING)).isVisible();
        assertThat(page.locator(".tw-board-barred")).hasCount(0);
        assertThat(state(id)).isEqualTo("WORKING");
    }

    /** Somebody else is faster while the card is in the hand. */
    private void loseTheRace(String id) {
        hand.hold(id, BoardHand.cell(WORKING));
        assertThat(page.locator(".tw-board-slot")).isVisible();
        api.post("/leads/" + id + "/qualify", Map.of()).expect(200);
        hand.let();

        assertThat(page.locator(".tw-toast-words")).isVisible();
        assertThat(hand.card(id, QUALIFIED)).isVisible();
        assertThat(hand.card(id)).hasCount(1);
        assertThat(state(id)).isEqualTo("QUALIFIED");
        page.locator(".tw-toast vaadin-button").last().click();
    }

    private void moveByKeys(String id) {
        hand.card(id).focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(BoardHand.cell(QUALIFIED) + " .tw-board-card").first())
                .isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(hand.card(id)).isFocused();
        page.keyboard().press("m");
        Locator target = page.locator(".tw-board-target:not([aria-disabled])").first();
        assertThat(target).isFocused();
        assertThat(page.locator(".tw-board-target[aria-disabled]")).hasCount(2);
        page.keyboard().press("Enter");

        assertThat(hand.card(id, QUALIFIED)).isVisible();
        assertThat(page.locator(".tw-board-said")).containsText("Erste");
        assertThat(state(id)).isEqualTo("QUALIFIED");
    }

    private void giveUp(String id, WalkWords words) {
        hand.hold(id, ".tw-board-zone[data-column='" + DISQUALIFIED + "']");
        hand.let();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        Locator reason = dialog.locator("vaadin-text-field input, vaadin-text-area textarea")
                .first();
        assertThat(reason).isVisible();
        assertThat(hand.card(id, NEW)).isVisible();
        dialog.locator("vaadin-button[theme~=primary]").click();
        assertThat(dialog).containsText(words.of("missing"));
        reason.fill("wrong number");
        dialog.locator("vaadin-button[theme~=primary]").click();

        assertThat(hand.card(id)).hasCount(0);
        assertThat(state(id)).isEqualTo("DISQUALIFIED");
    }

    private void fold() {
        Locator head = page.locator(".tw-board-head[data-column='" + NEW + "']");
        head.hover();
        head.locator(".tw-board-fold").click();
        assertThat(head).hasClass(Pattern.compile(".*tw-board-folded.*"));
        page.reload();
        assertThat(head).hasClass(Pattern.compile(".*tw-board-folded.*"));
        head.click();
        assertThat(head).not().hasClass(Pattern.compile(".*tw-board-folded.*"));
    }

    private void cutIntoLanes(WalkWords words) {
        page.locator(".tw-group-choice").click();
        page.locator(".tw-pop-groups [data-field=owner]").click();
        assertThat(page.locator(".tw-board-lane-name")).hasText(words.person());
        assertThat(page.locator(".tw-board-lane " + BoardHand.cell(QUALIFIED) + " .tw-board-card"))
                .hasCount(2);
        page.waitForURL(Pattern.compile(".*group=owner.*"));
        page.locator(".tw-board-lane-head").click();
        assertThat(page.locator(".tw-board-cells")).isHidden();
        page.locator(".tw-board-lane-head").click();
        assertThat(page.locator(".tw-board-cells")).isVisible();
    }

    private void goToTheTable() {
        page.locator(".tw-head .tw-segmented > button").first().click();
        assertThat(page.locator(".tw-grid")).isVisible();
        assertThat(page.locator("tw-board")).hasCount(0);
        page.locator(".tw-head .tw-segmented > button").last().click();
        assertThat(page.locator("tw-board")).isVisible();
    }

    private void onAPhone(String login, WalkWords words, String id) {
        Look phone = new Look(words.tag(), ColorScheme.LIGHT, 390);
        page = company.browser().reader(phone, company.url());
        hand = new BoardHand(page);
        Chromium.logIn(page, login, DemoCompany.PASSWORD);
        page.navigate("/leads?as=board&q=" + run);
        page.locator("[data-tab='" + QUALIFIED + "']").click();
        assertThat(page.locator("[data-tab='" + QUALIFIED + "']")).hasAttribute("aria-pressed", "true");
        assertThat(hand.card(id)).isInViewport();
        double wide = hand.card(id).boundingBox().width;
        assertThat(wide).isBetween(300.0, 390.0);
        Chromium.picture(page, "board", phone);

        hand.card(id).locator(".tw-board-card-move").click();
        page.locator(".tw-board-target-hold").click();

        assertThat(hand.card(id)).hasCount(0);
        assertThat(state(id)).isEqualTo("POOL");
        page.context().close();
    }
}
