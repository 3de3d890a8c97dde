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
import com.microsoft.playwright.options.AriaRole;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;

/** A customer entered twice: a need is written down, the two become one and two again; a lead becomes a customer and a lead again. */
@ExtendWith(DemoCompany.Shared.class)
class CleanDataIT {
    private final DemoCompany company;
    private Words words;
    private Api api;
    private Page page;
    private String kept;
    private String twin;

    CleanDataIT(DemoCompany company) {
        this.company = company;
    }

    /** Who walks, and the words on the screens. */
    enum Words {
        ZH(
                "zh-CN",
                Look.CHINESE_DESK,
                "lin.wanqing",
                "林晚晴",
                "启明海工装备有限公司",
                "启明海工装备",
                Map.of(
                        "need.new", "新建需求",
                        "save", "保存",
                        "merge.start", "合并…",
                        "merge", "合并",
                        "undo", "撤销",
                        "convert", "转为客户",
                        "take", "选用",
                        "undo.conversion", "撤销转化",
                        "converted", "已转化",
                        "new", "新线索")),
        EN(
                "en",
                Look.ENGLISH_DESK,
                "grace.hall",
                "Grace Hall",
                "Northlight Marine Equipment Ltd",
                "Northlight Marine Equipment",
                Map.of(
                        "need.new", "New need",
                        "save", "Save",
                        "merge.start", "Merge…",
                        "merge", "Merge",
                        "undo", "Undo",
                        "convert", "Convert",
                        "take", "Take this one",
                        "undo.conversion", "Undo conversion",
                        "converted", "Converted",
                        "new", "New"));

        private final String tag;
        private final Look look;
        private final String login;
        private final String person;
        private final String customer;
        private final String twin;
        private final Map<String, String> words;

        Words(
                String tag,
                Look look,
                String login,
                String person,
                String customer,
                String twin,
                Map<String, String> words) {
            this.tag = tag;
            this.look = look;
            this.login = login;
            this.person = person;
            this.customer = customer;
            this.twin = twin;
            this.words = words;
        }

        String of(String key) {
            return words.get(key);
        }
    }

    @ParameterizedTest
    @EnumSource(Words.class)
    void a_customer_entered_twice(Words spoken) {
        words = spoken;
        company.person(words.login, words.person, words.tag.startsWith("zh") ? "ZH_CN" : "EN", "Sales manager");
        api = Api.to(company.url()).logIn(words.login, DemoCompany.PASSWORD);
        kept = api.post("/customers", Map.of("name", words.customer))
                .expect(201)
                .id();
        twin = api.post("/customers", Map.of("name", words.twin, "email", "info@" + words.login + ".example"))
                .expect(201)
                .id();
        page = company.browser().reader(words.look, company.url());
        Chromium.logIn(page, words.login, DemoCompany.PASSWORD);

        String need = writeNeedDown();
        merge(need);
        undo(need);
        convertLead();
        page.context().close();
    }

    private String writeNeedDown() {
        page.navigate("/customers/" + twin);
        page.locator(".tw-related-head")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.of("need.new")))
                .click();
        Locator sheet = page.locator("vaadin-dialog.tw-sheet");
        sheet.locator("vaadin-text-field input").first().fill("Line 2 · " + words.person);
        sheet.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words.of("save")).setExact(true))
                .click();
        assertThat(page.locator(".tw-related .tw-related-row")).containsText("Line 2 · " + words.person);
        return api.get("/needs?customer=" + twin)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    private void merge(String need) {
        page.navigate("/customers/" + kept);
        assertThat(page.locator(".tw-merge-row").first()).containsText(words.twin);
        page.locator(".tw-merge-row")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.of("merge.start")))
                .click();
        page.waitForURL("**/merge?with=" + twin);
        assertThat(page.locator(".tw-merge-table")).containsText("info@" + words.login + ".example");
        assertThat(page.locator(".tw-merge-choice[aria-checked='true']").getByText("info@" + words.login + ".example"))
                .isVisible();
        Chromium.picture(page, "merge", words.look);
        button("merge").click();

        page.waitForURL("**/customers/" + kept);
        assertThat(page.locator(".tw-related .tw-related-row")).containsText("Line 2 · " + words.person);
        assertThat(customerOf(need)).isEqualTo(kept);
        assertThat(api.get("/customers/" + kept).get("email")).isEqualTo("info@" + words.login + ".example");
        assertThat(api.get("/customers/" + twin)
                        .expect(404)
                        .json()
                        .path("mergedInto")
                        .path("id")
                        .asString())
                .isEqualTo(kept);
        page.navigate("/customers/" + twin);
        page.waitForURL("**/customers/" + kept);
    }

    private void undo(String need) {
        page.locator(".tw-merge-row")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.of("undo")))
                .click();
        page.waitForURL("**/customers/" + twin);
        assertThat(page.locator(".tw-record-head h1")).hasText(words.twin);
        assertThat(customerOf(need)).isEqualTo(twin);
        assertThat(api.get("/customers/" + kept).json().path("email").isNull()).isTrue();
    }

    private String customerOf(String need) {
        return api.get("/needs/" + need).json().path("customer").path("id").asString();
    }

    private void convertLead() {
        String lead = api.post("/leads", Map.of("name", "Wang", "company", words.customer))
                .expect(201)
                .id();
        page.navigate("/leads/" + lead);
        button("convert").click();
        Locator dialog = page.locator("vaadin-dialog");
        Locator line = dialog.locator(".tw-lookalike").filter(new Locator.FilterOptions().setHasText(words.customer));
        line.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.of("take")))
                .click();
        Chromium.picture(page, "convert-lead", words.look);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(words.of("convert"))
                                .setExact(true))
                .click();
        assertThat(page.locator(".tw-record-title .tw-pill")).hasText(words.of("converted"));
        assertThat(api.get("/leads/" + lead).json().path("customer").path("id").asString())
                .isEqualTo(kept);

        button("undo.conversion").click();
        assertThat(page.locator(".tw-record-title .tw-pill")).hasText(Pattern.compile(words.of("new")));
        assertThat(api.get("/leads/" + lead).json().path("customer").isNull()).isTrue();
        assertThat(api.get("/customers/" + kept).status()).isEqualTo(200);
    }

    private Locator button(String key) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words.of(key)).setExact(true))
                .first();
    }
}
