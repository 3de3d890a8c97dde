package io.tradewind.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Project;

/**
 * Every screen in Chinese and English, on a desk and on a phone, by day and by night: pictures for people to look at, and
 * what can be told without eyes: no failed request, nothing wider than the window, no raw key instead of a word.
 */
@ExtendWith(DemoCompany.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensIT {
    private final DemoCompany company;
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private Page page;
    private Look look;

    ScreensIT(DemoCompany company) {
        this.company = company;
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("zh-CN", ColorScheme.LIGHT, 1440),
                new Look("en-US", ColorScheme.LIGHT, 1440),
                new Look("zh-CN", ColorScheme.LIGHT, 390),
                new Look("en-US", ColorScheme.LIGHT, 390));
    }

    @BeforeAll
    void prepare() {
        ids.put("zh", company.person("lin.zhixia", "林知夏", "ZH_CN", "Administrator"));
        ids.put("en", company.person("grace.miller", "Grace Miller", "EN", "Administrator"));
        company.person("wu.tong", "吴桐", "ZH_CN", "Sales representative");
        company.person("ben.carter", "Ben Carter", "EN", "Sales representative");
        story("zh", "lin.zhixia", "澄海精密仪器（苏州）有限公司", "澄海控股集团", "徐若曦", "赵明诚");
        story(
                "en",
                "grace.miller",
                "Harbour & Finch Instruments Ltd",
                "Harbour & Finch Group",
                "Olivia Hart",
                "Noah Reed");
    }

    /** A customer with a past: a parent, people, changes. */
    private void story(String language, String login, String name, String parent, String... people) {
        Api api = Api.to(company.url()).logIn(login, DemoCompany.PASSWORD);
        String above = api.post("/customers", Map.of("name", parent, "industry", "MANUFACTURING"))
                .expect(201)
                .id();
        Map<String, Object> values = new HashMap<>(Map.of(
                "name",
                name,
                "parent",
                above,
                "industry",
                "MACHINERY",
                "level",
                "A",
                "phone",
                "0512-6288 1180",
                "email",
                "contact@chenghai-instruments.example",
                "website",
                "https://www.chenghai-instruments.example/products",
                "employees",
                1280,
                "foundedYear",
                1998,
                "annualRevenue",
                Map.of("amount", "268500000.00", "currency", "CNY")));
        values.put("creditLimit", Map.of("amount", "3500000.00", "currency", "CNY"));
        values.put(
                "address",
                language.equals("zh")
                        ? "江苏省苏州市工业园区星湖街 328 号创意产业园 5 幢 1201 室"
                        : "Unit 12, Harbour Estate, 328 Finch Street, Bristol BS1 4QD");
        var made = api.post("/customers", values).expect(201);
        String id = made.id();
        var changed = api.patch(
                        "/customers/" + id, made.version(), Map.of("phone", "0512-6288 1188", "employees", 1310))
                .expect(200);
        api.patch(
                        "/customers/" + id,
                        changed.version(),
                        Map.of("creditLimit", Map.of("amount", "4000000.00", "currency", "CNY"), "source", "REFERRAL"))
                .expect(200);
        String contact = "";
        for (String person : people) {
            contact = api.post(
                            "/contacts",
                            Map.of(
                                    "name",
                                    person,
                                    "customer",
                                    id,
                                    "title",
                                    language.equals("zh") ? "采购总监" : "Head of purchasing",
                                    "primary",
                                    contact.isEmpty(),
                                    "mobile",
                                    contact.isEmpty() ? "138 0013 8000" : "139 1700 2244",
                                    "email",
                                    "purchasing@chenghai-instruments.example"))
                    .expect(201)
                    .id();
        }
        ids.put(language + "-customer", id);
        ids.put(language + "-contact", contact);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void screens(Look shown) throws Exception {
        look = shown;
        troubles.clear();
        page = company.browser().reader(look, company.url());
        page.onPageError(troubles::add);
        page.onResponse(answer -> {
            if (answer.status() >= 400 && !answer.url().endsWith("/nowhere/at/all")) {
                troubles.add(answer.status() + " " + answer.url());
            }
        });
        frame();
        lists();
        records();
        forms();
        imports();
        administration();
        refused();
        assertThat(troubles).isEmpty();
        page.context().close();
    }

    private void frame() {
        page.navigate("/");
        page.waitForSelector(".tw-login-form");
        shoot("login");
        Chromium.typeLogIn(page, look.chinese() ? "lin.zhixia" : "grace.miller", "wrong");
        page.waitForSelector(".tw-notice-red");
        shoot("login-wrong");
        Chromium.typeLogIn(page, look.chinese() ? "lin.zhixia" : "grace.miller", DemoCompany.PASSWORD);
        page.waitForSelector(".tw-home");
        Api.to(company.url())
                .logIn(look.chinese() ? "lin.zhixia" : "grace.miller", DemoCompany.PASSWORD)
                .upload(
                        "/customers/import",
                        look.chinese() ? "客户名单.csv" : "Trade fair 2026.csv",
                        many(),
                        Map.of("dryRun", "true"))
                .expect(202);
        page.locator(".tw-work-row").first().waitFor();
        shoot("home");
        page.locator(".tw-work-row vaadin-button").click();
        page.locator(".tw-work-row").first().waitFor(hidden());
        if (look.phone()) {
            page.locator(".tw-bottom-item").last().click();
            page.locator(".tw-search-button").waitFor();
            shoot("menu");
            page.locator(".tw-search-button").click();
        } else {
            page.keyboard().press("Control+k");
        }
        page.waitForSelector(".tw-palette-row");
        shoot("palette");
        page.keyboard().type(look.chinese() ? "澄海" : "Finch");
        page.locator(".tw-palette-row")
                .getByText(look.chinese() ? "澄海控股集团" : "Harbour & Finch Group")
                .waitFor();
        shoot("palette-found");
        page.keyboard().press("Escape");
        page.navigate("/");
        page.waitForSelector(".tw-home");
        if (look.phone()) {
            page.locator(".tw-bottom-item").last().click();
        }
        page.locator(".tw-me-button").click();
        page.locator(".tw-me-action").last().waitFor();
        shoot("user-menu");
        page.locator(".tw-me-action").nth(1).click();
        page.locator("vaadin-dialog vaadin-password-field").first().waitFor();
        shoot("password");
    }

    private static byte[] many() {
        StringBuilder rows = new StringBuilder("name,phone,email\n");
        for (int i = 0; i < 30_000; i++) {
            rows.append("Row ")
                    .append(i)
                    .append(",+86 21 5")
                    .append(1_000_000 + i)
                    .append(",row")
                    .append(i)
                    .append("@rows.example\n");
        }
        return rows.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void lists() {
        go("customers", look.phone() ? ".tw-card-row" : ".tw-cell-title");
        shoot("list");
        page.locator(".tw-head-actions .tw-menu-place vaadin-button").click();
        page.locator("vaadin-context-menu-item").first().waitFor();
        shoot("list-menu");
        page.keyboard().press("Escape");
        go("customers?industry.in=MACHINERY,SOFTWARE&level=A&sort=-annualRevenue,name", ".tw-chip");
        shoot("list-filtered");
        page.locator(".tw-filters vaadin-button").click();
        page.locator(".tw-pop-row").first().waitFor();
        shoot("list-add-filter");
        page.locator(".tw-pop-row")
                .getByText(look.chinese() ? "行业" : "Industry", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator(".tw-filter-choices vaadin-checkbox").first().waitFor();
        shoot("list-filter");
        page.keyboard().press("Escape");
        go("customers", look.phone() ? ".tw-card-row" : ".tw-cell-title");
        if (!look.phone()) {
            page.locator(".tw-desk-only")
                    .getByText(look.chinese() ? "列" : "Columns", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.locator(".tw-column-row").first().waitFor();
            shoot("list-columns");
            page.keyboard().press("Escape");
            page.locator(".tw-cell-title")
                    .nth(3)
                    .locator("..")
                    .click(new Locator.ClickOptions()
                            .setPosition(new com.microsoft.playwright.options.Position(200, 8)));
            page.locator(".tw-panel .tw-quick").waitFor();
            shoot("list-quick-view");
            page.locator("vaadin-grid vaadin-checkbox").nth(2).click();
            page.locator("vaadin-grid vaadin-checkbox").nth(3).click();
            page.locator(".tw-bulk").waitFor();
            shoot("list-bulk");
        }
        go("customers?q=" + Api.encode("没有这样的客户 nobody"), ".tw-empty");
        shoot("list-no-match");
        go("customers?bin=true", ".tw-list-page");
        shoot("list-bin");
        go("contacts", look.phone() ? ".tw-card-row" : ".tw-cell-title");
        shoot("contacts");
    }

    private void records() {
        go("customers/" + id("customer"), ".tw-record-head");
        if (look.phone()) {
            tab(1);
            page.locator(".tw-key").first().waitFor();
            shoot("record-fields");
            tab(2);
            page.locator(".tw-related-row").first().waitFor();
            shoot("record-related");
            tab(0);
        }
        page.locator(".tw-event").first().waitFor();
        shoot("record");
        if (look.phone()) {
            tab(1);
        }
        Locator start = page.locator(".tw-value-start").nth(1);
        start.waitFor();
        start.click(new Locator.ClickOptions().setForce(true));
        page.locator(".tw-value-editing").waitFor();
        shoot("record-editing");
        page.keyboard().press("Escape");
        page.locator(".tw-head-actions .tw-menu-place vaadin-button").click();
        page.locator("vaadin-context-menu-item").first().waitFor();
        shoot("record-menu");
        page.keyboard().press("Escape");
        page.locator(".tw-head-actions > vaadin-button:not(.tw-star, [theme~=icon])")
                .first()
                .click();
        page.locator("vaadin-dialog input, vaadin-dialog textarea").first().waitFor();
        shoot("record-action");
        go("contacts/" + id("contact"), ".tw-record-head");
        page.locator(".tw-event").first().waitFor();
        shoot("contact");
    }

    private void tab(int number) {
        page.locator(".tw-record-tabs button").nth(number).click();
    }

    private void forms() {
        go("customers/new", ".tw-form");
        shoot("form");
        Locator inputs = page.locator(".tw-form input");
        inputs.first().fill(look.chinese() ? "澄海控股集团" : "Harbour & Finch Group");
        page.locator(".tw-lookalike").first().waitFor();
        shoot("form-lookalike");
        inputs.first().fill("");
        page.locator(".tw-form vaadin-text-field input[inputmode=email]").fill("not an address");
        page.locator(".tw-foot vaadin-button").last().click();
        page.locator(".tw-form [invalid]").first().waitFor();
        shoot("form-errors");
    }

    private void imports() {
        go("customers/import", ".tw-drop");
        shoot("import-1-file");
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(Project.sharedData().resolve("crm-sales-opportunities/accounts.csv"));
        page.locator(".tw-mapping-goal").first().waitFor();
        shoot("import-2-fields");
        page.locator(".tw-foot vaadin-button").last().click();
        page.locator(".tw-import-modes").waitFor();
        page.locator(".tw-import-modes vaadin-radio-button").nth(2).click();
        shoot("import-3-rules");
        page.locator(".tw-foot vaadin-button").last().click();
        page.locator(".tw-import-run .tw-stat").first().waitFor();
        shoot("import-4-dry-run");
        page.locator(".tw-foot vaadin-button").last().click();
        page.locator(".tw-steps .tw-step-done").nth(4).waitFor();
        shoot("import-5-result");
        page.locator(".tw-foot vaadin-button").first().click();
        page.locator("vaadin-button[theme~=error][theme~=primary]").waitFor();
        shoot("import-6-undo");
        page.locator("vaadin-button[theme~=error][theme~=primary]").click();
        page.locator(".tw-notice-green").waitFor();
        shoot("import-7-undone");
        go("customers/import", ".tw-drop");
        page.locator(".tw-row").first().waitFor();
        shoot("import-8-recent");
    }

    private void administration() {
        for (String list : List.of("users", "teams", "roles", "list-values")) {
            go(list, look.phone() ? ".tw-card-row" : ".tw-cell-title");
            shoot(list);
        }
        go("users/" + ids.get(look.chinese() ? "zh" : "en"), ".tw-record-head");
        page.locator(".tw-event").first().waitFor();
        shoot("user");
        go("roles", look.phone() ? ".tw-card-row" : ".tw-cell-title");
        page.navigate("/roles/"
                + company.admin()
                        .get("/roles")
                        .json()
                        .get("items")
                        .get(2)
                        .get("id")
                        .asString());
        page.locator(".tw-page .tw-head h1").waitFor();
        shoot("role");
        go("users/new", ".tw-form");
        shoot("user-form");
        go("modules", ".tw-modules, .tw-module, .tw-page");
        shoot("modules");
    }

    private void refused() throws Exception {
        go("nowhere/at/all", ".tw-empty");
        shoot("missing");
        go("customers/" + id("customer"), ".tw-record-head");
        Api admin = company.admin();
        admin.post("/modules/customer/disable").expect(200);
        page.locator(".tw-updating, .tw-empty").first().waitFor();
        shoot("updating");
        page.waitForSelector(".tw-home");
        shoot("stopped");
        admin.post("/modules/customer/enable").expect(200);
        page.context().clearCookies();
        Chromium.logIn(page, look.chinese() ? "wu.tong" : "ben.carter", DemoCompany.PASSWORD);
        shoot("home-representative");
        go("modules", ".tw-empty");
        shoot("no-access");
    }

    private String id(String what) {
        return ids.get((look.chinese() ? "zh-" : "en-") + what);
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }

    private void go(String path, String until) {
        page.navigate("/" + path);
        page.locator(until).first().waitFor();
    }

    private void shoot(String screen) {
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.LOAD);
        Chromium.settle(page);
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            Chromium.picture(page, screen, look.by(colours));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")) {
            troubles.add(screen + " is wider than the window");
        }
        String words = (String) page.evaluate("document.body.innerText");
        java.util.regex.Matcher key = java.util.regex.Pattern.compile(
                        "\\b(ui|customers|contacts|error|users)\\.[a-z]+[.\\w-]+\\b")
                .matcher(words);
        while (key.find()) {
            troubles.add(screen + " shows the key " + key.group());
        }
    }
}
