package io.tradewind.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.tradewind.tests.browser.Chromium.Look;

/** The page that shows the HTTP contract, under its strict content policy. */
@ExtendWith(DemoCompany.Shared.class)
class ApiDocsIT {
    private final DemoCompany company;

    ApiDocsIT(DemoCompany company) {
        this.company = company;
    }

    @Test
    void shows_the_resources_that_are_running_and_breaks_no_content_rule() {
        List<String> troubles = new ArrayList<>();
        Page page = company.browser().reader(Look.ENGLISH_DESK, company.url());
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });

        page.navigate("/api/docs");
        Locator customers = page.locator(".opblock-tag[data-tag='customers']");
        assertThat(customers).isVisible();
        Chromium.picture(page, "api-docs", Look.ENGLISH_DESK);
        customers.click();
        page.locator("#operations-customers .opblock, .opblock-tag-section .opblock")
                .first()
                .click();
        assertThat(page.locator(".opblock-body").first()).isVisible();
        Chromium.picture(page, "api-docs-open", Look.ENGLISH_DESK);

        assertThat(troubles).isEmpty();
        page.context().close();
    }
}
