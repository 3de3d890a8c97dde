package io.tradewind.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PostgreSql;
import io.tradewind.tests.harness.Tradewind;

/** How many statements screens ask of the database, as PostgreSQL itself counts them: few, and none for each row. */
class StatementsIT {
    private static final int MOST = 15;
    /** A record's page shows its fields, history, comments, files, key figures, open work, and five lists. */
    private static final int MOST_OF_A_PAGE = 50;

    private static final int MOST_OF_THE_START = 30;
    private static final int ROWS = 60;
    private static final int QUIET_MILLIS = 1_500;

    private static final Pattern STATEMENT = Pattern.compile("(execute \\S+|statement): +\\S");
    /** The clock's work and the event log's, which no view asks for, and the bounds of transactions. */
    private static final Pattern BACKGROUND = Pattern.compile(
            "core\\.event|epoch|cursor|: +(BEGIN|COMMIT|ROLLBACK|SET|SHOW|SAVEPOINT|RELEASE)\\b",
            Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    @Test
    void screens_ask_few_statements_however_many_rows_they_show() {
        try (PostgreSql cluster = PostgreSql.start("log_statement=all");
                Tradewind server = Tradewind.on(folder.resolve("data"))
                        .database(cluster.database("statements"))
                        .option("--empty")
                        .start();
                Chromium chromium = new Chromium()) {
            fill(server.admin());
            Page page = chromium.reader(Look.ENGLISH_DESK, server.url());
            Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
            for (String list : List.of("customers", "contacts", "needs")) {
                show(page, list);
                home(page);
                int before = statements(cluster).size();
                show(page, list);
                List<String> asked = statements(cluster);
                assertThat(asked.subList(before, asked.size()))
                        .as("statements of the list of " + list)
                        .hasSizeBetween(2, MOST);
                before = statements(cluster).size();
                home(page);
                asked = statements(cluster);
                assertThat(asked.subList(before, asked.size()))
                        .as("statements of the start page")
                        .hasSizeBetween(2, MOST_OF_THE_START);
            }
            show(page, "customers");
            int before = statements(cluster).size();
            page.locator(".tw-grid .tw-cell-link").first().click();
            page.waitForSelector(".tw-record-title");
            page.waitForTimeout(QUIET_MILLIS);
            List<String> asked = statements(cluster);
            assertThat(asked.subList(before, asked.size()))
                    .as("statements of a customer's page")
                    .hasSizeBetween(2, MOST_OF_A_PAGE);
            page.goBack();
            page.waitForSelector(".tw-grid .tw-cell-link");
            home(page);
            group(server.admin());
            show(page, "customers");
            home(page);
            before = statements(cluster).size();
            show(page, "customers");
            asked = statements(cluster);
            assertThat(page.locator(".tw-group-heading").count()).isGreaterThan(2);
            assertThat(asked.subList(before, asked.size()))
                    .as("statements of a list in groups")
                    .hasSizeBetween(2, MOST);
        }
    }

    /** The list opens with a view in groups of every size. */
    private static void group(Api admin) {
        admin.post("/saved-views", Map.of("type", "customers", "name", "Groups", "group", "level", "default", true))
                .expect(201);
    }

    private static void fill(Api admin) {
        List<Map<String, Object>> customers = IntStream.range(0, ROWS)
                .mapToObj(i -> Map.<String, Object>of(
                        "name", "Counted " + i, "level", i < 5 ? "A" : i < 10 ? "B" : i % 2 == 0 ? "C" : "D"))
                .toList();
        List<Map<String, Object>> contacts = new ArrayList<>();
        List<Map<String, Object>> needs = new ArrayList<>();
        admin.post("/customers/batch", Map.of("create", customers))
                .expect(201)
                .json()
                .get("items")
                .forEach(item -> {
                    String id = item.get("id").asString();
                    contacts.add(Map.of("name", "Somebody", "customer", id));
                    needs.add(Map.of("what", "Something", "customer", id));
                });
        admin.post("/contacts/batch", Map.of("create", contacts)).expect(201);
        admin.post("/needs/batch", Map.of("create", needs)).expect(201);
    }

    private static void show(Page page, String list) {
        page.locator("vaadin-side-nav-item[path='" + list + "']").click();
        page.waitForSelector(".tw-grid .tw-cell-link");
        page.waitForTimeout(QUIET_MILLIS);
    }

    private static void home(Page page) {
        page.goBack();
        page.waitForSelector(".tw-home");
        page.waitForTimeout(QUIET_MILLIS);
    }

    private static List<String> statements(PostgreSql cluster) {
        return cluster.log().stream()
                .filter(line -> STATEMENT.matcher(line).find())
                .filter(line -> !BACKGROUND.matcher(line).find())
                .toList();
    }
}
