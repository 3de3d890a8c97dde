package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PostOffice;

/** Somebody writes an e-mail from an opportunity with a template, sees it sent, and sees the answer; the admin sees what came in. */
@ExtendWith(DemoCompany.Shared.class)
class MailCaptureWalkIT {
    private final DemoCompany company;
    private final PostOffice post = PostOffice.openWithMailboxes();
    private final String run = Long.toString(System.nanoTime(), 36);
    private Page page;

    MailCaptureWalkIT(DemoCompany company) {
        this.company = company;
    }

    /** The words of one language. */
    record Words(String write, String sent, String wrote, String kept) {}

    private static final Words CHINESE = new Words("写邮件", "发送了", "来信", "已归入");
    private static final Words ENGLISH = new Words("Write e-mail", "sent", "wrote to us", "Kept");

    @BeforeEach
    void mail_goes_out_and_comes_in() {
        company.admin().send("PUT", "/mail/server", outgoing(true), Map.of()).expect(200);
        company.admin().send("PUT", "/mail/mailbox", incoming(true), Map.of()).expect(200);
    }

    @AfterEach
    void without_mail() {
        company.admin().send("PUT", "/mail/mailbox", incoming(false), Map.of());
        company.admin().send("PUT", "/mail/server", outgoing(false), Map.of());
        post.close();
    }

    private Map<String, Object> outgoing(boolean enabled) {
        Map<String, Object> settings = new HashMap<>(Map.of("enabled", enabled, "host", "127.0.0.1"));
        settings.put("port", post.port());
        settings.put("security", "NONE");
        settings.put("sender", "crm@example.com");
        settings.put("publicAddress", company.url());
        return settings;
    }

    private Map<String, Object> incoming(boolean enabled) {
        Map<String, Object> settings = new HashMap<>(Map.of("enabled", enabled, "host", "127.0.0.1"));
        settings.put("port", post.imapPort());
        settings.put("security", "NONE");
        settings.put("user", PostOffice.USER);
        settings.put("password", PostOffice.PASSWORD);
        settings.put("copyAddress", PostOffice.MAILBOX);
        settings.put("minutes", 60);
        return settings;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh-CN", "en"})
    void from_a_template_to_the_answer_in_the_timeline(String language) throws Exception {
        boolean english = language.equals("en");
        Words words = english ? ENGLISH : CHINESE;
        Chromium.Look desk = english ? new Chromium.Look("en-US", ColorScheme.DARK, 1440) : Chromium.Look.CHINESE_DESK;
        String login = "letters." + run;
        company.person(login, "Seller " + run, language.replace('-', '_').toUpperCase(Locale.ROOT), "Administrator");
        Api api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        String deal = deal(api);
        page = company.browser().reader(desk, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        page.navigate("/opportunities/" + deal);
        write(words, desk);
        MimeMessage arrived = post.await(1, Duration.ofSeconds(30)).getFirst();
        assertThat(arrived.getSubject()).contains("Acme " + run);
        Locator events = page.locator(".tw-event");
        page.waitForCondition(
                () -> api.get("/timeline?record=opportunities/" + deal).text().contains("mails.did.SENT"));
        page.reload();
        assertThat(events.filter(new Locator.FilterOptions().setHasText("Acme " + run))
                        .first())
                .containsText(words.sent());

        post.deliver("From: Wang <wang." + run + "@acme.example.com>\nMessage-ID: <" + run + "@acme>\nIn-Reply-To: "
                + arrived.getMessageID() + "\nSubject: Answer " + run + "\n\nWe take it.\n");
        company.admin().post("/mail/mailbox/fetch").expect(204);
        Locator answer = events.filter(new Locator.FilterOptions().setHasText("Answer " + run));
        page.waitForCondition(
                () -> api.get("/timeline?record=opportunities/" + deal).text().contains("We take it."));
        page.reload();
        assertThat(answer.first()).containsText(words.wrote());
        Chromium.settle(page);
        Chromium.picture(page, "mail-timeline", desk);

        page.navigate("/mailbox");
        assertThat(page.locator(".tw-mail-row").filter(new Locator.FilterOptions().setHasText("Answer " + run)))
                .containsText(words.kept());
        Chromium.settle(page);
        Chromium.picture(page, "mailbox", desk);
        page.context().close();
    }

    private String deal(Api api) {
        String customer = api.post("/customers", Map.of("name", "Acme " + run))
                .expect(201)
                .id();
        api.post(
                        "/contacts",
                        Map.of(
                                "name",
                                "Wang " + run,
                                "customer",
                                customer,
                                "email",
                                "wang." + run + "@acme.example.com"))
                .expect(201);
        api.post(
                        "/mail-templates",
                        Map.of(
                                "name", "Offer " + run,
                                "subjectZh", "{customer.name} 的报价",
                                "textZh", "{contact.name}您好：\n\n报价已备好，请查收。\n\n{me.name}",
                                "subjectEn", "Offer for {customer.name}",
                                "textEn", "Dear {contact.name},\n\nour offer is ready.\n\n{me.name}"))
                .expect(201);
        return api.post("/opportunities", Map.of("name", "Deal " + run, "customer", customer))
                .expect(201)
                .id();
    }

    private void write(Words words, Chromium.Look desk) {
        act(words.write());
        Locator dialog = page.locator("vaadin-dialog[opened]");
        dialog.locator("vaadin-multi-select-combo-box input").click();
        page.locator("vaadin-multi-select-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText("wang." + run))
                .click();
        page.keyboard().press("Escape");
        Locator template = dialog.locator(".fu-mail-words vaadin-combo-box input");
        template.fill("Offer " + run);
        page.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText("Offer " + run))
                .click();
        assertThat(dialog.locator("vaadin-text-area textarea"))
                .hasValue(java.util.regex.Pattern.compile("Wang " + run));
        Chromium.settle(page);
        Chromium.picture(page, "mail-dialog", desk);
        dialog.locator("vaadin-button[theme~=primary]").click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    private void act(String action) {
        page.locator(".tw-head-actions vaadin-button").first().waitFor();
        Locator button = page.locator(".tw-head-actions")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true));
        if (button.count() > 0) {
            button.click();
        } else {
            page.locator(".tw-head-actions .tw-menu-place vaadin-button").click();
            page.getByRole(
                            AriaRole.MENUITEM,
                            new Page.GetByRoleOptions().setName(action).setExact(true))
                    .click();
        }
        page.waitForSelector("vaadin-dialog[opened] vaadin-button[theme~=primary]");
    }
}
