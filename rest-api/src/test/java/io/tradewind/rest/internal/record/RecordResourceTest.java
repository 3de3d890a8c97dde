package io.tradewind.rest.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Sort;
import io.tradewind.rest.internal.testing.Api;
import io.tradewind.rest.internal.testing.Api.Reply;
import io.tradewind.rest.internal.testing.MemoryRecords;

class RecordResourceTest {
    private final MemoryRecords records = new MemoryRecords();
    private Api api;

    @BeforeEach
    void start() {
        api = new Api(0, new RecordResource(records, records, records, Api.noTransactions()));
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private Reply made() {
        return api.post("/v1/firms", "{\"name\":\"信风\",\"employees\":7}");
    }

    @Test
    void creates_and_says_where() {
        Reply made = made();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/firms/id1");
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.header("Content-Type")).isEqualTo("application/json");
        assertThat(made.json().toString())
                .startsWith("{\"id\":\"id1\",\"version\":1,\"number\":\"F-000001\",")
                .contains("\"email\":null")
                .contains("\"createdAt\":\"2026-11-23T08:15:30Z\"")
                .contains("\"owner\":{\"id\":\"li\",\"name\":\"Li Wei\"}")
                .endsWith("\"custom\":{},\"allowed\":[\"claim\",\"edit\",\"delete\"]}");
    }

    @Test
    void tells_each_field_that_is_wrong_in_the_readers_language() {
        Reply wrong = api.post("/v1/firms", "{\"nonsense\":1}", "Accept-Language", "zh-CN");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("title").asString()).isEqualTo("内容无效");
        assertThat(wrong.json().path("fields").findValuesAsString("field")).containsExactly("nonsense", "name");
        assertThat(wrong.header("Content-Language")).isEqualTo("zh-CN");
    }

    @Test
    void reads_once_per_version() {
        made();

        Reply again = api.get("/v1/firms/id1", "If-None-Match", "\"1\"");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(api.get("/v1/firms/id1", "If-None-Match", "\"2\"").status()).isEqualTo(200);
    }

    @Test
    void changes_only_with_the_version_that_is_changed() {
        made();

        Reply without = api.send("PATCH", "/v1/firms/id1", "{\"name\":\"B\"}");
        Reply broken = api.send("PATCH", "/v1/firms/id1", "{\"name\":\"B\"}", "If-Match", "\"x\"");
        Reply good = api.send(
                "PATCH",
                "/v1/firms/id1",
                "{\"name\":\"B\"}",
                "If-Match",
                "\"1\"",
                "Content-Type",
                "application/merge-patch+json");
        Reply stale = api.send("PATCH", "/v1/firms/id1", "{\"name\":\"C\"}", "If-Match", "\"1\"");

        assertThat(without.status()).isEqualTo(428);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(good.status()).isEqualTo(200);
        assertThat(good.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.json().path("clashes").toString())
                .isEqualTo("[{\"field\":\"name\",\"theirs\":\"B\",\"yours\":\"C\"}]");
    }

    @Test
    void removes_the_current_version_or_the_one_that_is_named() {
        made();

        assertThat(api.send("DELETE", "/v1/firms/id1", null, "If-Match", "\"9\"")
                        .status())
                .isEqualTo(412);
        assertThat(api.send("DELETE", "/v1/firms/id1", null).status()).isEqualTo(204);
        assertThat(api.send("DELETE", "/v1/firms/id1", null).status()).isEqualTo(404);
    }

    @Test
    void creates_all_or_tells_which_one_is_wrong() {
        Reply wrong = api.post("/v1/firms/batch", "{\"create\":[{\"name\":\"A\"},{\"email\":\"x\"}]}");
        Reply good = api.post("/v1/firms/batch", "{\"create\":[{\"name\":\"A\"},{\"name\":\"B\"}]}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/fields/0/field").asString()).isEqualTo("[1].name");
        assertThat(good.status()).isEqualTo(201);
        assertThat(good.json().path("items").size()).isEqualTo(2);
        assertThat(api.post("/v1/firms/batch", "{\"create\":[]}").status()).isEqualTo(400);
        assertThat(api.post("/v1/firms/batch", "{\"create\":[1]}").status()).isEqualTo(400);
        assertThat(api.post("/v1/firms/batch", "{\"make\":[]}").status()).isEqualTo(400);
    }

    @Test
    void hands_filters_sorts_and_pages_to_the_engine() {
        made();

        Reply list =
                api.get("/v1/firms?q=%E4%BF%A1+x&name.startsWith=a%2Cb&state.in=OWNED,POOL&employees.gte=5&owner=me"
                        + "&sort=name,-employees&limit=7&after=c1&fields=name,state&count=true&removed=true");

        assertThat(list.status()).isEqualTo(200);
        assertThat(records.asked.text()).isEqualTo("信 x");
        assertThat(records.asked.filters())
                .containsExactly(
                        Filter.of("name", Operator.STARTS_WITH, "a,b"),
                        Filter.of("state", Operator.IN, "OWNED", "POOL"),
                        Filter.of("employees", Operator.GTE, "5"),
                        Filter.of("owner", Operator.EQ, "me"));
        assertThat(records.asked.sorts()).containsExactly(new Sort("name", false), new Sort("employees", true));
        assertThat(records.asked.limit()).isEqualTo(7);
        assertThat(records.asked.after()).isEqualTo("c1");
        assertThat(records.asked.fields()).containsExactlyInAnyOrder("name", "state");
        assertThat(records.asked.removed()).isTrue();
        assertThat(list.json().path("count").asInt()).isEqualTo(1);
        assertThat(list.json().path("countExact").asBoolean()).isTrue();
        assertThat(list.json().path("next").isNull()).isTrue();
        assertThat(list.json().at("/items/0/allowed").isMissingNode()).isTrue();
    }

    @Test
    void acts_and_says_when_it_is_not_possible_now() {
        made();

        assertThat(api.post("/v1/firms/id1/claim", "{\"reason\":\"mine\"}").status())
                .isEqualTo(200);
        assertThat(api.post("/v1/firms/id1/claim", "{\"reason\":\"mine\"}", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(412);
        assertThat(api.send("POST", "/v1/firms/id1/claim", null).status()).isEqualTo(409);
        assertThat(api.post("/v1/firms/id1/fly", "{}").status()).isEqualTo(404);
    }

    @Test
    void suggests_traces_and_warns_of_duplicates() {
        made();

        assertThat(api.get("/v1/firms/suggest?q=%E4%BF%A1").json().toString())
                .isEqualTo("{\"items\":[{\"id\":\"id1\",\"name\":\"信风\",\"number\":\"F-000001\"}]}");
        assertThat(api.get("/v1/firms/id1/trace").json().toString())
                .contains("\"kind\":\"CHANGED\"", "{\"field\":\"name\",\"from\":\"A\",\"to\":\"B\"}", "\"next\":null");
        assertThat(api.get("/v1/firms/id1/trace?before=yesterday").status()).isEqualTo(400);
        assertThat(api.post("/v1/firms/duplicates", "{\"name\":\"x\"}").json().toString())
                .isEqualTo("{\"items\":[{\"id\":null,\"title\":null,\"field\":\"name\",\"owner\":\"Li Wei\"}]}");
    }

    @Test
    void keeps_words_of_paths_apart_from_ids() {
        assertThat(List.of(
                        api.get("/v1/firms/batch").status(),
                        api.get("/v1/unknown").status(),
                        api.get("/v1/firms/none").status()))
                .containsExactly(405, 404, 404);
    }
}
