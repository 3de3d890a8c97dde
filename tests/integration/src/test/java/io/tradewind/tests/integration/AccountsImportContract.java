package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

/** The real file of 85 accounts goes in, a second time changes nothing, and out again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AccountsImportContract {
    private static final String MAPPING = """
            {"account": "name", "sector": "industry", "year_established": "foundedYear",
             "revenue": {"field": "annualRevenue", "factor": 1000000, "currency": "USD"},
             "employees": "employees", "office_location": "custom.office", "subsidiary_of": "parent"}""";

    private static String undoable = "";

    private byte[] file = {};
    private Api admin;

    abstract Tradewind server();

    @BeforeEach
    void readsTheFile() throws IOException {
        Path accounts = Project.sharedData().resolve("crm-sales-opportunities/accounts.csv");
        assumeTrue(Files.exists(accounts), "needs the data set beside the project: " + accounts.getFileName());
        file = Files.readAllBytes(accounts);
        admin = server().admin();
    }

    @Test
    @Order(1)
    void a_dry_run_reports_the_unknown_industries_and_writes_nothing() {
        long before = customers();

        JsonNode job = run(Map.of("mapping", MAPPING, "mode", "upsert", "matchBy", "name", "dryRun", "true"));

        assertThat(job.path("rows").asLong()).isEqualTo(85);
        assertThat(job.path("failed").asLong())
                .as("rows of an unknown sector: %s", job)
                .isPositive();
        assertThat(customers()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void all_85_accounts_come_in_with_new_industries_and_their_parents() {
        JsonNode job = run(Map.of(
                "mapping",
                MAPPING,
                "mode",
                "upsert",
                "matchBy",
                "name",
                "dryRun",
                "false",
                "newValuesFor",
                "industry"));

        assertThat(job.path("created").asLong()).as("%s", job).isEqualTo(85);
        assertThat(job.path("failed").asLong()).isZero();
        undoable = job.path("id").asString();

        JsonNode acme = customer("Acme Corporation");
        assertThat(acme.path("annualRevenue").path("amount").asString()).isEqualTo("1100040000.00");
        assertThat(acme.path("annualRevenue").path("currency").asString()).isEqualTo("USD");
        assertThat(acme.path("employees").asLong()).isEqualTo(2822);
        assertThat(acme.path("foundedYear").asLong()).isEqualTo(1996);
        assertThat(acme.path("custom").path("office").asString()).isEqualTo("United States");
        assertThat(customer("Bluth Company").path("parent").path("name").asString())
                .isEqualTo("Acme Corporation");
        assertThat(customer("Cheers").path("parent").path("name").asString())
                .as("a parent in a later row")
                .isEqualTo("Massive Dynamic");
    }

    @Test
    @Order(3)
    void a_second_import_by_name_changes_nothing() {
        long version = customer("Acme Corporation").path("version").asLong();

        JsonNode job = run(Map.of("mapping", MAPPING, "mode", "upsert", "matchBy", "name", "dryRun", "false"));

        assertThat(job.path("created").asLong()).as("%s", job).isZero();
        assertThat(job.path("updated").asLong()).isZero();
        assertThat(job.path("unchanged").asLong()).isEqualTo(85);
        assertThat(customer("Acme Corporation").path("version").asLong()).isEqualTo(version);
    }

    @Test
    @Order(4)
    void undo_takes_all_of_them_out_again() {
        Set<String> industriesBefore = industries();

        admin.post("/imports/" + undoable + "/undo").expect(202);
        JsonNode job = await(undoable, Set.of("UNDONE", "FAILED"));

        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("UNDONE");
        assertThat(admin.get("/customers?name=" + Api.encode("Acme Corporation"))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(industries()).as("list entries that came with it").hasSizeLessThan(industriesBefore.size());
    }

    private JsonNode run(Map<String, String> fields) {
        Answer started =
                admin.upload("/customers/import", "accounts.csv", file, fields).expect(202);
        String location = started.headers().firstValue("Location").orElseThrow();
        return await(location.substring(location.lastIndexOf('/') + 1), Set.of("DONE", "FAILED"));
    }

    private JsonNode await(String job, Set<String> states) {
        return Eventually.get(
                Duration.ofSeconds(60),
                () -> admin.get("/imports/" + job).expect(200).json(),
                seen -> states.contains(seen.path("state").asString()));
    }

    private long customers() {
        return admin.get("/customers?count=true&limit=1")
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }

    private JsonNode customer(String name) {
        JsonNode found = admin.get("/customers?name=" + Api.encode(name))
                .expect(200)
                .json()
                .path("items");
        assertThat(found).as(name).hasSize(1);
        return admin.get("/customers/" + found.get(0).path("id").asString())
                .expect(200)
                .json();
    }

    private Set<String> industries() {
        Set<String> codes = new TreeSet<>();
        admin.get("/list-values?list=industries&limit=500")
                .expect(200)
                .json()
                .path("items")
                .forEach(entry -> codes.add(entry.path("code").asString()));
        return codes;
    }
}
