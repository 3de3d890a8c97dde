package io.tradewind.customer.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

class WebFormTest {
    private final WebForm form = new WebForm();

    @Test
    void names_the_sites_that_may_use_it_and_none_by_itself() {
        assertThat(form.origins()).isEmpty();

        form.standOn("https://www.acme.example\n\n http://localhost:8080 ");
        assertThat(form.origins()).containsExactlyInAnyOrder("https://www.acme.example", "http://localhost:8080");
        assertThat(form.hasGoodSites()).isTrue();

        for (String wrong :
                List.of("*", "acme.example", "https://acme.example/path", "https://a.example https://b.example")) {
            form.standOn(wrong);
            assertThat(form.hasGoodSites()).as(wrong).isFalse();
        }
    }

    @Test
    void has_a_key_that_fits_into_an_address() {
        for (String good : List.of("contact-us", "a1b", "2026-fair")) {
            form.encode(good);
            assertThat(form.hasGoodKey()).as(good).isTrue();
        }
        for (String bad : List.of("ab", "Contact", "a b c", "-abc", "a/b/c", "联系我们", "x".repeat(61))) {
            form.encode(bad);
            assertThat(form.hasGoodKey()).as(bad).isFalse();
        }
    }

    @Test
    void always_wants_the_name_and_speaks_the_language_that_it_knows() {
        form.ask(List.of(Map.of("asked", "NAME"), Map.of("asked", "PHONE", "required", true), Map.of("asked", "NOTE")));
        form.thank("谢谢");

        assertThat(form.inputs().stream().map(FormInput::required)).containsExactly(true, true, false);
        assertThat(form.thanks(Locale.CHINESE)).isEqualTo("谢谢");
        assertThat(form.thanks(Locale.ENGLISH)).isEqualTo("谢谢");
        form.thankEn("Thank you");
        assertThat(form.thanks(Locale.ENGLISH)).isEqualTo("Thank you");
        assertThat(form.source()).isEqualTo("WEBSITE");
    }
}
