package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.PostOffice;

/** An admin sets mail up, tries it, saves it; from then on people choose what they are told by e-mail. */
@ExtendWith(DemoCompany.Shared.class)
class MailWalkIT {
    private final DemoCompany company;
    private final String login = "mails." + Long.toString(System.nanoTime(), 36);
    private final PostOffice post = PostOffice.open();

    MailWalkIT(DemoCompany company) {
        this.company = company;
    }

    @AfterEach
    void without_mail() {
        Map<String, Object> off = new HashMap<>(Map.of("enabled", false, "publicAddress", company.url()));
        company.admin().send("PUT", "/mail/server", off, Map.of()).expect(200);
        post.close();
    }

    @Test
    void from_a_server_that_does_not_answer_to_a_choice_of_kinds() {
        company.person(login, "邮件 " + login, "ZH_CN", "Administrator");
        Page page = company.browser().reader(Look.CHINESE_DESK, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);
        page.navigate("/notifications");
        assertThat(page.locator(".tw-notification-kinds .tw-notice")).containsText("尚未配置邮件服务");

        setUp(page);
        page.navigate("/notifications");
        Locator byMail =
                page.locator(".tw-notification-ways vaadin-checkbox input").nth(1);
        byMail.check();
        page.reload();

        assertThat(byMail).isChecked();
        assertThat(page.locator(".tw-notification-kinds .tw-notice")).hasCount(0);
        page.context().close();
    }

    private void setUp(Page page) {
        page.navigate("/mail");
        labelled(page, "服务器").fill("127.0.0.1");
        page.locator(".tw-account-part vaadin-select").first().click();
        page.locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText("不加密"))
                .click();
        assertThat(labelled(page, "端口")).hasValue("25");
        labelled(page, "端口").fill("1");
        labelled(page, "发件邮箱").fill("crm@example.com");
        labelled(page, "测试邮件收件人").fill("anna@example.com");
        button(page, "发送测试邮件").click();
        assertThat(page.locator(".tw-notice-red")).containsText("服务器没有响应");

        labelled(page, "端口").fill(Integer.toString(post.port()));
        button(page, "发送测试邮件").click();
        assertThat(page.locator(".tw-notice-green")).containsText("anna@example.com");
        page.locator(".tw-account-part > vaadin-checkbox input").first().check();
        button(page, "保存").click();
        assertThat(page.locator(".tw-toast")).containsText("邮件服务器已保存");
    }

    private static Locator labelled(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String words) {
        return page.locator("vaadin-button").filter(new Locator.FilterOptions().setHasText(words));
    }
}
