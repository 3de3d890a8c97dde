package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;
import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/**
 * Markup and scripts in every text field of every record type, in what hangs on records and in the names of lists' entries and views,
 * are shown as they were typed on every screen; nothing of them runs, and the browser reports no breach of the content policy.
 */
@ExtendWith(DemoCompany.Shared.class)
class MarkupIT {
    private static final String SHORT = "<img src=x onerror=xss=1>\"'";
    private static final String LONG = SHORT + "</span><script>xss=2</script><svg/onload=xss=3>${xss=4}{{xss=5}}"
            + "<iframe srcdoc='<script>parent.xss=6</script>'></iframe><a href=javascript:xss=7>x</a>";
    private static final String SHOWN = "<img src=x onerror=xss=1>";

    /** What a browser made of the text, through all shadow roots. */
    private static final String MADE = """
            () => {
              const found = [], walk = root => root.querySelectorAll('*').forEach(each => {
                if (each.matches('[onerror], [onload], img[src="x"], iframe[srcdoc], a[href^="javascript:"]')) found.push(each.outerHTML);
                if (each.shadowRoot) walk(each.shadowRoot);
              });
              walk(document);
              return found.concat(window.xss === undefined ? [] : ['ran ' + window.xss]);
            }
            """;

    private static final String WORDS = """
            () => {
              let words = '';
              const walk = node => {
                if (node.nodeType === 3) words += node.data;
                if (node.value && typeof node.value === 'string') words += ' ' + node.value;
                if (node.shadowRoot) node.shadowRoot.childNodes.forEach(walk);
                node.childNodes.forEach(walk);
              };
              walk(document.body);
              return words;
            }
            """;

    private final DemoCompany company;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final List<String> complaints = new ArrayList<>();
    private final Api admin;
    private final JsonNode document;
    private final JsonNode schemas;
    private Page page;

    MarkupIT(DemoCompany company) {
        this.company = company;
        admin = company.admin();
        document = admin.get("/openapi.json").expect(200).json();
        schemas = document.path("components").path("schemas");
    }

    @BeforeEach
    void logIn() {
        page = company.browser().reader(Look.ENGLISH_DESK, company.url());
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        Chromium.logIn(page, "admin", Tradewind.ADMIN_PASSWORD);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void what_is_typed_is_shown_and_never_run() {
        String customer = create("customers", Map.of()).orElseThrow();
        Map<String, String> made = new TreeMap<>();
        for (String path : document.path("paths").propertyNames()) {
            String type = path.substring(1);
            boolean simple = type.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            if (simple && !type.equals("customers") && schemas.has(schemaOf(type))) {
                create(type, Map.of("customer", customer, "record", "customers/" + customer))
                        .ifPresent(id -> made.put(type, id));
            }
        }
        made.put("customers", customer);
        assertThat(made.keySet())
                .contains("contacts", "leads", "needs", "pools", "roles", "teams", "users", "web-forms", "list-values");
        besideIt(customer);

        made.forEach((type, id) -> {
            look("/" + type + "?sort=-createdAt", ".tw-grid", false);
            look("/" + type + "/" + id, ".tw-page", true);
        });
        look("/leads?as=board&sort=-createdAt", ".tw-board-card", true);
        look("/leads?as=board&group=source", ".tw-board-lane-name", false);
        look("/customers/new", ".tw-form-place", false);
        look("/customers/import", ".tw-page", false);
        look("/customers/" + customer + "/merge?other=" + twin(), ".tw-page", true);
        look("/customers?view=" + view(), ".tw-grid", true);
        look("/", ".tw-home", true);
        search();

        assertThat(complaints).isEmpty();
        made.forEach((type, id) -> assertThat(
                        admin.get("/" + type + "/" + id).expect(200).text())
                .as(type)
                .contains("onerror=xss=1"));
    }

    @Test
    void an_address_that_would_run_is_refused() {
        for (String address :
                List.of("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x")) {
            assertThat(admin.post("/customers", Map.of("name", "Link " + run, "website", address))
                            .status())
                    .as(address)
                    .isEqualTo(422);
        }
    }

    /** A record with markup in each of its free texts; nothing if nobody makes records of this type by hand. */
    private Optional<String> create(String type, Map<String, String> references) {
        JsonNode schema = schemas.path(schemaOf(type)).path("properties");
        Map<String, Object> values = new LinkedHashMap<>();
        for (String field : schema.propertyNames()) {
            JsonNode spec = schema.get(field);
            int most = spec.path("maxLength").asInt(0);
            if (most > 60 && spec.path("format").isMissingNode()) {
                values.put(field, most >= 400 ? LONG + run : SHORT + run);
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        for (JsonNode required : schemas.path(schemaOf(type)).path("required")) {
            String field = required.asString();
            values.computeIfAbsent(field, missing -> sample(missing, schema.get(missing), references));
        }
        values.putAll(needed(type));
        return Optional.of(admin.post("/" + type, values).expect(201).id());
    }

    /** What a type wants beyond its required fields. */
    private Map<String, Object> needed(String type) {
        return switch (type) {
            case "territories" -> Map.of("person", admin.get("/me").get("id"));
            case "web-forms" ->
                Map.of(
                        "inputs",
                        List.of(Map.of("asked", "NAME"), Map.of("asked", "EMAIL")),
                        "sites",
                        "https://www.acme.example");
            case "cadences" -> Map.of("steps", List.of(Map.of("day", 1, "way", "CALL", "goal", SHORT + run)));
            case "pipelines" ->
                Map.of(
                        "stages",
                        List.of("OPEN", "ON_HOLD", "WON", "LOST").stream()
                                .map(kind -> Map.of("name", SHORT + kind, "type", kind))
                                .toList());
            case "follow-ups" -> Map.of("nextAt", "2027-03-08T09:00:00Z");
            default -> Map.of();
        };
    }

    private static String schemaOf(String type) {
        StringBuilder name = new StringBuilder();
        for (String word : type.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name + "New";
    }

    private Object sample(String field, JsonNode spec, Map<String, String> references) {
        if (references.containsKey(field)) {
            return references.get(field);
        }
        if (spec.path("enum").size() > 0) {
            return spec.path("enum").get(0).asString();
        }
        return switch (field) {
            case "day" -> "2027-03-08";
            case "at" -> "2026-01-05T09:00:00Z";
            case "dueAt" -> "2027-03-08T09:00:00Z";
            case "source" -> "WEBSITE";
            case "list" -> "customer-tags";
            case "days", "points" -> 3;
            default -> "x" + run;
        };
    }

    /** A comment, a file, a note of who is responsible: whatever is kept beside a record. */
    private void besideIt(String customer) {
        admin.post("/customers/" + customer + "/comments", Map.of("text", LONG)).expect(201);
        admin.upload("/customers/" + customer + "/files", SHORT + ".pdf", "%PDF-1.7".getBytes(), Map.of());
        admin.post("/customers/" + customer + "/lock", Map.of("reason", SHORT)).expect(200);
        admin.send("PUT", "/me/favorites/customers/" + customer, null, Map.of()).expect(204);
        long version = admin.get("/customers/" + customer).version();
        admin.patch("/customers/" + customer, version, Map.of("tags", List.of("x" + run)))
                .expect(200);
    }

    private String twin() {
        return admin.post("/customers", Map.of("name", SHORT + " twin " + run))
                .expect(201)
                .id();
    }

    private String view() {
        return admin.post("/saved-views", Map.of("type", "customers", "name", SHORT + run))
                .expect(201)
                .id();
    }

    private void look(String address, String there, boolean shown) {
        page.navigate(address);
        page.waitForSelector(there);
        Chromium.settle(page);
        if (shown) {
            page.waitForFunction("words => (" + WORDS + ")().includes(words)", SHOWN);
        }
        assertThat((List<?>) page.evaluate(MADE)).as(address).isEmpty();
    }

    /** The palette and the list's search box show hits and what was typed. */
    private void search() {
        page.keyboard().press("Control+k");
        page.locator(".tw-palette input").fill(SHORT + run);
        assertThat(page.locator(".tw-palette-row").first()).isVisible();
        Chromium.settle(page);
        assertThat((List<?>) page.evaluate(MADE)).as("palette").isEmpty();
        look("/customers?q=" + Api.encode(SHORT + run), ".tw-grid, .tw-empty", true);
    }
}
