package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.harness.Api;
import tools.jackson.databind.JsonNode;

/**
 * A list becomes a tool, in Chinese and in English: a view is saved, pinned and opened by its address; ticked rows are changed after
 * a preview and changed back; a chart shows the same rows; a cell is edited where it stands; rows are shown in groups.
 */
@ExtendWith(DemoCompany.Shared.class)
class ListWalkIT {
    private static final String PRIMARY = "vaadin-dialog.tw-bulk-dialog vaadin-button[theme~=primary]";

    private final DemoCompany company;
    private WalkWords words;
    private String view;
    private Api api;
    private Page page;

    ListWalkIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest
    @EnumSource(WalkWords.class)
    void a_list_as_a_tool(WalkWords spoken) {
        words = spoken;
        view = words.of("industry") + " " + words.tag();
        String login = "list." + words.login();
        company.person(login, words.person(), words.name(), "Sales manager");
        api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        page = company.browser().reader(words.browser(), company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        saveAndPin();
        openByAddress();
        changeThreeAndBack();
        drawChart();
        editCell();
        groupRows();
        page.context().close();
    }

    private void saveAndPin() {
        page.navigate("/customers?level.in=A,B,C&sort=name");
        page.locator(".tw-view-changes vaadin-button").click();
        Locator dialog = page.locator(".tw-view-dialog");
        Locator name = dialog.locator("vaadin-text-field input");
        name.press("Enter");
        assertThat(dialog.locator("vaadin-text-field")).hasAttribute("invalid", "");
        dialog.locator("vaadin-checkbox input").first().check();
        name.fill(view);
        name.press("Enter");
        page.waitForURL(Pattern.compile(".*/customers\\?view=[0-9a-f-]{36}"));

        assertThat(page.locator(".tw-head h1")).hasText(view);
        assertThat(page.locator(".tw-view-tab[aria-selected=true]")).hasText(view);
        assertThat(page.locator(".tw-view-changes")).isHidden();
        JsonNode kept = api.get("/saved-views?type=customers")
                .expect(200)
                .json()
                .get("items")
                .get(0);
        assertThat(kept.get("name").asString()).isEqualTo(view);
        assertThat(kept.get("pinned").asBoolean()).isTrue();
        assertThat(kept.get("filters").get(0).get("values").size()).isEqualTo(3);
    }

    private void openByAddress() {
        String address = page.url();
        page.locator(".tw-view-tab").first().click();
        assertThat(page.locator(".tw-chip")).hasCount(0);
        page.navigate(address);

        assertThat(page.locator(".tw-head h1")).hasText(view);
        assertThat(page.locator(".tw-chip")).hasCount(1);
        page.locator(".tw-chip-remove").click();
        assertThat(page.locator(".tw-view-changed")).isVisible();
        page.waitForURL(Pattern.compile(".*changed=true.*"));
        page.reload();
        assertThat(page.locator(".tw-view-changed")).isVisible();
        assertThat(page.locator(".tw-chip")).hasCount(0);
        page.locator(".tw-view-changes vaadin-button").last().click();
        assertThat(page.locator(".tw-chip")).hasCount(1);
    }

    private void changeThreeAndBack() {
        List<String> names = rows().subList(0, 3);
        List<String> before = names.stream().map(this::industry).toList();
        for (int row = 1; row <= 3; row++) {
            page.locator("vaadin-grid vaadin-checkbox").nth(row).click();
        }
        page.locator(".tw-bulk .tw-bulk-action:has(vaadin-icon):not(.tw-bulk-all)")
                .first()
                .click();
        page.locator(".tw-bulk-fields > vaadin-combo-box input").fill(words.of("industry"));
        page.locator("vaadin-combo-box-item:visible").first().click();
        page.locator(".tw-bulk-field vaadin-combo-box input").fill(words.of("software"));
        page.locator("vaadin-combo-box-item:visible").first().click();
        page.locator(PRIMARY).click();

        long changing =
                before.stream().filter(industry -> !industry.equals("SOFTWARE")).count();
        assertThat(page.locator(".tw-bulk-report .tw-stat-figure").first()).hasText(Long.toString(changing));
        assertThat(page.locator(".tw-bulk-former")).containsText(words.of("software"));
        assertThat(names.stream().map(this::industry).toList()).isEqualTo(before);
        page.locator(PRIMARY).click();
        Locator undo = page.locator("vaadin-dialog.tw-bulk-dialog vaadin-button:has(vaadin-icon)");
        undo.waitFor();
        assertThat(names.stream().map(this::industry).toList()).containsOnly("SOFTWARE");
        undo.click();
        assertThat(page.locator(".tw-bulk-report .tw-notice-green")).isVisible();
        assertThat(names.stream().map(this::industry).toList()).isEqualTo(before);
        page.keyboard().press("Escape");
    }

    private void drawChart() {
        page.locator(".tw-toolbar vaadin-button:has(vaadin-icon)")
                .filter(new Locator.FilterOptions().setHasText(words.chinese() ? "图表" : "Chart"))
                .click();
        page.locator(".tw-chart-row").first().waitFor();
        int drawn = page.locator(".tw-chart-row .tw-chart-value").allTextContents().stream()
                .mapToInt(words -> Integer.parseInt(words.replace(",", "")))
                .sum();
        assertThat(page.locator(".tw-head .tw-count").first()).hasText(Integer.toString(drawn));
        assertThat(page.url()).contains("chart=bar");
        page.locator(".tw-view-changes vaadin-button").last().click();
        assertThat(page.locator(".tw-chart-panel")).isHidden();
    }

    private void editCell() {
        String name = rows().getFirst();
        String phone = words.chinese() ? "021-5566 1234" : "+44 20 7946 0958";
        String former = customer(name).get("phone").asString();
        Locator cell = page.locator("vaadin-grid-cell-content").filter(new Locator.FilterOptions().setHasText(former));
        cell.first().dblclick();
        Locator input = page.locator(".tw-cell-edit input");
        input.fill("12");
        input.press("Enter");
        assertThat(page.locator(".tw-cell-edit vaadin-text-field")).hasAttribute("invalid", "");
        input.fill(phone);
        input.press("Enter");
        assertThat(page.locator(".tw-cell-edit")).isHidden();
        assertThat(customer(name).get("phone").asString()).isEqualTo(phone);
    }

    private void groupRows() {
        page.navigate("/customers?group=name");
        assertThat(page.locator(".tw-list-notices .tw-notice")).containsText("name");
        page.locator(".tw-group-choice").click();
        page.locator(".tw-pop-groups .tw-pop-row[data-field=industry]").click();
        page.waitForURL(Pattern.compile(".*/customers\\?.*group=industry.*"));
        page.locator(".tw-group-heading").first().waitFor();
        Locator first = page.locator(".tw-group-heading").first();
        int rows = Integer.parseInt(first.locator(".tw-group-count").textContent());

        JsonNode moved = customer(rows().getFirst());
        String elsewhere = moved.get("industry").asString().equals("FINANCE") ? "SOFTWARE" : "FINANCE";
        api.patch(
                        "/customers/" + moved.get("id").asString(),
                        moved.get("version").asLong(),
                        Map.of("industry", elsewhere))
                .expect(200);
        assertThat(first.locator(".tw-group-count")).hasText(Integer.toString(rows - 1));

        Locator fold = first.locator(".tw-group-fold");
        fold.focus();
        page.keyboard().press("Enter");
        assertThat(fold).hasAttribute("aria-expanded", "false");
        first.locator(".tw-group-count").click();
        assertThat(page.locator(".tw-chip")).hasCount(1);
        assertThat(page.locator(".tw-head .tw-count").first()).hasText(Integer.toString(rows - 1));
        assertThat(page)
                .hasURL(Pattern.compile(".*[?&]industry\\.in=.*")); // the address follows the content, a moment later
        page.reload();
        assertThat(page.locator(".tw-group-heading")).hasCount(1);
    }

    private JsonNode customer(String name) {
        return api.get("/customers?name=" + Api.encode(name))
                .expect(200)
                .json()
                .get("items")
                .get(0);
    }

    private String industry(String name) {
        return customer(name).get("industry").asString();
    }

    /** Names on screen, from the top. */
    @SuppressWarnings("unchecked")
    private List<String> rows() {
        page.locator(".tw-grid .tw-cell-link").first().waitFor();
        return (List<String>) page.evaluate("[...document.querySelectorAll('.tw-grid .tw-cell-link')]"
                + ".map(link => ({words: link.textContent, box: link.getBoundingClientRect()}))"
                + ".filter(row => row.box.height > 0).sort((a, b) => a.box.top - b.box.top).map(row => row.words)");
    }
}
