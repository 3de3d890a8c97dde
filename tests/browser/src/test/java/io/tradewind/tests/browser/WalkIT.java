package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Project;
import tools.jackson.databind.JsonNode;

/**
 * A salesperson's first hour, in Chinese and in English: log in, enter a customer and somebody who works there, correct a
 * value, find customers, bring a file in and take it out again. What the screens say is compared with what the server
 * holds, over HTTP.
 */
@ExtendWith(DemoCompany.Shared.class)
class WalkIT {
    private static final String FILE = "crm-sales-opportunities/accounts.csv";
    private static final int ACCOUNTS = 85;

    private final DemoCompany company;
    private WalkWords words;
    private Api api;
    private Page page;

    WalkIT(DemoCompany company) {
        this.company = company;
    }

    @ParameterizedTest
    @EnumSource(WalkWords.class)
    void first_hour(WalkWords spoken) {
        words = spoken;
        company.person(words.login(), words.person(), words.name(), "Sales manager");
        api = Api.to(company.url()).logIn(words.login(), DemoCompany.PASSWORD);
        page = company.browser().reader(words.browser(), company.url());

        logIn();
        String customer = createCustomer();
        addContact(customer);
        editInPlace(customer);
        filterSortAndChoose();
        peek();
        importAndUndo();
        page.context().close();
    }

    /** One's own language counts, not the browser's. */
    private void logIn() {
        Chromium.logIn(page, words.login(), DemoCompany.PASSWORD);

        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(words.tag());
        assertThat(page.locator(".tw-home h1")).containsText(words.person());
        assertThat(menu("users")).hasCount(0);
        assertThat(menu("customers")).containsText(words.of("customers"));
        menu("customers").click();
        page.waitForURL("**/customers");
    }

    private String createCustomer() {
        int before = customers();
        button("customers.new").click();
        input("name").waitFor();
        button("save").click();
        assertThat(field("name")).hasAttribute("invalid", "");
        assertThat(field("name")).containsText(words.of("missing"));
        input("email").fill("nobody at home");
        input("name").fill(existing());
        assertThat(page.locator(".tw-lookalike a")).hasText(existing());
        assertThat(page.locator(".tw-lookalikes")).containsText(words.of("lookalikes"));
        input("name").fill(words.newCustomer());
        assertThat(page.locator(".tw-lookalikes")).isHidden();
        button("save").click();
        assertThat(field("email")).hasAttribute("invalid", "");
        assertThat(field("name")).not().hasAttribute("invalid", "");
        assertThat(customers()).isEqualTo(before);

        input("email").fill("hello@" + words.login() + ".example");
        input("phone").fill("+86 21 5566 7788");
        choose("industry", words.of("software"));
        button("save").click();
        page.waitForURL(Pattern.compile(".*/customers/[0-9a-f-]{36}"));

        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        JsonNode made = api.get("/customers/" + id).expect(200).json();
        assertThat(made.get("name").asString()).isEqualTo(words.newCustomer());
        assertThat(made.get("email").asString()).isEqualTo("hello@" + words.login() + ".example");
        assertThat(made.get("industry").asString()).isEqualTo("SOFTWARE");
        assertThat(made.get("owner").get("name").asString()).isEqualTo(words.person());
        assertThat(page.locator(".tw-record-head h1")).hasText(words.newCustomer());
        assertThat(customers()).isEqualTo(before + 1);
        return id;
    }

    private void addContact(String customer) {
        page.locator(".tw-related-head")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.of("contacts.new")))
                .click();
        Locator sheet = page.locator("vaadin-dialog.tw-sheet");
        sheet.locator("vaadin-text-field").first().locator("input").fill(words.newContact());
        sheet.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words.of("save")).setExact(true))
                .click();
        assertThat(page.locator(".tw-related-row")).containsText(words.newContact());

        JsonNode people =
                api.get("/contacts?customer=" + customer).expect(200).json().get("items");
        assertThat(people.size()).isEqualTo(1);
        assertThat(people.get(0).get("name").asString()).isEqualTo(words.newContact());
        assertThat(people.get(0).get("customer").get("name").asString()).isEqualTo(words.newCustomer());
    }

    /** A click on the empty part of a value or on its pencil edits; a click on the link is a link. */
    private void editInPlace(String customer) {
        Locator phone = value("phone");
        assertThat(phone.locator("a")).hasAttribute("href", "tel:+862155667788");
        clickEmptyPart(phone);
        phone.locator("input").fill("+86 21 5566 0000");
        phone.locator("input").press("Enter");
        assertThat(phone.locator("a")).hasText("+86 21 5566 0000");
        assertThat(api.get("/customers/" + customer).get("phone")).isEqualTo("+86 21 5566 0000");
        assertThat(page.locator(".tw-event").first()).containsText("+86 21 5566 7788");

        Locator email = value("email");
        email.hover();
        email.locator(".tw-value-start").click(new Locator.ClickOptions().setPosition(near(email)));
        email.locator("input").fill("no address");
        email.locator("input").press("Enter");
        assertThat(email.locator("vaadin-text-field")).hasAttribute("invalid", "");
        email.locator("input").press("Escape");
        assertThat(email.locator("a")).hasAttribute("href", "mailto:hello@" + words.login() + ".example");
        assertThat(api.get("/customers/" + customer).get("email")).isEqualTo("hello@" + words.login() + ".example");
    }

    private static com.microsoft.playwright.options.Position near(Locator cell) {
        var box = cell.boundingBox();
        return new com.microsoft.playwright.options.Position(box.width - 12, 12);
    }

    private void clickEmptyPart(Locator cell) {
        var box = cell.boundingBox();
        var link = cell.locator("a").boundingBox();
        double right = link.x + link.width;
        assertThat(right).isLessThan(box.x + box.width - 28);
        page.mouse().click((right + box.x + box.width - 28) / 2, box.y + box.height / 2);
    }

    private void filterSortAndChoose() {
        menu("customers").click();
        page.locator(".tw-filters vaadin-button").click();
        page.locator(".tw-pop-row").getByText(words.of("industry"), exactly()).click();
        page.locator(".tw-filter-choices")
                .getByText(words.of("software"), exactly())
                .click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words.of("apply")).setExact(true))
                .click();

        JsonNode found = api.get("/customers?industry=SOFTWARE&limit=500&sort=name")
                .expect(200)
                .json()
                .get("items");
        assertThat(page.locator(".tw-chip")).containsText(words.of("software"));
        assertThat(page.locator(".tw-head .tw-count")).hasText(Integer.toString(found.size()));
        page.waitForCondition(() -> !rows().isEmpty() && names(found).containsAll(rows()));
        assertThat(page.url()).contains("industry");

        header("name").locator("vaadin-grid-sorter").click();
        page.waitForURL(Pattern.compile(".*sort=name.*"));
        header("name").locator("vaadin-grid-sorter").click();
        page.waitForURL(Pattern.compile(".*sort=-name.*"));
        String last = api.get("/customers?industry=SOFTWARE&limit=1&sort=-name")
                .json()
                .get("items")
                .get(0)
                .get("name")
                .asString();
        page.waitForCondition(() -> rows().indexOf(last) == 0);

        assertThat(header("email")).hasCount(0);
        button("columns").click();
        page.locator(".tw-column-row").getByText(words.of("email"), exactly()).click();
        assertThat(header("email")).isVisible();
        page.keyboard().press("Escape");
        page.locator(".tw-chip-remove").click();
        assertThat(page.locator(".tw-chip")).hasCount(0);
        assertThat(page.locator(".tw-head .tw-count")).hasText(Integer.toString(customers()));
    }

    private void peek() {
        String mine = words.newCustomer();
        page.locator(".tw-list-page .tw-search input").fill(mine);
        page.waitForCondition(() -> rows().equals(List.of(mine)));
        page.locator(".tw-grid .tw-pill:visible").first().click();
        Locator panel = page.locator(".tw-panel");
        assertThat(panel.locator("h2").first()).hasText(mine);
        assertThat(panel).containsText("+86 21 5566 0000");
        page.keyboard().press("Escape");
        assertThat(panel).isHidden();
        page.locator(".tw-list-page .tw-search input").fill("");
    }

    private void importAndUndo() {
        int before = customers();
        int values = industries();
        button("import").click();
        page.waitForURL("**/customers/import");
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(Project.sharedData().resolve(FILE));

        assertThat(mapping("account")).hasValue(words.of("name"));
        assertThat(mapping("sector")).hasValue(words.of("industry"));
        assertThat(mapping("subsidiary_of")).hasValue(words.of("parent"));
        assertThat(mapping("employees")).hasValue(words.of("employees"));
        assertThat(page.locator(".tw-import-line vaadin-select")).containsText("UTF-8");
        button("next").click();
        page.locator(".tw-import-modes").waitFor();
        button("dry-run").click();

        assertThat(stat("would-create")).hasText(Integer.toString(ACCOUNTS));
        assertThat(page.locator(".tw-notice-blue").filter(new Locator.FilterOptions().setHasText(words.of("industry"))))
                .containsText("technolgy");
        assertThat(customers()).isEqualTo(before);
        assertThat(industries()).isEqualTo(values);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.of("import.go")))
                .click();
        assertThat(stat("did-create")).hasText(Integer.toString(ACCOUNTS));
        assertThat(customers()).isEqualTo(before + ACCOUNTS);
        assertThat(industries()).isGreaterThan(values);
        JsonNode acme = one("Acme Corporation");
        assertThat(acme.get("industry").asString()).isNotEmpty();
        assertThat(acme.get("employees").asInt()).isEqualTo(2822);
        assertThat(one("Bluth Company").get("parent").get("name").asString()).isEqualTo("Acme Corporation");

        button("undo").click();
        page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words.of("undo")).setExact(true))
                .click();
        assertThat(page.locator(".tw-notice-green")).containsText(words.of("undone"));
        assertThat(customers()).isEqualTo(before);
        assertThat(industries()).isEqualTo(values);
        button("open-list").click();
        assertThat(page.locator(".tw-head .tw-count")).hasText(Integer.toString(before));
    }

    /** Names on screen, from the top. */
    @SuppressWarnings("unchecked")
    private List<String> rows() {
        return (List<String>) page.evaluate("[...document.querySelectorAll('.tw-grid .tw-cell-link')]"
                + ".map(link => ({words: link.textContent, box: link.getBoundingClientRect()}))"
                + ".filter(row => row.box.height > 0).sort((a, b) => a.box.top - b.box.top).map(row => row.words)");
    }

    private JsonNode one(String name) {
        JsonNode found = api.get("/customers?name=" + Api.encode(name))
                .expect(200)
                .json()
                .get("items");
        assertThat(found.size()).isEqualTo(1);
        return found.get(0);
    }

    private int customers() {
        return api.get("/customers?limit=1&count=true")
                .expect(200)
                .json()
                .get("count")
                .asInt();
    }

    private int industries() {
        return company.admin()
                .get("/list-values?list=industries&limit=1&count=true")
                .expect(200)
                .json()
                .get("count")
                .asInt();
    }

    /** A customer of the demo company that this person may see. */
    private String existing() {
        return api.get("/customers?limit=1&sort=createdAt")
                .json()
                .get("items")
                .get(0)
                .get("name")
                .asString();
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream().map(item -> item.get("name").asString()).toList();
    }

    private Locator menu(String path) {
        return page.locator("vaadin-side-nav-item[path='" + path + "']");
    }

    private Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words.of(key)).setExact(true));
    }

    private Locator header(String key) {
        return page.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + words.of(key) + "\\s*$")));
    }

    private Locator field(String key) {
        return page.locator(".tw-form-grid > *")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label")
                                .getByText(words.of(key), new Locator.GetByTextOptions().setExact(true))));
    }

    private Locator input(String key) {
        return field(key).locator("input");
    }

    private void choose(String key, String value) {
        input(key).fill(value);
        page.locator("vaadin-combo-box-item").getByText(value, exactly()).click();
    }

    private Locator value(String key) {
        return page.locator(".tw-record-left .tw-key")
                .getByText(words.of(key), exactly())
                .locator("xpath=following-sibling::*[1]");
    }

    private Locator mapping(String column) {
        return page.locator(".tw-mapping-column")
                .getByText(column, exactly())
                .locator("xpath=following-sibling::*[2]")
                .locator("input");
    }

    private Locator stat(String key) {
        return page.locator(".tw-stat")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(words.of(key), new Page.GetByTextOptions().setExact(true))))
                .locator(".tw-stat-figure");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
