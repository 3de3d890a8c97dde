package io.tradewind.rest.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.rest.internal.testing.Api;
import io.tradewind.rest.internal.testing.Api.Reply;
import io.tradewind.rest.internal.testing.MemoryRecords;
import io.tradewind.rest.internal.testing.MemoryTransfers;
import io.tradewind.rest.internal.testing.PropertyTexts;
import io.tradewind.transfer.Imports;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Target;

class TransferTest {
    private final MemoryTransfers transfers = new MemoryTransfers();
    private Api api;

    @BeforeEach
    void start() {
        MemoryRecords records = new MemoryRecords();
        PropertyTexts texts = new PropertyTexts();
        api = new Api(0, new ImportResource(transfers, records, texts), new ExportResource(transfers, records, texts));
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    /** @param parts names and texts in turn; the part {@code file} is a file */
    private Reply imported(String... parts) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parts.length; i += 2) {
            form.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(parts[i])
                    .append('"');
            form.append(parts[i].equals("file") ? "; filename=\"..\\\\x/客户.csv\"\r\nContent-Type: text/csv" : "");
            form.append("\r\n\r\n").append(parts[i + 1]).append("\r\n");
        }
        form.append("--b--\r\n");
        return api.send(
                "POST",
                "/v1/firms/import",
                "",
                BodyPublishers.ofByteArray(form.toString().getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "multipart/form-data; boundary=b");
    }

    @Test
    void takes_a_file_with_its_plan() {
        Reply reply = imported(
                "file", "name\n信风\n",
                "mapping",
                        "{\"name\":\"name\",\"rev\":{\"field\":\"revenue\",\"factor\":1000000,\"currency\":\"USD\"},\"x\":null}",
                "mode", "upsert",
                "matchBy", "name",
                "dryRun", "true",
                "newValuesFor", "industry, region");

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/imports/job1");
        assertThat(reply.json().path("state").asString()).isEqualTo("DONE");
        assertThat(reply.json().path("errorsUrl").asString()).isEqualTo("/api/v1/imports/job1/errors");
        assertThat(transfers.uploaded).isEqualTo("name\n信风\n");
        assertThat(transfers.fileName).isEqualTo("客户.csv");
        assertThat(transfers.plan)
                .isEqualTo(new Imports.Plan(
                        Map.of(
                                "name",
                                Target.field("name"),
                                "rev",
                                new Target("revenue", new BigDecimal("1000000"), "USD")),
                        Mode.UPSERT,
                        "name",
                        true,
                        Set.of("industry", "region"),
                        null));
    }

    @Test
    void takes_what_is_made_on_the_way_what_is_the_same_in_every_row_and_what_counts_as_written() {
        imported(
                "file", "name,team,boss\nA,T,B\n",
                "newRecords", "{\"team\":{\"lead\":\"boss\"},\"team.lead\":{}}",
                "fixed", "{\"source\":\"FAIR\"}",
                "exactly", "industry");

        Imports.Plan plan = java.util.Objects.requireNonNull(transfers.plan);
        assertThat(plan.newRecords()).isEqualTo(Map.of("team", Map.of("lead", "boss"), "team.lead", Map.of()));
        assertThat(plan.fixed()).isEqualTo(Map.of("source", "FAIR"));
        assertThat(plan.exactly()).containsExactly("industry");
        assertThat(imported("file", "a", "newRecords", "{\"team\":\"boss\"}").code())
                .isEqualTo("import.bad-mapping");
        assertThat(imported("file", "a", "fixed", "[]").code()).isEqualTo("import.bad-mapping");
    }

    @Test
    void guesses_the_mapping_if_none_is_sent() {
        imported("file", "name\nA\n");

        assertThat(transfers.plan)
                .isEqualTo(new Imports.Plan(
                        Map.of("name", Target.field("name")), Mode.CREATE, null, false, Set.of(), null));
    }

    @Test
    void refuses_forms_it_does_not_understand() {
        assertThat(imported("mode", "create").code()).isEqualTo("request.part-missing");
        assertThat(imported("file", "a", "mode", "replace").code()).isEqualTo("import.unknown-mode");
        assertThat(imported("file", "a", "mapping", "{\"a\":1}").code()).isEqualTo("import.bad-mapping");
        assertThat(imported("file", "a", "mapping", "[").code()).isEqualTo("request.malformed-json");
        assertThat(imported("file", "a", "dryRun", "perhaps").code()).isEqualTo("request.flag-parameter");
        assertThat(imported("file", "a", "drop", "x").code()).isEqualTo("request.unknown-parameter");
        assertThat(imported("file", "a", "file", "b").code()).isEqualTo("request.multipart");
        assertThat(api.post("/v1/firms/import", "{}").status()).isEqualTo(415);
        assertThat(api.send("POST", "/v1/firms/import", "x", "Content-Type", "multipart/form-data")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refuses_a_file_of_more_than_fifty_megabytes() {
        byte[] large = new byte[52 << 20];

        Reply reply = api.send(
                "POST",
                "/v1/firms/import",
                "",
                BodyPublishers.ofByteArray(large),
                "Content-Type",
                "multipart/form-data; boundary=b");

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void shows_undoes_and_cancels() {
        assertThat(api.get("/v1/imports").json().at("/items/0/id").asString()).isEqualTo("job1");
        assertThat(api.get("/v1/imports/none").status()).isEqualTo(404);
        assertThat(api.send("POST", "/v1/imports/job1/undo", null).status()).isEqualTo(202);
        assertThat(api.send("POST", "/v1/imports/job1/cancel", null).status()).isEqualTo(202);
        assertThat(api.get("/v1/imports/job1/errors").body()).startsWith("\ufeffname,problem");
        assertThat(api.get("/v1/imports/job1/problems")
                        .json()
                        .at("/items/0/row")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void exports_under_a_name_that_every_browser_understands() {
        Reply csv = api.get("/v1/firms/export?format=csv&name.contains=a");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body()).isEqualTo("name\r\n信风\r\n");
        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv; charset=utf-8");
        assertThat(csv.header("Content-Disposition"))
                .matches("attachment; filename=\"firms-[0-9-]+\\.csv\"; filename\\*=UTF-8''firms-[0-9-]+\\.csv");
        assertThat(transfers.exported.filters()).hasSize(1);
        assertThat(api.get("/v1/firms/export?format=pdf").status()).isEqualTo(400);
    }

    @Test
    void answers_a_problem_if_an_export_fails_before_it_began() {
        transfers.rows = out -> {
            throw new TradewindException(Kind.FORBIDDEN, "record.not-allowed");
        };

        Reply refused = api.get("/v1/firms/export");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Content-Disposition")).isNull();
    }

    @Test
    void cuts_the_connection_if_an_export_breaks_in_the_middle() {
        transfers.rows = out -> {
            MemoryTransfers.write(out, "x".repeat(200_000));
            throw new IllegalStateException("the database went away");
        };

        assertThatThrownBy(() -> api.get("/v1/firms/export")).hasRootCauseInstanceOf(java.io.EOFException.class);
    }
}
