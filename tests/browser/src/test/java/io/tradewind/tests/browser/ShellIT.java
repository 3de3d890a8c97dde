package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Tradewind;

/** The frame around all screens, as people meet it. */
@ExtendWith(DemoCompany.Shared.class)
class ShellIT {
    private final Tradewind tradewind;
    private final Chromium chromium;

    ShellIT(DemoCompany company) {
        tradewind = company.server();
        chromium = company.browser();
    }

    @Test
    void says_in_words_that_the_password_is_wrong_and_throttles_guessing() {
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        page.navigate("/");
        Chromium.typeLogIn(page, "somebody", "wrong");

        assertThat(page.locator(".tw-notice-red")).containsText(Pattern.compile("[Pp]assword"));
    }

    @Test
    void logs_in_with_a_new_session_id_and_leads_on_to_where_one_wanted_to_go() {
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        page.navigate("/customers");
        page.waitForSelector(".tw-login-form");
        String before = session(page).value;

        Chromium.typeLogIn(page, "admin", Tradewind.ADMIN_PASSWORD);
        page.waitForURL("**/customers");

        assertThat(session(page).value).isNotEqualTo(before);
        assertThat(session(page).httpOnly).isTrue();
        assertThat(session(page).sameSite).isEqualTo(SameSiteAttribute.LAX);
    }

    @Test
    void talks_to_open_tabs_by_websocket() {
        AtomicInteger frames = new AtomicInteger();
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> frames.incrementAndGet()));
        Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);

        page.waitForCondition(() -> frames.get() > 0);
    }

    @Test
    void remembers_language_and_theme_of_a_person() {
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
        page.locator(".tw-me-button").click();
        page.locator(".tw-me-settings button")
                .getByText(Pattern.compile("Dark|深色"))
                .click();
        page.waitForFunction("getComputedStyle(document.documentElement).colorScheme === 'dark'");
        page.locator(".tw-me-settings button").getByText("简体中文").click();
        page.waitForFunction("document.documentElement.lang === 'zh-CN'");

        Page elsewhere = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        Chromium.logIn(elsewhere, "admin", Tradewind.ADMIN_PASSWORD);

        elsewhere.waitForFunction("document.documentElement.lang === 'zh-CN'");
        elsewhere.waitForFunction("getComputedStyle(document.documentElement).colorScheme === 'dark'");
        elsewhere.locator(".tw-me-button").click();
        elsewhere.locator(".tw-me-settings button").getByText("跟随系统").click();
        elsewhere.locator(".tw-me-settings button").getByText("English").click();
        elsewhere.waitForFunction("document.documentElement.lang === 'en'");
    }

    @Test
    void finds_records_of_all_types_by_initials_and_opens_them_with_the_keyboard() {
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
        page.keyboard().press("/");
        page.waitForSelector(".tw-palette-row");
        page.keyboard().type("bj");

        assertThat(page.locator(".tw-palette-mark").first()).hasText("北京");
        assertThat(page.locator(".tw-palette-row[data-on] .tw-palette-text")).containsText(Pattern.compile("^北京.+"));
        page.keyboard().press("Enter");
        page.waitForURL("**/customers/*");
        assertThat(page.locator(".tw-record-head h1")).containsText("北京");
    }

    @Test
    void logs_out_in_every_tab_and_closes_the_door() {
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
        Page second = page.context().newPage();
        second.navigate("/");
        second.waitForSelector(".tw-home");

        page.locator(".tw-me-button").click();
        page.locator(".tw-me-action").last().click();

        page.waitForSelector(".tw-login-form");
        second.waitForSelector(".tw-login-form");
        page.navigate("/customers");
        page.waitForSelector(".tw-login-form");
    }

    @Test
    void tells_browsers_to_be_careful() {
        Page page = chromium.reader(Look.ENGLISH_DESK, tradewind.url());
        var headers = page.navigate("/").headers();

        assertThat(headers.get("content-security-policy"))
                .contains("script-src 'self' 'nonce-", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(headers).containsEntry("x-content-type-options", "nosniff").containsKey("referrer-policy");
        assertThat(page.navigate("/tradewind/tradewind.css").headers())
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(page.navigate("/favicon.ico").status()).isEqualTo(200);
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();
    }
}
