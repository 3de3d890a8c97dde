package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;

/** An administrator makes a record type: says what is missing, adds fields and a show rule, tries it as a role, publishes, uses it. */
@ExtendWith(DemoCompany.Shared.class)
class RecordTypesWalkIT {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("plural", "列表名称（英文）"),
            Map.entry("name", "地址和接口中的名称"),
            Map.entry("add", "添加字段"),
            Map.entry("label", "标签（英文）"),
            Map.entry("api", "接口中的名称"),
            Map.entry("boolean", "是/否"),
            Map.entry("date", "日期"),
            Map.entry("rule", "添加显示规则"),
            Map.entry("missing", "必填"),
            Map.entry("nothing", "什么也看不到"),
            Map.entry("published", "已发布"));
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("plural", "Plural name (English)"),
            Map.entry("name", "Name in addresses and API"),
            Map.entry("add", "Add a field"),
            Map.entry("label", "Label (English)"),
            Map.entry("api", "Name in API"),
            Map.entry("boolean", "Yes or no"),
            Map.entry("date", "Date"),
            Map.entry("rule", "Add a show rule"),
            Map.entry("missing", "must be filled in"),
            Map.entry("nothing", "Nothing to see"),
            Map.entry("published", "Published"));

    private final DemoCompany company;
    private Map<String, String> words = Map.of();
    private Page page;

    RecordTypesWalkIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZH_CN", "EN"})
    void a_type_from_nothing_to_its_first_record(String language) {
        boolean chinese = language.equals("ZH_CN");
        words = chinese ? CHINESE : ENGLISH;
        String tag = Long.toString(System.nanoTime(), 36);
        String type = "loans-" + tag;
        String login = "types." + tag;
        company.person(login, "Type Maker", language, "Administrator");
        page = company.browser().reader(chinese ? Look.ENGLISH_DESK : Look.CHINESE_DESK, company.url());
        List<String> problems = new ArrayList<>();
        page.onPageError(problems::add);
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        page.navigate("/record-types");
        page.locator(".tw-head-actions vaadin-button").click();
        page.waitForSelector(".tw-trial");
        publish().click();
        assertThat(page.locator("vaadin-text-field[invalid]").first()).containsText(words.get("missing"));
        page.getByLabel(words.get("plural")).fill("Loans " + tag);
        page.keyboard().press("Tab");
        assertThat(page.getByLabel(words.get("name"))).hasValue(type);

        addField("Given back", "givenBack", words.get("boolean"));
        addField("Given back on", "givenBackOn", words.get("date"));
        showDateOnlyWhenGivenBack();
        tryAsViewer();

        publish().click();
        page.locator(".tw-confirm vaadin-button[theme~=primary]").click();
        assertThat(page.locator(".tw-count")).hasText(words.get("published"));
        page.navigate("/" + type + "/new");
        page.locator(".tw-form-wide input").first().fill("Projector");
        page.locator("vaadin-button[theme~=primary]").click();
        page.waitForURL(Pattern.compile(".*/" + type + "/[0-9a-f-]{36}"));
        assertThat(page.locator("h1")).hasText("Projector");
        assertThat(problems).isEmpty();
        page.context().close();
        archive(type);
    }

    /** Other walks share the server. */
    private void archive(String type) {
        Api admin = company.admin();
        long version = admin.get("/record-types/" + type).expect(200).version();
        admin.send("POST", "/record-types/" + type + "/archive", null, Map.of("If-Match", "\"" + version + "\""))
                .expect(200);
    }

    private Locator publish() {
        return page.locator(".tw-foot vaadin-button[theme~=primary]");
    }

    private void addField(String label, String name, String kind) {
        int there = page.locator(".tw-field-card").count();
        button(words.get("add")).click();
        Locator card = page.locator(".tw-field-card").nth(there);
        card.getByLabel(words.get("label")).fill(label);
        page.keyboard().press("Tab");
        assertThat(card.getByLabel(words.get("api"))).hasValue(name);
        choose(card.locator("vaadin-select").first(), kind);
        assertThat(card.locator(".tw-field-summary")).containsText(kind);
    }

    private Locator button(String text) {
        return page.locator(
                ".tw-design-form vaadin-button",
                new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + text + "\\s*$")));
    }

    private void choose(Locator select, String item) {
        select.click();
        page.locator(
                        "vaadin-select-item:visible",
                        new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + item + "\\s*$")))
                .click();
    }

    private void showDateOnlyWhenGivenBack() {
        Locator day = page.locator(".tw-trial-form vaadin-date-picker");
        assertThat(day).isVisible();
        button(words.get("rule")).click();
        Locator row = page.locator(".tw-lines-row:has(vaadin-select)").last();
        choose(row.locator("vaadin-select").nth(0), "Given back on");
        choose(row.locator("vaadin-select").nth(1), "Given back");
        row.locator("vaadin-text-field input").fill("true");
        page.keyboard().press("Tab");
        Chromium.settle(page); // the form to try is made anew after each change
        assertThat(day).isHidden();
        page.locator(".tw-trial-form vaadin-checkbox input").check();
        assertThat(day).isVisible();
    }

    private void tryAsViewer() {
        Locator role = page.locator(".tw-trial > vaadin-select");
        role.click();
        page.locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText("Viewer"))
                .click();
        assertThat(page.locator(".tw-trial")).containsText(words.get("nothing"));
    }
}
