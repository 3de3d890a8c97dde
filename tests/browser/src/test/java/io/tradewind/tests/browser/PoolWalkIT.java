package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.harness.Api;

/**
 * Customers go back into a public pool, come out of it again as far as its rules allow, and are handed over to a colleague, several
 * at a time; in Chinese and in English. What the screens say is compared with what the server holds.
 */
@ExtendWith(DemoCompany.Shared.class)
class PoolWalkIT {
    /** From the preview to the work, and from its outcome back to the list. */
    private static final String GO_ON = "vaadin-dialog.tw-bulk-dialog vaadin-button[theme~=primary]";

    private final DemoCompany company;
    private Page page;

    PoolWalkIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh-CN, 动作, 退回公海, 领取, 转移, 今天已领取 1 个客户",
        "en, Actions, Release to pool, Claim, Transfer, You have claimed a customer today"
    })
    void release_claim_over_the_limit_and_hand_over(
            String language, String actions, String release, String claim, String transfer, String limit) {
        String login = "pool." + Long.toString(System.nanoTime(), 36);
        String setting = language.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
        String colleague = company.person(login + ".next", "Colleague " + login, setting, "Sales rep");
        String seller = company.person(login, "Seller " + login, setting, "Sales rep");
        Api api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        String former = company.person(login + ".former", "Former " + login, setting, "Sales rep");
        String pool = pool(login, List.of(seller, former));
        List<String> lying = lying(login + ".former", pool, login);
        List<String> own = own(api, login);
        page = company.browser()
                .reader(language.equals("en") ? Chromium.Look.ENGLISH_DESK : Chromium.Look.CHINESE_DESK, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        page.navigate("/customers?owner=me");
        tick(1);
        bulk(actions, release);
        Locator dialog = page.locator("vaadin-dialog[opened]");
        dialog.locator("vaadin-combo-box input").fill("Pool " + login);
        page.locator("vaadin-combo-box-item").first().click();
        dialog.locator("vaadin-text-field input").fill("quiet for long");
        dialog.locator("vaadin-button[theme~=primary]").click();
        page.locator(GO_ON).click();
        page.waitForCondition(() -> inPool(api, pool) == lying.size() + 1);
        assertThat(company.admin()
                        .get("/ownership-moves?fromPool.empty=true&toPool=" + pool + "&reason="
                                + Api.encode("quiet for long"))
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);

        page.navigate("/customers?pool=" + pool + "&q=" + Api.encode("Lying " + login));
        tick(2);
        bulk(actions, claim);
        page.locator(GO_ON).click();
        assertThat(page.locator(".tw-bulk-refused")).hasCount(1);
        assertThat(page.locator(".tw-bulk-refused")).containsText(limit);
        Chromium.picture(
                page, "pool-limit", language.equals("en") ? Chromium.Look.ENGLISH_DESK : Chromium.Look.CHINESE_DESK);
        page.locator(GO_ON).click();
        assertThat(inPool(api, pool)).isEqualTo(lying.size());

        page.navigate("/customers?owner=me");
        tick(own.size());
        bulk(actions, transfer);
        dialog.locator("vaadin-combo-box input").first().fill("Colleague " + login);
        page.locator("vaadin-combo-box-item").first().click();
        dialog.locator("vaadin-text-field input").fill("new region");
        dialog.locator("vaadin-button[theme~=primary]").click();
        page.locator(GO_ON).click();
        page.waitForCondition(() -> count(company.admin(), "owner=" + colleague) == own.size());
        assertThat(count(api, "owner=me")).isZero();
        page.context().close();
    }

    private String pool(String login, List<String> members) {
        return company.admin()
                .post(
                        "/pools",
                        Map.of(
                                "name",
                                "Pool " + login,
                                "claimsPerDay",
                                1,
                                "members",
                                members.stream()
                                        .map(user -> Map.of("user", user))
                                        .toList()))
                .expect(201)
                .id();
    }

    private List<String> lying(String former, String pool, String login) {
        Api api = Api.to(company.url()).logIn(former, DemoCompany.PASSWORD);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String id = api.post("/customers", Map.of("name", "Lying " + login + " " + i))
                    .expect(201)
                    .id();
            api.post("/customers/" + id + "/release", Map.of("pool", pool, "reason", "left"))
                    .expect(200);
            ids.add(id);
        }
        return ids;
    }

    /** Two customers; one will be released and another one claimed, so that it will be two again. */
    private static List<String> own(Api api, String login) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(api.post("/customers", Map.of("name", "Own " + login + " " + i))
                    .expect(201)
                    .id());
        }
        return ids;
    }

    private static int inPool(Api api, String pool) {
        return count(api, "pool=" + pool);
    }

    private static int count(Api api, String filter) {
        return api.get("/customers?limit=1&count=true&" + filter)
                .expect(200)
                .json()
                .get("count")
                .asInt();
    }

    private void tick(int rows) {
        Locator boxes = page.locator("vaadin-grid vaadin-checkbox");
        boxes.nth(rows).waitFor();
        for (int row = 1; row <= rows; row++) {
            boxes.nth(row).click();
        }
    }

    private void bulk(String actions, String words) {
        page.locator(".tw-bulk-action")
                .filter(new Locator.FilterOptions().setHasText(actions))
                .click();
        page.locator("vaadin-context-menu-item")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }
}
