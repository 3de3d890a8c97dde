package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** Opportunities in several currencies: what they add up to, by which day's rate, and what is said where no rate is known. */
abstract class CurrenciesContract {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String mark = "c" + Long.toString(System.nanoTime(), 36);
    private final List<String> currencies = new ArrayList<>();
    private final Map<String, String> stages = new HashMap<>();
    private Api admin;
    private String pipeline = "";

    abstract Tradewind server();

    @BeforeEach
    void makesAPipeline() {
        admin = server().admin();
        JsonNode made = admin.post(
                        "/pipelines",
                        Map.of(
                                "name",
                                "Pipeline " + mark,
                                "stages",
                                List.of(stage("Open", "OPEN", 50), stage("Won", "WON", 100), stage("Lost", "LOST", 0))))
                .expect(201)
                .json();
        pipeline = made.path("id").asString();
        made.path("stages")
                .forEach(one ->
                        stages.put(one.path("name").asString(), one.path("id").asString()));
    }

    @AfterEach
    void leavesTheOthersWithoutCurrencies() {
        currencies.reversed().forEach(id -> {
            long version = admin.get("/currencies/" + id).version();
            admin.delete("/currencies/" + id, version).expect(204);
        });
    }

    private static Map<String, Object> stage(String name, String type, int probability) {
        return Map.of("name", name, "type", type, "probability", probability);
    }

    private static Map<String, Object> rate(String from, String rate) {
        return Map.of("validFrom", from, "rate", rate);
    }

    private String currency(String code, boolean base, List<Map<String, Object>> rates) {
        String id = admin.post("/currencies", Map.of("code", code, "base", base, "rates", rates))
                .expect(201)
                .id();
        currencies.add(id);
        return id;
    }

    private String opportunity(String stage, String amount, String currency, Object... more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name",
                "Deal " + mark,
                "stage",
                stages.get(stage),
                "amount",
                Map.of("amount", amount, "currency", currency)));
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        return admin.post("/opportunities", values).expect(201).id();
    }

    private String money(String opportunity, String field) {
        JsonNode value =
                admin.get("/opportunities/" + opportunity).expect(200).json().path(field);
        return value.path("amount").asString() + " " + value.path("currency").asString();
    }

    private void awaits(String opportunity, String worth) {
        Eventually.get(LONGEST, () -> money(opportunity, "baseAmount"), worth::equals);
    }

    private JsonNode report(String more) {
        return admin.get("/reports/pipeline?pipeline=" + pipeline + more)
                .expect(200)
                .json();
    }

    private static Map<String, Long> amounts(JsonNode report) {
        Map<String, Long> amounts = new HashMap<>();
        report.path("stages")
                .forEach(row -> amounts.put(
                        row.path("stage").asString(), row.path("amount").asLong()));
        return amounts;
    }

    @Test
    void amounts_add_up_in_the_company_s_currency_by_the_rate_of_their_day_and_follow_the_rates() {
        currency("CNY", true, List.of());
        String dollar = currency("USD", false, List.of(rate("2020-01-01", "6"), rate("2025-01-01", "7")));
        String running = opportunity("Open", "100", "USD");
        String won = opportunity("Won", "100", "USD", "closedOn", "2024-06-30");
        String unrated = opportunity("Open", "50", "EUR");

        assertThat(money(running, "baseAmount")).isEqualTo("700.00 CNY");
        assertThat(money(running, "baseWeighted")).isEqualTo("350.00 CNY");
        assertThat(money(won, "baseAmount"))
                .as("the rate of the day it was won")
                .isEqualTo("600.00 CNY");
        assertThat(money(unrated, "baseAmount")).as("without a rate").isEqualTo("50.00 EUR");
        JsonNode report = report("");
        assertThat(report.path("currency").asString()).isEqualTo("CNY");
        assertThat(amounts(report)).containsEntry("Open", 700L).containsEntry("Won", 600L);
        assertThat(report.path("weighted").asLong()).isEqualTo(950);
        assertThat(report.path("count").asLong()).isEqualTo(3);
        assertThat(report.path("otherCurrencies").valueStream())
                .extracting(JsonNode::asString)
                .contains("EUR");
        assertThat(amounts(report("&currency=USD"))).containsEntry("Open", 100L).containsEntry("Won", 100L);

        currency("EUR", false, List.of(rate("2020-01-01", "8")));
        awaits(unrated, "400.00 CNY");
        long version = admin.get("/currencies/" + dollar).version();
        admin.patch(
                        "/currencies/" + dollar,
                        version,
                        Map.of("rates", List.of(rate("2020-01-01", "6"), rate("2025-01-01", "7.5"))))
                .expect(200);
        awaits(running, "750.00 CNY");
        assertThat(money(won, "baseAmount")).isEqualTo("600.00 CNY");
        Map<String, Long> after =
                Eventually.get(LONGEST, () -> amounts(report("")), now -> now.getOrDefault("Open", 0L) == 1_150);
        assertThat(after).containsEntry("Won", 600L);
    }

    @Test
    void rates_are_kept_in_one_currency_only_and_refused_where_they_say_nothing() {
        assertThat(refused(Map.of("code", "USD", "rates", List.of(rate("2020-01-01", "6")))))
                .isEqualTo("currencies.no-base");
        currency("CNY", true, List.of());
        String dollar = currency("USD", false, List.of(rate("2020-01-01", "6")));

        long version = admin.get("/currencies/" + dollar).version();
        admin.patch("/currencies/" + dollar, version, Map.of("base", true, "rates", List.of()))
                .expect(200);
        assertThat(admin.get("/currencies?base=true").json().path("items").valueStream())
                .extracting(one -> one.path("code").asString())
                .containsExactly("USD");

        currency("JPY", false, List.of(rate("2020-01-01", "0.007")));
        Answer other = admin.post("/currencies", Map.of("code", "GBP", "base", true));
        assertThat(code(other)).isEqualTo("currencies.rates-in-other-base");
        assertThat(refused(Map.of("code", "XXX"))).isEqualTo("currencies.unknown");
        assertThat(refused(Map.of("code", "CHF", "rates", List.of(rate("2020-01-01", "-1")))))
                .isEqualTo("currencies.rate-not-positive");
        assertThat(refused(Map.of("code", "CHF", "rates", List.of(rate("2020-01-01", "1"), rate("2020-01-01", "2")))))
                .isEqualTo("currencies.day-twice");
    }

    private String refused(Map<String, Object> currency) {
        return code(admin.post("/currencies", currency));
    }

    private static String code(Answer refused) {
        return refused.expect(422).json().path("fields").path(0).path("code").asString();
    }
}
