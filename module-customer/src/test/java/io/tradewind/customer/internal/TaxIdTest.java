package io.tradewind.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.TradewindException;

class TaxIdTest {
    /** The first is the example of the standard's text, with its own check digit. */
    @ParameterizedTest
    @ValueSource(
            strings = {"91350100M000100Y43", "91350100m000100y43", " 9135 0100 M000 100Y 43 ", "９１３５０１００M000100Y43"})
    void takes_a_credit_code_however_it_is_typed(String typed) {
        assertThat(TaxId.of(typed).value()).isEqualTo("91350100M000100Y43");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y42", "91350100M000010Y43", "91350100I000100Y43"})
    void refuses_a_mistyped_credit_code(String typed) {
        assertThatThrownBy(() -> TaxId.of(typed)).isInstanceOfSatisfying(TradewindException.class, e -> {
            assertThat(e.code()).isEqualTo("customers.tax-id");
            assertThat(e.kind()).isEqualTo(TradewindException.Kind.INVALID);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE123456789", "12-3456789", "310101123456789", "GB 999 9999 73"})
    void takes_the_ids_of_other_countries_as_they_are(String typed) {
        assertThat(TaxId.of(typed).value()).isEqualTo(typed.replace(" ", ""));
    }

    @Test
    void finds_the_check_digit_of_a_new_code() {
        assertThat(TaxId.fromStart("91350100M000100Y4").value()).isEqualTo("91350100M000100Y43");
    }
}
