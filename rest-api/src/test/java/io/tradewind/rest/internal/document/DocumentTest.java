package io.tradewind.rest.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.tradewind.rest.internal.access.LogInResource;
import io.tradewind.rest.internal.platform.IndexResource;
import io.tradewind.rest.internal.platform.ModuleResource;
import io.tradewind.rest.internal.record.RecordResource;
import io.tradewind.rest.internal.testing.Api;
import io.tradewind.rest.internal.testing.Api.Reply;
import io.tradewind.rest.internal.testing.MemoryLogIn;
import io.tradewind.rest.internal.testing.MemoryModules;
import io.tradewind.rest.internal.testing.MemoryRecords;
import io.tradewind.rest.internal.testing.MemoryTransfers;
import io.tradewind.rest.internal.testing.PropertyTexts;
import io.tradewind.rest.internal.transfer.ExportResource;
import io.tradewind.rest.internal.transfer.ImportResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final MemoryRecords records = new MemoryRecords();
    private Api api;
    private JsonNode document;

    @BeforeEach
    void read_the_document() {
        PropertyTexts texts = new PropertyTexts();
        MemoryTransfers transfers = new MemoryTransfers();
        api = new Api(
                0,
                new RecordResource(records, records, records, Api.noTransactions()),
                new LogInResource(new MemoryLogIn()),
                new IndexResource(records, texts),
                new ModuleResource(new MemoryModules(), texts),
                new ExportResource(transfers, records, texts),
                new ImportResource(transfers, records, texts),
                new DocumentResource(records, texts),
                new DocsResource());
        api.post("/v1/firms", "{\"name\":\"信风\",\"revenue\":{\"amount\":\"1.50\",\"currency\":\"CNY\"}}");
        document = api.get("/v1/openapi.json", "Authorization", "").json();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private static String resource(String name) throws IOException {
        try (var in = DocumentTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void is_valid_openapi_3_1() throws IOException {
        Schema openapi = SCHEMAS.getSchema(resource("/openapi-3.1/schema.json"), InputFormat.JSON);

        assertThat(openapi.validate(document.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void would_not_be_valid_without_responses() throws IOException {
        Schema openapi = SCHEMAS.getSchema(resource("/openapi-3.1/schema.json"), InputFormat.JSON);
        ((ObjectNode) document).put("openapi", "2.0");

        assertThat(openapi.validate(document.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void holds_schemas_that_are_json_schema() {
        Schema meta =
                SCHEMAS.getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);

        document.at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(meta.validate(schema.getValue().toString(), InputFormat.JSON))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void refers_to_nothing_that_is_not_there_and_leaves_no_placeholder() {
        List<String> missing = new ArrayList<>();
        document.findValues("$ref").forEach(ref -> {
            String pointer = ref.asString("").substring(1);
            if (!pointer.isEmpty() && document.at(pointer).isMissingNode()) {
                missing.add(pointer);
            }
        });

        assertThat(missing).isEmpty();
        assertThat(document.toString()).doesNotContain("{Type}", "{type}", "{action}", "{Action}");
    }

    @Test
    void names_each_operation_once() {
        List<String> ids = document.findValuesAsString("operationId");

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(25);
    }

    @Test
    void describes_the_type_with_its_filters_and_actions() {
        assertThat(document.at("/paths/~1firms/get/parameters").toString())
                .contains("\"employees.gte\"", "\"name.contains\"", "\"parent\"")
                .doesNotContain("\"notes");
        assertThat(document.at("/paths/~1firms~1{id}~1claim/post/requestBody").toString())
                .contains("FirmsClaim");
        assertThat(document.at("/components/schemas/FirmsNew/required").toString())
                .isEqualTo("[\"name\"]");
        assertThat(document.at("/components/schemas/FirmsNew/properties/state").isMissingNode())
                .isTrue();
        assertThat(document.at("/components/schemas/FirmsClaim/required").toString())
                .isEqualTo("[\"reason\"]");
    }

    /** Each documented GET answers, and its JSON is what the document says. */
    @Test
    void tells_the_truth_about_every_get() {
        int asked = 0;
        for (var path : document.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            if (!get.isMissingNode()) {
                Reply reply = api.get("/v1" + real(path.getKey()));
                assertThat(reply.status()).as(path.getKey() + reply.body()).isEqualTo(200);
                JsonNode schema = get.at("/responses/200/content/application~1json/schema");
                if (!schema.isMissingNode()) {
                    assertThat(against(schema, reply.body())).as(path.getKey()).isEmpty();
                }
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(12);
    }

    private static String real(String path) {
        String known = path.equals("/") ? "" : path;
        return known.replace("/firms/{id}", "/firms/id1")
                .replace("/imports/{id}", "/imports/job1")
                .replace("/modules/{name}", "/modules/customer");
    }

    private List<Error> against(JsonNode schema, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.path("components"));
        schema.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON).validate(body, InputFormat.JSON);
    }

    @Test
    void follows_the_types_and_is_not_sent_twice() {
        Reply first = api.get("/v1/openapi.json");
        Reply known = api.get("/v1/openapi.json", "If-None-Match", first.header("ETag"));
        records.running.set(false);
        Reply without = api.get("/v1/openapi.json", "If-None-Match", first.header("ETag"));

        assertThat(known.status()).isEqualTo(304);
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.body()).doesNotContain("/firms");
    }

    @Test
    void is_shown_by_a_page_that_runs_only_our_own_scripts() {
        Reply page = api.get("/docs", "Authorization", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        for (String file : page.body().split("\"")) {
            if (file.startsWith("/api/docs/")) {
                Reply part = api.get(file.substring("/api".length()), "Authorization", "");
                assertThat(part.status()).as(file).isEqualTo(200);
            }
        }
        assertThat(page.body()).doesNotContain("http:", "https:", "<script>");
        assertThat(api.get("/docs/..%5csecret").status()).isIn(400, 404);
    }
}
