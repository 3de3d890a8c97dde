package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.tradewind.tests.harness.Api;
import tools.jackson.databind.JsonNode;

/**
 * A lead becomes a customer with an opportunity; this is qualified, moved on its path and on the board, followed up, lost with a reason,
 * opened again and won. What the screens say is compared with what the server holds.
 */
@ExtendWith(DemoCompany.Shared.class)
class OpportunityWalkIT {
    private final DemoCompany company;
    private Page page;
    private Api api;

    OpportunityWalkIT(DemoCompany company) {
        this.company = company;
    }

    /** The words of one language. */
    record Words(
            String convert, String opportunity, String second, String lose, String price, String reopen, String won) {}

    private static final Words CHINESE = new Words("转为客户", "要创建的商机", "需求确认", "输单", "价格", "重新打开", "赢单");
    private static final Words ENGLISH =
            new Words("Convert", "Opportunity to open", "Engaging", "Lose", "Price", "Reopen", "Won");

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh-CN", "en"})
    void from_a_lead_to_a_won_deal(String language) {
        boolean english = language.equals("en");
        Words words = english ? ENGLISH : CHINESE;
        Chromium.Look desk = english ? new Chromium.Look("en-US", ColorScheme.DARK, 1440) : Chromium.Look.CHINESE_DESK;
        String login = "deal." + Long.toString(System.nanoTime(), 36);
        company.person(login, "Seller " + login, language.replace('-', '_').toUpperCase(Locale.ROOT), "Sales rep");
        api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        page = company.browser().reader(desk, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        String id = convert(login, words);
        page.navigate("/opportunities/" + id);
        assertThat(page.locator(".tw-path-current")).isVisible();
        qualify(id);
        path(words.second()).click();
        page.waitForCondition(() -> stage(id).equals(words.second()));
        assertThat(page.locator(".tw-path-current")).containsText(words.second());
        followUp(id);
        Chromium.settle(page);
        Chromium.picture(page, "opportunity", desk);
        onTheBoard(id, login);
        lose(id, words);
        act(words.reopen());
        go();
        page.waitForCondition(() -> state(id).equals("OPEN"));
        path(words.won()).click();
        go();
        page.waitForCondition(() -> state(id).equals("WON"));
        assertThat(page.locator(".tw-path-current")).containsText(words.won());

        List<String> kinds = api.get("/opportunities/" + id)
                .expect(200)
                .json()
                .get("history")
                .valueStream()
                .map(visit -> visit.toString())
                .toList();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(4);
        page.context().close();
    }

    private String convert(String login, Words words) {
        String lead = api.post("/leads", Map.of("name", "Lead " + login, "company", "Company " + login))
                .expect(201)
                .id();
        page.navigate("/leads/" + lead);
        act(words.convert());
        page.locator("vaadin-dialog[opened] vaadin-text-field")
                .filter(new Locator.FilterOptions().setHasText(words.opportunity()))
                .locator("input")
                .fill("Deal " + login);
        go();
        page.waitForCondition(() -> deals(login).size() == 1);
        JsonNode deal = deals(login).get(0);
        assertThat(deal.get("customer").get("name").asString()).isEqualTo("Company " + login);
        return deal.get("id").asString();
    }

    private JsonNode deals(String login) {
        return api.get("/opportunities?q=" + Api.encode("Deal " + login))
                .expect(200)
                .json()
                .get("items");
    }

    /** The score and its reasons follow what the sheet says. */
    private void qualify(String id) {
        JsonNode deal = api.get("/opportunities/" + id).expect(200).json();
        long before = deal.get("priorityScore").asLong(0);
        api.patch(
                        "/opportunities/" + id,
                        deal.get("version").asLong(),
                        Map.of(
                                "budget",
                                "APPROVED",
                                "authority",
                                "ENGAGED",
                                "amount",
                                Map.of("amount", "120000", "currency", "CNY")))
                .expect(200);
        JsonNode after = api.get("/opportunities/" + id).expect(200).json();
        assertThat(after.get("priorityScore").asLong()).isGreaterThan(before);
        assertThat(after.get("priorityReasons").size()).isPositive();
        page.reload();
        assertThat(page.locator(".tw-path-current")).isVisible();
    }

    private void followUp(String id) {
        page.locator(".fu-write").click();
        page.locator(".fu-words textarea").fill("They want a demonstration");
        page.locator(".fu-next vaadin-text-field input").first().fill("Show it");
        page.locator(".fu-chip").first().click();
        page.locator(".fu-words textarea").press("Control+Enter");
        page.waitForCondition(() -> !api.get("/opportunities/" + id)
                .expect(200)
                .json()
                .get("nextStepOn")
                .isNull());
    }

    private void onTheBoard(String id, String login) {
        page.navigate("/opportunities?as=board&q=" + Api.encode("Deal " + login));
        BoardHand hand = new BoardHand(page);
        assertThat(hand.card(id, 1)).isVisible();
        hand.hold(id, BoardHand.cell(2));
        hand.let();
        assertThat(hand.card(id, 2)).isVisible();
        page.navigate("/opportunities/" + id);
        assertThat(page.locator(".tw-path-current")).isVisible();
    }

    private void lose(String id, Words words) {
        act(words.lose());
        page.locator("vaadin-dialog[opened] vaadin-combo-box input").first().fill(words.price());
        page.locator("vaadin-combo-box-item").first().click();
        go();
        page.waitForCondition(() -> state(id).equals("LOST"));
        assertThat(api.get("/opportunities/" + id)
                        .expect(200)
                        .json()
                        .get("lossReason")
                        .asString())
                .isEqualTo("PRICE");
        assertThat(page.locator(".tw-path-failed")).isVisible();
    }

    /** A button of the head, or an entry behind the three dots. */
    private void act(String action) {
        Page.GetByRoleOptions named =
                new Page.GetByRoleOptions().setName(action).setExact(true);
        Locator button = page.locator(".tw-head-actions")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true));
        page.locator(".tw-head-actions vaadin-button").first().waitFor();
        if (button.count() > 0) {
            button.click();
        } else {
            page.locator(".tw-head-actions .tw-menu-place vaadin-button").click();
            page.getByRole(AriaRole.MENUITEM, named).click();
        }
        page.waitForSelector("vaadin-dialog[opened] vaadin-button[theme~=primary]");
    }

    private void go() {
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    private Locator path(String step) {
        return page.locator(".tw-path button").filter(new Locator.FilterOptions().setHasText(step));
    }

    private String stage(String id) {
        return api.get("/opportunities/" + id)
                .expect(200)
                .json()
                .get("stage")
                .get("name")
                .asString();
    }

    private String state(String id) {
        return api.get("/opportunities/" + id).expect(200).json().get("state").asString();
    }
}
