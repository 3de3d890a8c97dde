package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;

/** An admin arranges contacts: a group's name, a field's place, a show rule; tries it, publishes it; form and page follow; all goes back. */
@ExtendWith(DemoCompany.Shared.class)
class PageLayoutsWalkIT {
    private final DemoCompany company;
    private Words words = Words.EN;
    private Page page;

    PageLayoutsWalkIT(DemoCompany company) {
        this.company = company;
    }

    /** What these screens say, each in a browser that speaks the other language. */
    private enum Words {
        ZH_CN(Look.ENGLISH_DESK, "关于此人", "部门", "生日", "微信", "首要联系人", "是", "添加显示规则", "始终显示", "出厂布局"),
        EN(
                Look.CHINESE_DESK,
                "About the person",
                "Department",
                "Birthday",
                "WeChat",
                "Main contact",
                "Yes",
                "Add a show rule",
                "always shown",
                "As delivered");

        private final Look browser;
        private final String heading;
        private final String department;
        private final String birthday;
        private final String wechat;
        private final String primary;
        private final String yes;
        private final String rule;
        private final String always;
        private final String delivered;

        Words(
                Look browser,
                String heading,
                String department,
                String birthday,
                String wechat,
                String primary,
                String yes,
                String rule,
                String always,
                String delivered) {
            this.browser = browser;
            this.heading = heading;
            this.department = department;
            this.birthday = birthday;
            this.wechat = wechat;
            this.primary = primary;
            this.yes = yes;
            this.rule = rule;
            this.always = always;
            this.delivered = delivered;
        }
    }

    @ParameterizedTest
    @EnumSource(Words.class)
    void a_layout_from_the_first_move_to_the_last_and_back(Words spoken) {
        words = spoken;
        String login = "layouts." + spoken.name().toLowerCase(java.util.Locale.ROOT);
        company.person(login, "Layout Maker", spoken.name(), "Administrator");
        page = company.browser().reader(words.browser, company.url());
        List<String> problems = new ArrayList<>();
        page.onPageError(problems::add);
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        page.navigate("/layouts?type=contacts");
        renameAndMove();
        hide("department");
        hide("name");
        publish().click();
        assertThat(line("name")).containsText(words.always);
        line("name").locator("vaadin-button").nth(1).click();
        showWechatOfPrimaryContactsOnly();
        Chromium.picture(page, "page-layouts", words.browser);

        publish().click();
        assertThat(page.locator(".tw-toolbar .tw-pill-green")).isVisible();
        formFollows();
        pageFollows();
        reset();
        assertThat(problems).isEmpty();
        page.context().close();
    }

    private Locator card(String group) {
        return page.locator(".tw-group-card[data-group=" + group + "]");
    }

    private Locator line(String field) {
        return page.locator(".tw-place[data-field=" + field + "]");
    }

    private Locator publish() {
        return page.locator(".tw-foot vaadin-button[theme~=primary]");
    }

    private void renameAndMove() {
        Locator names = card("person").locator(".tw-group-head vaadin-text-field input");
        names.nth(0).fill(words.heading);
        names.nth(0).press("Tab");
        assertThat(page.locator(".tw-trial-layout h2").last()).hasText(words.heading);
        assertThat(card("person").locator(".tw-place").first()).containsText(words.birthday);
        Locator up = line("birthday").locator("vaadin-button").nth(2);
        up.focus();
        up.press("Enter"); // over the edge of its group, and the button keeps the focus
        assertThat(card("reach").locator(".tw-place").last()).containsText(words.birthday);
        up.press("Enter");
        assertThat(card("reach").locator(".tw-place").last()).not().containsText(words.birthday);
    }

    private void hide(String field) {
        line(field).locator("vaadin-button").nth(1).click();
        assertThat(line(field)).hasClass(Pattern.compile(".*tw-place-hidden.*"));
    }

    private void showWechatOfPrimaryContactsOnly() {
        Locator wechat = input(".tw-trial-layout ", words.wechat);
        assertThat(wechat).isVisible();
        page.locator(
                        ".tw-layout-form .tw-lines vaadin-button",
                        new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + words.rule + "\\s*$")))
                .click();
        Locator row = page.locator(".tw-layout-form .tw-lines-row").last();
        choose(row.locator("vaadin-select").nth(0), words.wechat);
        choose(row.locator("vaadin-select").nth(1), words.primary);
        Locator values = row.locator("vaadin-multi-select-combo-box input");
        values.click();
        page.locator("vaadin-multi-select-combo-box-item:visible", new Page.LocatorOptions().setHasText(words.yes))
                .click();
        values.press("Escape");
        values.press("Tab");
        assertThat(wechat).isHidden();
        page.locator(".tw-trial-layout vaadin-checkbox input").first().check();
        assertThat(wechat).isVisible();
    }

    private Locator input(String within, String label) {
        return page.locator(within + "vaadin-text-field[aria-label='" + label + "']");
    }

    private void choose(Locator select, String item) {
        select.click();
        page.locator(
                        "vaadin-select-item:visible",
                        new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + item + "\\s*$")))
                .click();
    }

    private void formFollows() {
        page.navigate("/contacts/new");
        assertThat(page.locator(".tw-form h2").last()).hasText(words.heading);
        assertThat(page.locator(".tw-form")).not().containsText(words.department);
        assertThat(input(".tw-form ", words.wechat)).isHidden();
        page.locator(".tw-form vaadin-checkbox input").first().check();
        assertThat(input(".tw-form ", words.wechat)).isVisible();
        Chromium.picture(page, "page-layouts-form", words.browser);
    }

    private void pageFollows() {
        String contact = company.admin()
                .get("/contacts?limit=1&birthday.empty=false")
                .expect(200)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        page.navigate("/contacts/" + contact);
        page.locator(".tw-record-left .tw-fold").nth(1).waitFor();
        assertThat(page.locator(".tw-record-left .tw-fold").nth(1)).containsText(words.birthday);
        Chromium.picture(page, "page-layouts-page", words.browser);
    }

    private void reset() {
        page.navigate("/layouts?type=contacts");
        page.locator(".tw-foot vaadin-button").first().click();
        page.locator(".tw-confirm vaadin-button[theme~=error]").click();
        assertThat(page.locator(".tw-toolbar .tw-pill")).hasText(words.delivered);
        assertThat(card("person").locator(".tw-place").first()).containsText(words.birthday);
    }
}
