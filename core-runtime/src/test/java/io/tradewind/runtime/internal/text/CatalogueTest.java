package io.tradewind.runtime.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;

class CatalogueTest {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final Locale EN = Locale.ENGLISH;

    @Test
    void serves_each_reader_in_their_language() throws IOException {
        Catalogue texts = Catalogue.of(List.of(source("greeting=Hello", "greeting=你好")));

        assertThat(texts.find(EN, "greeting")).contains("Hello");
        assertThat(texts.find(ZH, "greeting")).contains("你好");
        assertThat(texts.find(Locale.FRENCH, "greeting")).contains("Hello");
    }

    @Test
    void falls_back_to_the_other_language_and_then_to_nothing() throws IOException {
        Catalogue texts = Catalogue.of(List.of(source("only.en=Here", "only.zh=这里")));

        assertThat(texts.find(ZH, "only.en")).contains("Here");
        assertThat(texts.find(EN, "only.zh")).contains("这里");
        assertThat(texts.find(EN, "nowhere")).isEmpty();
    }

    @Test
    void fills_in_dates_amounts_and_numbers() throws IOException {
        Catalogue texts = Catalogue.of(List.of(
                source("until=Valid until {0,date,yyyy-MM-dd}\nat=At {0,date,yyyy}\nsum={0}\nmany={0} rows", "")));

        assertThat(texts.find(EN, "until", LocalDate.of(2026, 11, 23))).contains("Valid until 2026-11-23");
        assertThat(texts.find(EN, "at", Instant.parse("2026-06-23T08:15:30Z"))).contains("At 2026");
        assertThat(texts.find(EN, "sum", Money.of("1234.5", "USD"))).contains("$1,234.50");
        assertThat(texts.find(EN, "many", 10000)).contains("10,000 rows");
    }

    @Test
    void lets_the_first_module_keep_its_words() throws IOException {
        Catalogue texts =
                Catalogue.of(List.of(source("record.field.owner=Owner", ""), source("record.field.owner=Boss", "")));

        assertThat(texts.find(EN, "record.field.owner")).contains("Owner");
    }

    @Test
    void still_names_a_module_that_is_stopped() throws IOException {
        Catalogue texts = Catalogue.of(List.of(source("module.customer.title=Customers\ncustomers.title=Customers", "")
                .only("module.")));

        assertThat(texts.find(EN, "module.customer.title")).contains("Customers");
        assertThat(texts.find(EN, "customers.title")).isEmpty();
    }

    private static Catalogue.Source source(String english, String chinese) throws IOException {
        return new Catalogue.Source(TextFile.read(new StringReader(english)), TextFile.read(new StringReader(chinese)));
    }
}
