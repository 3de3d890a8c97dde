package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;

/** The calendar of people far from the server, and the pages of opportunities while the stage of follow-ups is stopped. */
@ExtendWith(DemoCompany.Shared.class)
class FollowUpScreensIT {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    private final DemoCompany company;
    private final String run = Long.toString(System.nanoTime(), 36);

    FollowUpScreensIT(DemoCompany company) {
        this.company = company;
    }

    private Api person(String login, ZoneId zone) {
        return person(login, zone, "Sales rep");
    }

    private Api person(String login, ZoneId zone, String role) {
        String id = company.person(login, "Far " + login, "EN", role);
        Api admin = company.admin();
        admin.patch("/users/" + id, admin.get("/users/" + id).version(), Map.of("zone", zone.getId()))
                .expect(200);
        return Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
    }

    private Page loggedIn(String login) {
        Page page = company.browser().reader(Look.ENGLISH_DESK, company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);
        return page;
    }

    private static String opportunity(Api api, String name) {
        return api.post("/opportunities", Map.of("name", name)).expect(201).id();
    }

    private static String plan(Api api, String deal, String goal, ZonedDateTime dueAt) {
        return api.post(
                        "/plans",
                        Map.of(
                                "record",
                                "opportunities/" + deal,
                                "goal",
                                goal,
                                "way",
                                "CALL",
                                "dueAt",
                                dueAt.toInstant().toString()))
                .expect(201)
                .id();
    }

    @Test
    void a_colleagues_plan_appears_by_itself_and_is_dragged_to_another_colleague() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        LocalDate day = LocalDate.now(zone).plusWeeks(9).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        Api first = person("first." + run, zone);
        Api second = person("second." + run, zone);
        person("lead." + run, zone, "Sales manager");
        plan(
                second,
                opportunity(second, "Second deal " + run),
                "Second call",
                day.atTime(10, 0).atZone(zone));
        Page page = loggedIn("lead." + run);
        page.navigate("/calendar?view=team&day=" + day);
        Locator column = page.locator(".fu-column").filter(new Locator.FilterOptions().setHasText("Second call"));
        assertThat(column).isVisible();

        String plan = plan(
                first,
                opportunity(first, "First deal " + run),
                "First call",
                day.atTime(11, 0).atZone(zone));
        Locator event = page.locator(".fu-event").filter(new Locator.FilterOptions().setHasText("First call"));
        assertThat(event).isVisible(); // nobody loaded the page again
        Chromium.settle(page);
        Chromium.picture(page, "calendar-team", Look.ENGLISH_DESK);
        drag(page, event, column);

        String owner = second.get("/me").get("id");
        page.waitForCondition(() -> company.admin()
                .get("/plans/" + plan)
                .expect(200)
                .json()
                .path("owner")
                .path("id")
                .asString()
                .equals(owner));
        assertThat(column).containsText("First call");
        page.context().close();
    }

    private static void drag(Page page, Locator event, Locator to) {
        event.scrollIntoViewIfNeeded();
        BoundingBox from = event.boundingBox();
        BoundingBox there = to.boundingBox();
        double y = from.y + 6;
        page.mouse().move(from.x + from.width / 2, y);
        page.mouse().down();
        page.mouse().move(from.x + from.width / 2 + 8, y);
        page.mouse().move(there.x + there.width / 2, y, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
    }

    @Test
    void what_is_planned_half_an_hour_before_midnight_stands_on_its_readers_day() {
        LocalDate day = LocalDate.now(ZoneId.of("UTC")).plusWeeks(2).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        for (String zone : List.of("Asia/Shanghai", "America/New_York")) {
            String login = "far" + zone.length() + "." + run;
            Api api = person(login, ZoneId.of(zone));
            String deal = opportunity(api, "Late deal " + login);
            plan(api, deal, "Late call", day.atTime(23, 30).atZone(ZoneId.of(zone)));
            Page page = loggedIn(login);

            page.navigate("/calendar?view=week&day=" + day);
            Locator event = page.locator(".fu-column[data-day='" + day + "'] .fu-event");
            assertThat(event).containsText("Late call");
            assertThat(event.locator(".fu-time")).hasText(Pattern.compile("(23|11):30.*"));
            assertThat(page.locator(".fu-event")).hasCount(1);
            page.navigate("/calendar?view=month&day=" + day);
            assertThat(page.locator(".fu-cell[data-day='" + day + "']")).containsText("Late call");
            page.context().close();
        }
    }

    @Test
    void pages_of_opportunities_live_on_while_the_stage_is_stopped_and_get_its_parts_back() {
        String login = "alone." + run;
        Api api = person(login, ZoneId.of("Asia/Shanghai"));
        String deal = opportunity(api, "Lonely deal " + run);
        Page page = loggedIn(login);
        List<String> broken = new ArrayList<>();
        page.onPageError(broken::add);
        page.navigate("/opportunities/" + deal);
        assertThat(page.locator(".fu-write")).isVisible();

        Api admin = company.admin();
        admin.post("/modules/followup/disable").expect(200);
        try {
            page.waitForCondition(() -> admin.get("/follow-ups").status() == 503);
            assertThat(page.locator(".tw-record-title")).containsText("Lonely deal");
            page.locator(".tw-path-ahead button").first().click(); // a page that was open goes on working
            page.waitForCondition(() -> api.get("/opportunities/" + deal)
                            .expect(200)
                            .json()
                            .path("history")
                            .size()
                    == 2);

            page.navigate("/opportunities/" + deal);
            assertThat(page.locator(".tw-record-title")).containsText("Lonely deal");
            assertThat(page.locator(".fu-write")).hasCount(0);
            page.navigate("/opportunities?q=" + run);
            assertThat(page.locator(".tw-cell-title").first()).containsText("Lonely deal");
            page.navigate("/opportunities?as=board&q=" + run);
            assertThat(page.locator(".tw-board-card").first()).containsText("Lonely deal");
        } finally {
            admin.post("/modules/followup/enable").expect(200);
            page.waitForCondition(() -> admin.get("/follow-ups").status() == 200);
        }
        page.navigate("/opportunities/" + deal);
        assertThat(page.locator(".fu-write")).isVisible();
        assertThat(page.locator(".tw-event").first()).isVisible();
        assertThat(page.locator(".tw-event")
                        .allInnerTexts()) // the move tells what the history of stages would tell again
                .noneMatch(words ->
                        words.contains("Stage history") || ID.matcher(words).find());
        Chromium.picture(page, "opportunity-moved", Look.ENGLISH_DESK);
        assertThat(broken).isEmpty();
        page.context().close();
    }
}
