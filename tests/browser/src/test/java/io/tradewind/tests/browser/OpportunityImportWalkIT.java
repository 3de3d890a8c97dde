package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Project;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * A hardware seller moves in: people with their teams, products, accounts and 8,800 opportunities go through the wizard into an empty
 * installation, one file each; board, list and report agree; then all opportunities go out again.
 */
class OpportunityImportWalkIT {
    private static final Path FILES = Project.sharedData().resolve("crm-sales-opportunities");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Map<String, Long> COUNTS =
            Map.of("Prospecting", 500L, "Engaging", 1_589L, "Won", 4_238L, "Lost", 2_473L);

    @TempDir
    static Path folder;

    private Tradewind server;
    private Chromium chromium;
    private Api admin;
    private Page page;

    @BeforeEach
    void open() {
        assumeTrue(Files.exists(FILES), "needs the data set beside the project: " + FILES);
        server = Tradewind.on(folder.resolve("data")).option("--empty").start();
        chromium = new Chromium();
        admin = server.admin();
    }

    @AfterEach
    void close() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .skip(1)
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void four_files_go_in_the_figures_agree_and_the_opportunities_go_out_again() {
        enter("EN", Look.ENGLISH_DESK);

        people();
        products();
        file("customers", "accounts.csv");
        next("Next");
        tryAndImport(85);
        opportunities();
        page.context().close();

        enter("ZH_CN", Look.CHINESE_DESK);
        takeBack();
        page.context().close();
    }

    private void enter(String language, Look look) {
        String login = "moving." + language.toLowerCase(java.util.Locale.ROOT).substring(0, 2);
        String role = admin.get("/roles?code=administrator")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        String id = admin.post(
                        "/users",
                        Map.of(
                                "name", login,
                                "login", login,
                                "language", language,
                                "roles", List.of(Map.of("role", role))))
                .expect(201)
                .id();
        admin.post("/users/" + id + "/setPassword", Map.of("password", DemoCompany.PASSWORD))
                .expect(200);
        page = chromium.reader(look, server.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);
    }

    /** One file makes the agents, their teams under the offices, and the managers who lead these. */
    private void people() {
        file("users", "sales_teams.csv");
        assertThat(mapping("sales_agent")).hasValue("Name");
        assertThat(mapping("manager")).hasValue("Works in team");
        assertThat(page.locator(".tw-mapping")).containsText("For new records: Works in team · Above it");
        next("Next");
        assertThat(box("Create teams that are named in “manager”")).isChecked();
        assertThat(box("Create teams that are named in “regional_office”")).isChecked();
        assertThat(box("Create users that are named in “manager”")).isChecked();
        picture("import-rules");
        next("Dry run");
        assertThat(stat("Would be new")).hasText("35");
        assertThat(notice("6 new teams")).containsText("Dustin Brinkmann");
        assertThat(notice("3 new teams")).containsText("Central, East, West");
        assertThat(notice("6 new users")).containsText("Celia Rouche");
        picture("import-try");
        assertThat(count("/teams")).isZero();
        bringIn(35);

        JsonNode team = one("/teams?name=Summer%20Sewald");
        assertThat(team.path("parent").path("name").asString()).isEqualTo("West");
        assertThat(team.path("lead").path("name").asString()).isEqualTo("Summer Sewald");
        assertThat(one("/users?login=zane.levy").path("memberOf").path("name").asString())
                .isEqualTo("Summer Sewald");
    }

    /** Products are a list of values; what else the file tells of them is kept where somebody says so. */
    private void products() {
        file("list-values", "products.csv");
        assertThat(mapping("product")).hasValue("Chinese text");
        mapping("sales_price").fill("Keep as");
        page.locator("vaadin-combo-box-item").first().click();
        Locator list = page.getByLabel("List", new Page.GetByLabelOptions().setExact(true));
        list.fill("products");
        list.press("Enter");
        picture("import-fixed");
        next("Next");
        tryAndImport(7);
        JsonNode pro = one("/list-values?list=products&code=GTX_PRO");
        JsonNode custom =
                admin.get("/list-values/" + pro.path("id").asString()).json().path("custom");
        assertThat(custom.path("sales_price").asString()).isEqualTo("4821");
        assertThat(custom.has("series")).isFalse();
    }

    private void opportunities() {
        file("opportunities", "sales_pipeline.csv");
        choose(page.locator(".tw-mapping-options vaadin-select").last(), "USD");
        next("Next");
        next("Dry run");
        assertThat(stat("Would be new")).hasText("8,800");
        assertThat(notice("spelled alike").or(notice("is read"))).containsText("“GTXPro” as “GTX Pro”");
        picture("import-try-pipeline");
        long begun = System.nanoTime();
        bringIn(8_800);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);

        assertThat(reported()).isEqualTo(COUNTS);
        JsonNode report = admin.get("/reports/pipeline").expect(200).json();
        assertThat(amount(report.path("stages"), "stage", "Won")).isEqualTo(10_005_534L);
        assertThat(amount(report.path("won"), "region", "West")).isEqualTo(3_568_647L);
        assertThat(amount(report.path("won"), "region", "Central")).isEqualTo(3_346_293L);
        assertThat(amount(report.path("won"), "region", "East")).isEqualTo(3_090_594L);
        page.navigate("/opportunities");
        assertThat(page.locator(".tw-head .tw-count")).hasText("8,800");
        page.navigate("/opportunities?as=board");
        page.locator(".tw-board-head .tw-board-count").first().waitFor();
        Map<String, Long> board = board();
        assertThat(board).containsKeys("Prospecting", "Engaging");
        board.forEach((stage, count) -> assertThat(count).as(stage).isEqualTo(COUNTS.getOrDefault(stage, 0L)));
    }

    /** The figures follow the records within a moment. */
    private Map<String, Long> reported() {
        Map<String, Long> counts = new HashMap<>();
        page.waitForCondition(() -> {
            counts.clear();
            admin.get("/reports/pipeline").json().path("stages").forEach(row -> {
                if (row.path("count").asLong() > 0) {
                    counts.put(row.path("stage").asString(), row.path("count").asLong());
                }
            });
            return counts.equals(COUNTS);
        });
        return counts;
    }

    private static long amount(JsonNode rows, String key, String value) {
        for (JsonNode row : rows) {
            if (row.path(key).asString().equals(value)) {
                return row.path("amount").asLong();
            }
        }
        return -1;
    }

    private Map<String, Long> board() {
        Map<String, Long> columns = new HashMap<>();
        List<Locator> heads = new ArrayList<>(page.locator(".tw-board-head").all());
        for (Locator head : heads) {
            String count = head.locator(".tw-board-count").first().innerText();
            columns.put(
                    head.locator(".tw-board-title").first().innerText(),
                    Long.parseLong(count.replaceAll("[^0-9]", "")));
        }
        return columns;
    }

    private void takeBack() {
        String job = admin.get("/imports?limit=1")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        page.navigate("/opportunities/import?job=" + job);
        page.getByRole(AriaRole.BUTTON, named("撤销导入")).click();
        page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("撤销导入").setExact(true))
                .click();
        assertThat(page.locator(".tw-notice-green"))
                .containsText(
                        "已全部撤销",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(LONGEST.toMillis()));
        assertThat(count("/opportunities")).isZero();
        page.waitForCondition(
                () -> admin.get("/reports/pipeline").json().path("count").asLong() == 0);
    }

    private void file(String type, String name) {
        page.navigate("/" + type + "/import");
        page.locator("vaadin-upload input[type=file]").setInputFiles(FILES.resolve(name));
        page.locator(".tw-mapping").waitFor();
    }

    private void tryAndImport(int rows) {
        next("Dry run");
        bringIn(rows);
    }

    private void bringIn(int rows) {
        String number = String.format(java.util.Locale.ENGLISH, "%,d", rows);
        page.getByRole(AriaRole.BUTTON, named("Import " + number + " rows"))
                .click(new Locator.ClickOptions().setTimeout(LONGEST.toMillis()));
        assertThat(stat("New"))
                .hasText(
                        number,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                .setTimeout(LONGEST.toMillis()));
    }

    private void next(String words) {
        page.getByRole(AriaRole.BUTTON, named(words)).click();
    }

    private static Page.GetByRoleOptions named(String words) {
        return new Page.GetByRoleOptions().setName(words).setExact(true);
    }

    private void choose(Locator select, String value) {
        select.click();
        page.locator("vaadin-select-item")
                .getByText(value, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private Locator mapping(String column) {
        return page.locator(".tw-mapping-column")
                .getByText(column, new Locator.GetByTextOptions().setExact(true))
                .locator("xpath=following-sibling::*[2]")
                .locator("input");
    }

    private Locator box(String words) {
        return page.getByRole(AriaRole.CHECKBOX, named(words));
    }

    private Locator notice(String words) {
        return page.locator(".tw-notice-blue").filter(new Locator.FilterOptions().setHasText(Pattern.compile(words)));
    }

    private Locator stat(String words) {
        return page.locator(".tw-stat")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(words, new Page.GetByTextOptions().setExact(true))))
                .locator(".tw-stat-figure");
    }

    private void picture(String name) {
        Chromium.settle(page);
        Chromium.picture(page, name, Look.ENGLISH_DESK);
    }

    private JsonNode one(String address) {
        JsonNode items = admin.get(address).expect(200).json().path("items");
        assertThat(items.size()).as(address).isEqualTo(1);
        return items.path(0);
    }

    private long count(String type) {
        return admin.get(type + "?count=true&limit=1")
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }
}
