package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;

/** Somebody goes through their list record by record, keeps one, and asks a colleague about it, who hears the bell and opens it. */
@ExtendWith(DemoCompany.Shared.class)
class ColleaguesWalkIT {
    private final DemoCompany company;
    private final String run = Long.toString(System.nanoTime(), 36);

    ColleaguesWalkIT(DemoCompany company) {
        this.company = company;
    }

    private Page loggedIn(String login) {
        Page page = company.browser().reader(Look.CHINESE_DESK, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);
        return page;
    }

    @Test
    void from_a_list_to_a_star_and_from_a_mention_to_the_bell_of_another() {
        company.person("asks." + run, "周问 " + run, "ZH_CN", "Sales rep");
        company.person("hears." + run, "吴听 " + run, "ZH_CN", "Sales rep");
        Api api = Api.to(company.url()).logIn("asks." + run, DemoCompany.PASSWORD);
        String last = "";
        for (String name : new String[] {"同行 1 ", "同行 2 ", "同行 3 "}) {
            last = api.post("/customers", Map.of("name", name + run))
                    .expect(201)
                    .json()
                    .path("id")
                    .asString();
        }
        Page hears = loggedIn("hears." + run);
        Page asks = loggedIn("asks." + run);

        goThrough(asks, last);
        keep(asks, api);
        mention(asks);
        hear(hears);
        asks.context().close();
        hears.context().close();
    }

    private void goThrough(Page page, String last) {
        page.navigate("/customers?owner=me&sort=name");
        page.locator(".tw-cell-title")
                .filter(new Locator.FilterOptions().setHasText("同行 1 " + run))
                .click();
        assertThat(page.locator(".tw-record-title")).containsText("同行 1 " + run);
        assertThat(page.locator(".tw-neighbours")).containsText("1");

        page.keyboard().press("j");
        assertThat(page.locator(".tw-record-title")).containsText("同行 2 " + run);
        page.keyboard().press("j");
        assertThat(page.locator(".tw-record-title")).containsText("同行 3 " + run);
        assertThat(page.locator(".tw-neighbours vaadin-button").last()).isDisabled();
        assertThat(page)
                .hasURL(Pattern.compile(".*/customers/" + last)); // the address follows the content, a moment later
        page.reload();
        assertThat(page.locator(".tw-record-title")).containsText("同行 3 " + run);
        page.keyboard().press("k");
        assertThat(page.locator(".tw-record-title")).containsText("同行 2 " + run);
    }

    private void keep(Page page, Api api) {
        page.keyboard().press("s");
        assertThat(page.locator(".tw-star")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".tw-nav-favorites")).containsText("同行 2 " + run);
        assertThat(api.get("/me/favorites").expect(200).text()).contains("同行 2 " + run);
        assertThat(api.get("/me/recent?limit=1").expect(200).text()).contains("同行 2 " + run);
    }

    private void mention(Page page) {
        Locator area = page.locator(".tw-comment-box textarea");
        area.pressSequentially("@吴听");
        page.locator(".tw-comment-person")
                .filter(new Locator.FilterOptions().setHasText(run))
                .click();
        assertThat(area).hasValue("@hears." + run + " ");
        area.pressSequentially("请看一下报价");
        page.locator(".tw-comment-box vaadin-button").click();
        assertThat(page.locator(".tw-comment-words")).containsText("请看一下报价");
        assertThat(page.locator(".tw-comment-words")).containsText("吴听 " + run);
    }

    private void hear(Page page) {
        assertThat(page.locator(".tw-bell-count")).hasText("1");
        page.locator(".tw-bell-button").click();
        page.locator(".tw-notification-button")
                .filter(new Locator.FilterOptions().setHasText("同行 2 " + run))
                .click();
        assertThat(page.locator(".tw-record-title")).containsText("同行 2 " + run);
        assertThat(page.locator(".tw-comment-words")).containsText("请看一下报价");
        assertThat(page.locator(".tw-bell-count")).isHidden();
    }
}
