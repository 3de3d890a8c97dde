package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;

import io.tradewind.tests.harness.Api;
import tools.jackson.databind.JsonNode;

/**
 * Somebody calls a customer, writes it down with the next step, sees it in the timeline, moves the plan in the calendar by mouse and by
 * keys, and carries it out on a phone. What the screens say is compared with what the server holds.
 */
@ExtendWith(DemoCompany.Shared.class)
class FollowUpWalkIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int QUARTERS = 4;

    private final DemoCompany company;

    FollowUpWalkIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh-CN, 明天, 打了电话, 完成, 保存跟进, 对方要报价, 发送报价",
        "en, Tomorrow, called, Done, Save follow-up, They ask for a quote, Send the quote"
    })
    void compose_plan_move_and_complete(
            String language, String tomorrow, String called, String done, String save, String said, String next) {
        boolean english = language.equals("en");
        Chromium.Look desk = english ? new Chromium.Look("en-US", ColorScheme.DARK, 1440) : Chromium.Look.CHINESE_DESK;
        Chromium.Look phone = new Chromium.Look(desk.language(), desk.colours(), 390);
        String login = "calls." + Long.toString(System.nanoTime(), 36);
        company.person(
                login, "Caller " + login, language.replace('-', '_').toUpperCase(java.util.Locale.ROOT), "Sales rep");
        Api api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        String customer = api.post("/customers", Map.of("name", "Followed " + login))
                .expect(201)
                .id();
        Page page = company.browser().reader(desk, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        page.navigate("/customers/" + customer);
        page.locator(".fu-write").click();
        page.locator(".fu-words textarea").fill(said);
        page.locator(".fu-next vaadin-text-field input").first().fill(next);
        page.locator(".fu-chip")
                .getByText(tomorrow, new Locator.GetByTextOptions().setExact(true))
                .click();
        Chromium.settle(page);
        Chromium.picture(page, "composer", desk);
        page.locator(".fu-words textarea").press("Control+Enter");

        Locator entry = page.locator(".tw-event").filter(new Locator.FilterOptions().setHasText(said));
        assertThat(entry.first()).containsText(called);
        assertThat(page.locator(".tw-related").getByText(next).first()).isVisible();
        Chromium.settle(page);
        Chromium.picture(page, "followed-up", desk);
        JsonNode plan = plan(api, customer);
        Instant due = Instant.parse(plan.get("dueAt").asString());

        page.navigate("/calendar?view=week&day=" + due.atZone(SHANGHAI).toLocalDate());
        Locator event = page.locator(".fu-event").filter(new Locator.FilterOptions().setHasText(next));
        Chromium.settle(page);
        Chromium.picture(page, "calendar-week", desk);
        drag(page, event);
        Instant later = due.plus(Duration.ofHours(1));
        page.waitForCondition(() -> dueAt(api, customer).equals(later));
        event.focus();
        page.keyboard().press("ArrowDown");
        page.waitForCondition(() -> dueAt(api, customer).equals(later.plus(Duration.ofMinutes(15))));
        page.keyboard().press("Shift+ArrowDown");
        page.waitForCondition(() -> plan(api, customer).get("duration").asInt() == 45);
        page.navigate("/calendar?view=month");
        Chromium.settle(page);
        Chromium.picture(page, "calendar-month", desk);
        page.context().close();

        Page small = company.browser().reader(phone, company.url());
        Chromium.logIn(small, login, DemoCompany.PASSWORD);
        small.navigate("/customers/" + customer);
        small.locator(".fu-write").click();
        Chromium.settle(small);
        Chromium.picture(small, "composer", phone);
        small.locator(".fu-words textarea").fill("x");
        small.locator(".fu-foot vaadin-button").first();
        small.navigate("/calendar?view=week&day=" + due.atZone(SHANGHAI).toLocalDate());
        Locator row = small.locator(".fu-row").filter(new Locator.FilterOptions().setHasText(next));
        Chromium.settle(small);
        Chromium.picture(small, "calendar", phone);
        row.click();
        small.locator("vaadin-dialog[opened] vaadin-button").getByText(done).click();
        small.locator(".fu-words textarea").fill(said + " 2");
        small.locator(".fu-foot vaadin-button").getByText(save).click();
        small.waitForCondition(() -> api.get("/follow-ups?record=customers/" + customer)
                        .expect(200)
                        .json()
                        .get("items")
                        .size()
                == 2);
        assertThat(api.get("/plans?state=DONE&record=customers/" + customer)
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        small.context().close();
    }

    /** An hour down, within its column. */
    private static void drag(Page page, Locator event) {
        event.scrollIntoViewIfNeeded();
        BoundingBox box = event.boundingBox();
        double hour = page.locator(".fu-hours").boundingBox().height / 24;
        page.mouse().move(box.x + box.width / 2, box.y + 6);
        page.mouse().down();
        for (int step = 1; step <= QUARTERS; step++) {
            page.mouse().move(box.x + box.width / 2, box.y + 6 + hour * step / QUARTERS);
        }
        page.mouse().up();
    }

    private static JsonNode plan(Api api, String customer) {
        return api.get("/plans?state=PLANNED&record=customers/" + customer)
                .expect(200)
                .json()
                .get("items")
                .get(0);
    }

    private static Instant dueAt(Api api, String customer) {
        return Instant.parse(plan(api, customer).get("dueAt").asString());
    }
}
