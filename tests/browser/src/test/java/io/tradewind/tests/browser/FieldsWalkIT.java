package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import io.tradewind.tests.harness.Api;
import tools.jackson.databind.JsonNode;

/** An admin adds a field; a seller fills it in, filters by it, imports it; REST gives it back. */
@ExtendWith(DemoCompany.Shared.class)
class FieldsWalkIT {
    private final DemoCompany company;
    private WalkWords words;
    private Words own;
    private Api admin;
    private Page page;

    FieldsWalkIT(DemoCompany company) {
        this.company = company;
    }

    /** What these screens say. */
    private enum Words {
        ZH_CN("zhWarranty", "质保等级", "单选", "添加字段", "筛选", "三年质保"),
        EN("enWarranty", "Care level", "Choice", "Add field", "Filter", "Three years");

        private final String name;
        private final String label;
        private final String kind;
        private final String add;
        private final String filter;
        private final String option;

        Words(String name, String label, String kind, String add, String filter, String option) {
            this.name = name;
            this.label = label;
            this.kind = kind;
            this.add = add;
            this.filter = filter;
            this.option = option;
        }
    }

    @ParameterizedTest
    @EnumSource(WalkWords.class)
    void a_field_from_the_first_thought_to_the_interface(WalkWords spoken) {
        words = spoken;
        own = Words.valueOf(spoken.name());
        admin = company.admin();
        String login = "fields." + words.login();
        company.person(login, words.person(), words.name(), "Administrator");
        page = company.browser().reader(words.browser(), company.url());
        Chromium.logIn(page, login, DemoCompany.PASSWORD);

        addField();
        addComputedField();
        String customer = fillIn();
        filter(customer);
        importRows();
        page.context().close();
        archive();
    }

    private void addField() {
        page.navigate("/custom-fields?type=customers");
        button(page.locator(".tw-head"), own.add).click();
        Locator sheet = page.locator("vaadin-dialog.tw-sheet");
        button(sheet.locator(".tw-kinds"), own.kind).click();
        Locator texts = sheet.locator(".tw-field-pair vaadin-text-field input");
        texts.nth(0).fill(words.chinese() ? own.label : "质保");
        texts.nth(1).fill(words.chinese() ? "Zh warranty" : own.label);
        Locator options = sheet.locator(".tw-option-row");
        options.nth(0)
                .locator("vaadin-text-field input")
                .nth(words.chinese() ? 0 : 1)
                .fill(own.option);
        options.nth(1)
                .locator("vaadin-text-field input")
                .nth(words.chinese() ? 0 : 1)
                .fill(words.chinese() ? "一年质保" : "One year");
        sheet.locator("vaadin-checkbox:visible input").nth(1).check();
        Locator name = sheet.locator(".tw-field-pair vaadin-text-field input").nth(4);
        assertThat(name).not().hasValue(""); // it is suggested from the English label
        name.fill("1 bad");
        button(sheet, own.add).click();
        assertThat(sheet.locator("vaadin-text-field[invalid]")).isVisible();
        name.fill(own.name);
        name.press("Tab");
        assertThat(sheet.locator(".tw-field-preview vaadin-combo-box label")).hasText(own.label);
        Chromium.picture(page, "custom-field", words.browser());
        button(sheet, own.add).click();

        assertThat(page.locator(".tw-field-row").filter(new Locator.FilterOptions().setHasText(own.name)))
                .containsText(own.label);
        Chromium.picture(page, "custom-fields", words.browser());
    }

    /** The length of the name: it is tried on records before it is kept. */
    private void addComputedField() {
        button(page.locator(".tw-head"), own.add).click();
        Locator sheet = page.locator("vaadin-dialog.tw-sheet");
        sheet.locator(".tw-kind").nth(4).click();
        sheet.locator(".tw-segmented button").nth(1).click();
        Locator texts = sheet.locator(".tw-field-pair vaadin-text-field input");
        texts.nth(0).fill(own.label + " 2");
        texts.nth(1).fill(own.label + " 2");
        Locator formula = sheet.locator("vaadin-text-area.tw-formula");
        formula.locator("textarea").fill("length(nam)");
        assertThat(formula.locator("[slot=error-message]")).containsText("nam");
        formula.locator("textarea").fill("length(name)");
        assertThat(sheet.locator(".tw-formula-result")).hasCount(3);
        texts.nth(4).fill(own.name + "Two"); // the label's suggestion has come by now
        texts.nth(4).press("Tab");
        Chromium.picture(page, "computed-field", words.browser());
        button(sheet, own.add).click();
        assertThat(page.locator(".tw-field-row").filter(new Locator.FilterOptions().setHasText(own.name + "Two")))
                .containsText(own.label);
    }

    private String fillIn() {
        String name = "Fields " + words.newCustomer();
        page.navigate("/customers/new");
        page.locator("vaadin-text-field[aria-label='" + words.of("name") + "'] input")
                .fill(name);
        page.locator("vaadin-combo-box[aria-label='" + own.label + "'] input").fill(own.option);
        page.locator("vaadin-combo-box-item:visible").first().click();
        Chromium.picture(page, "custom-field-form", words.browser());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words.of("save")).setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/customers/[0-9a-f-]{36}"));
        assertThat(page.locator(".tw-record-left")).containsText(own.option);
        assertThat(page.locator(".tw-record-left .tw-value")
                        .filter(new Locator.FilterOptions().setHas(page.locator(".tw-computed-mark"))))
                .hasText(Integer.toString(name.codePointCount(0, name.length())));
        String id = page.url().replaceAll(".*/", "").replaceAll("\\?.*", "");
        assertThat(warranty(admin.get("/customers/" + id).expect(200).json())).isNotEmpty();
        return name;
    }

    private String warranty(JsonNode customer) {
        return customer.path("custom").path(own.name).asString("");
    }

    private void filter(String customer) {
        String code = warranty(admin.get("/customers?name=" + Api.encode(customer))
                .expect(200)
                .json()
                .path("items")
                .get(0));
        page.navigate("/customers?custom." + own.name + ".in=" + Api.encode(code));
        assertThat(page.locator(".tw-chip")).containsText(own.label);
        assertThat(page.locator(".tw-chip")).containsText(own.option);
        assertThat(page.locator(".tw-head .tw-count").first()).hasText("1");
        assertThat(page.locator("vaadin-grid")).containsText(customer);
        assertThat(page.locator("vaadin-grid")).containsText(own.label);
    }

    private void importRows() {
        String imported = "Imported " + words.newCustomer();
        String csv = words.of("name") + "," + own.label + "\n" + imported + "," + own.option + "\n";
        page.navigate("/customers/import");
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("fields.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".tw-mapping-goal vaadin-combo-box input").nth(1))
                .hasValue(own.label);
        Chromium.picture(page, "custom-field-import", words.browser());
        assertThat(admin.upload(
                                "/customers/import",
                                "fields.csv",
                                csv.getBytes(StandardCharsets.UTF_8),
                                Map.of("mode", "create"))
                        .status())
                .isEqualTo(202);
        page.waitForCondition(() -> !admin.get("/customers?name=" + Api.encode(imported))
                .json()
                .path("items")
                .isEmpty());
        assertThat(warranty(admin.get("/customers?name=" + Api.encode(imported))
                        .json()
                        .path("items")
                        .get(0)))
                .isNotEmpty();
    }

    /** Other walks share the server. */
    private void archive() {
        admin.get("/custom-fields?type=customers")
                .expect(200)
                .json()
                .path("items")
                .forEach(field -> {
                    if (field.path("name").asString().startsWith(own.name)) {
                        admin.send(
                                        "POST",
                                        "/custom-fields/" + field.path("id").asString() + "/archive",
                                        null,
                                        Map.of(
                                                "If-Match",
                                                "\"" + field.path("version").asLong() + "\""))
                                .expect(200);
                    }
                });
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
