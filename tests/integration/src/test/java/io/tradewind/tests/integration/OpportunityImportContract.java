package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import io.tradewind.tests.harness.Project;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** The real files of a hardware seller go into an empty installation: people, products, 8,800 opportunities; the figures are right, and all goes out again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OpportunityImportContract {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String MAPPING = """
            {"opportunity_id": "code", "sales_agent": "owner", "product": "product", "account": "customer",
             "deal_stage": "stage", "engage_date": "openedOn", "close_date": "closedOn",
             "close_value": {"field": "amount", "currency": "USD"}}""";

    private static final Map<String, String> DONE = new HashMap<>();

    private Api admin;

    abstract Tradewind server();

    @BeforeEach
    void needsTheFiles() {
        assumeTrue(Files.exists(folder()), "needs the data set beside the project: " + folder());
        admin = server().admin();
    }

    private static Path folder() {
        return Project.sharedData().resolve("crm-sales-opportunities");
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(folder().resolve(name));
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private JsonNode run(String type, String name, Map<String, String> fields) {
        Answer started =
                admin.upload("/" + type + "/import", name, file(name), fields).expect(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        return await(location.substring(location.lastIndexOf('/') + 1), Set.of("DONE", "FAILED"));
    }

    private JsonNode await(String job, Set<String> states) {
        return Eventually.get(
                LONGEST.multipliedBy(2),
                () -> admin.get("/imports/" + job).expect(200).json(),
                seen -> states.contains(seen.path("state").asString()));
    }

    @Test
    @Order(1)
    void one_file_brings_the_agents_their_teams_and_managers_and_takes_them_back() {
        long before = users();
        Map<String, String> asGuessed = Map.of("newRecords", "*");

        JsonNode tried = run("users", "sales_teams.csv", Map.of("newRecords", "*", "dryRun", "true", "mode", "upsert"));
        assertThat(tried.path("created").asLong()).as("%s", tried).isEqualTo(35);
        assertThat(tried.path("newRecords").path("memberOf")).hasSize(6);
        assertThat(tried.path("newRecords").path("memberOf.parent")).hasSize(3);
        assertThat(tried.path("newRecords").path("memberOf.lead")).hasSize(6);
        assertThat(users()).isEqualTo(before);

        JsonNode first = run("users", "sales_teams.csv", asGuessed);
        assertThat(first.path("created").asLong()).as("%s", first).isEqualTo(35);
        admin.post("/imports/" + first.path("id").asString() + "/undo").expect(202);
        JsonNode undone = await(first.path("id").asString(), Set.of("UNDONE", "FAILED"));
        assertThat(undone.path("failed").asLong()).as("%s", undone).isZero();
        assertThat(users()).isEqualTo(before);
        assertThat(admin.get("/teams?name=Central").json().path("items")).isEmpty();

        assertThat(run("users", "sales_teams.csv", asGuessed).path("created").asLong())
                .isEqualTo(35);
        JsonNode moses = one("/users?login=moses.frase");
        assertThat(moses.path("name").asString()).isEqualTo("Moses Frase");
        assertThat(moses.path("memberOf").path("name").asString()).isEqualTo("Dustin Brinkmann");
        JsonNode team = one("/teams?name=Dustin%20Brinkmann");
        assertThat(team.path("parent").path("name").asString()).isEqualTo("Central");
        assertThat(team.path("lead").path("name").asString()).isEqualTo("Dustin Brinkmann");
        assertThat(one("/users?login=melvin.marxen")
                        .path("memberOf")
                        .path("name")
                        .asString())
                .isEqualTo("Central");
    }

    private JsonNode one(String address) {
        JsonNode items = admin.get(address).expect(200).json().path("items");
        assertThat(items).as(address).hasSize(1);
        return items.path(0);
    }

    private long users() {
        return admin.get("/users?count=true&limit=1")
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }

    @Test
    @Order(2)
    void accounts_and_products_come_first() {
        JsonNode accounts = run(
                "customers",
                "accounts.csv",
                Map.of("mapping", "{\"account\": \"name\", \"sector\": \"industry\"}", "newValuesFor", "industry"));
        assertThat(accounts.path("created").asLong()).isEqualTo(85);

        String mapping =
                "{\"product\": \"zh\", \"series\": \"custom.series\", \"sales_price\": \"custom.sales_price\"}";
        JsonNode products =
                run("list-values", "products.csv", Map.of("mapping", mapping, "fixed", "{\"list\": \"products\"}"));
        assertThat(products.path("created").asLong()).as("%s", products).isEqualTo(7);
        JsonNode pro = one("/list-values?list=products&code=GTX_PRO");
        assertThat(pro.path("en").asString()).isEqualTo("GTX Pro");
        assertThat(admin.get("/list-values/" + pro.path("id").asString())
                        .json()
                        .path("custom")
                        .path("sales_price")
                        .asString())
                .isEqualTo("4821");
    }

    @Test
    @Order(3)
    void a_dry_run_knows_the_columns_by_itself_and_sends_rows_without_an_account_to_the_error_file_if_asked() {
        JsonNode job = run("opportunities", "sales_pipeline.csv", Map.of("dryRun", "true", "needed", "customer"));

        assertThat(job.path("rows").asLong()).isEqualTo(8_800);
        assertThat(job.path("failed").asLong()).as("%s", job).isEqualTo(1_425);
        assertThat(job.path("created").asLong()).isEqualTo(8_800 - 1_425);
        assertThat(job.path("newValues").path("product"))
                .as("GTXPro is GTX Pro")
                .isEmpty();
        assertThat(job.path("spellings").path("product").path("GTXPro").asString())
                .isEqualTo("GTX Pro");
        assertThat(opportunities()).isZero();
    }

    @Test
    @Order(4)
    void all_come_in_within_a_minute_as_they_stand_with_their_owners_and_without_passing_gates() {
        long begun = System.nanoTime();
        JsonNode job = run("opportunities", "sales_pipeline.csv", Map.of("mapping", MAPPING));

        assertThat(job.path("created").asLong()).as("%s", job).isEqualTo(8_800);
        assertThat(job.path("failed").asLong()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        DONE.put("job", job.path("id").asString());

        JsonNode won =
                admin.get("/opportunities?code=1C1I7A6R").json().path("items").path(0);
        assertThat(won.path("name").asString()).isEqualTo("GTX Plus Basic · 1C1I7A6R");
        assertThat(won.path("state").asString()).isEqualTo("WON");
        assertThat(won.path("closedOn").asString()).as("a US date").isEqualTo("2017-03-01");
        assertThat(won.path("openedOn").asString()).isEqualTo("2016-10-20");
        assertThat(won.path("owner").path("name").asString()).isEqualTo("Moses Frase");
        assertThat(won.path("customer").path("name").asString()).isEqualTo("Cancity");
        assertThat(admin.get("/opportunities?code=Z063OYW0")
                        .json()
                        .path("items")
                        .path(0)
                        .path("product")
                        .asString())
                .isEqualTo("GTX_PRO");
    }

    @Test
    @Order(5)
    void report_and_list_agree_to_the_cent() {
        JsonNode report = admin.get("/reports/pipeline").expect(200).json();

        Map<String, Long> counts = new HashMap<>();
        Map<String, Long> amounts = new HashMap<>();
        report.path("stages").forEach(row -> {
            counts.put(row.path("stage").asString(), row.path("count").asLong());
            amounts.put(row.path("stage").asString(), row.path("amount").asLong());
        });
        assertThat(counts)
                .containsEntry("Prospecting", 500L)
                .containsEntry("Engaging", 1_589L)
                .containsEntry("Won", 4_238L)
                .containsEntry("Lost", 2_473L);
        assertThat(amounts).containsEntry("Won", 10_005_534L).containsEntry("Lost", 0L);
        assertThat(report.path("currency").asString()).isEqualTo("USD");
        Map<String, Long> regions = new HashMap<>();
        report.path("won")
                .forEach(row -> regions.put(
                        row.path("region").asString(), row.path("amount").asLong()));
        assertThat(regions).isEqualTo(Map.of("West", 3_568_647L, "Central", 3_346_293L, "East", 3_090_594L));
        assertThat(admin.get("/opportunities/summary?by=state&measure=sum&of=amount&state=WON")
                        .json()
                        .path("value")
                        .asLong())
                .isEqualTo(10_005_534L);
    }

    @Test
    @Order(6)
    void who_sees_less_gets_figures_of_what_they_see() {
        String id = admin.get("/users?login=melvin.marxen")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        String role = admin.get("/roles?code=sales-manager")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        long version = admin.get("/users/" + id).version();
        admin.patch("/users/" + id, version, Map.of("roles", List.of(Map.of("role", role))))
                .expect(200);
        admin.post("/users/" + id + "/setPassword", Map.of("password", Users.PASSWORD))
                .expect(200);

        JsonNode report = Api.to(server().url())
                .logIn("melvin.marxen", Users.PASSWORD)
                .get("/reports/pipeline")
                .expect(200)
                .json();

        assertThat(report.path("won")).as("%s", report).hasSize(1);
        assertThat(report.path("won").path(0).path("region").asString()).isEqualTo("Central");
        assertThat(report.path("won").path(0).path("amount").asLong()).isEqualTo(3_346_293L);
    }

    @Test
    @Order(7)
    void undo_takes_them_out_again_and_the_figures_follow() {
        admin.post("/imports/" + DONE.get("job") + "/undo").expect(202);
        JsonNode job = await(DONE.get("job"), Set.of("UNDONE", "FAILED"));

        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("UNDONE");
        assertThat(opportunities()).isZero();
        JsonNode report = Eventually.get(
                Duration.ofSeconds(20),
                () -> admin.get("/reports/pipeline").expect(200).json(),
                seen -> seen.path("count").asLong() == 0);
        assertThat(report.path("total").asLong()).isZero();
        assertThat(report.path("won")).isEmpty();
    }

    private long opportunities() {
        return admin.get("/opportunities?count=true&limit=1")
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }
}
