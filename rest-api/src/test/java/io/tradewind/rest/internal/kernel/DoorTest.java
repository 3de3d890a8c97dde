package io.tradewind.rest.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.rest.internal.access.LogInResource;
import io.tradewind.rest.internal.record.RecordResource;
import io.tradewind.rest.internal.testing.Api;
import io.tradewind.rest.internal.testing.Api.Reply;
import io.tradewind.rest.internal.testing.MemoryLogIn;
import io.tradewind.rest.internal.testing.MemoryRecords;

class DoorTest {
    private final MemoryRecords records = new MemoryRecords();
    private Api api;

    @BeforeEach
    void start() {
        api = opened(0);
    }

    private Api opened(int perUser) {
        Api[] made = new Api[1];
        made[0] = new Api(
                perUser,
                new RecordResource(records, records, records, Api.noTransactions()),
                new LogInResource(new MemoryLogIn()));
        return made[0];
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void lets_nobody_in_without_a_token() {
        Reply nobody = api.get("/v1/firms", "Authorization", "");
        Reply stranger = api.get("/v1/firms", "Authorization", "Bearer nonsense");
        Reply basic = api.get("/v1/firms", "Authorization", "Basic bGk6c2VjcmV0");
        Reply cookie = api.get("/v1/firms", "Authorization", "", "Cookie", "JSESSIONID=" + api.token());

        assertThat(List.of(nobody.status(), stranger.status(), basic.status(), cookie.status()))
                .containsOnly(401);
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"tradewind\"");
        assertThat(stranger.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void does_not_tell_strangers_which_paths_there_are() {
        assertThat(api.get("/v1/nothing/here/at/all", "Authorization", "").status())
                .isEqualTo(401);
        assertThat(api.get("/v1/nothing/here/at/all").status()).isEqualTo(404);
    }

    @Test
    void logs_in_by_password_and_names_what_is_missing() {
        Reply good = api.post("/v1/auth/token", "{\"username\":\"li\",\"password\":\"secret\"}", "Authorization", "");
        Reply wrong = api.post("/v1/auth/token", "{\"username\":\"li\",\"password\":\"no\"}");
        Reply missing = api.post("/v1/auth/token", "{\"username\":\"li\",\"admin\":true}");
        Reply throttled = api.post("/v1/auth/token", "{\"username\":\"throttled\",\"password\":\"x\"}");

        assertThat(good.status()).isEqualTo(201);
        assertThat(good.json().path("token").asString()).isNotEmpty();
        assertThat(good.header("Cache-Control")).isEqualTo("no-store");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().path("fields").toString())
                .contains("password", "field.required", "admin", "field.unknown");
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("90");
    }

    @Test
    void asks_for_the_code_of_who_has_a_second_factor() {
        Reply without = api.post("/v1/auth/token", "{\"username\":\"wang\",\"password\":\"secret\"}");
        Reply wrong = api.post("/v1/auth/token", "{\"username\":\"wang\",\"password\":\"secret\",\"otp\":\"000000\"}");
        Reply right = api.post("/v1/auth/token", "{\"username\":\"wang\",\"password\":\"secret\",\"otp\":\"123456\"}");

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json().path("code").asString()).isEqualTo("access.otp-required");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("code").asString()).isEqualTo("access.wrong-otp");
        assertThat(right.status()).isEqualTo(201);
    }

    @Test
    void speaks_the_language_that_is_asked_for() {
        assertThat(api.get("/v1/x/y/z/a", "Accept-Language", "de, en;q=0.5, zh;q=0.8")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("未找到");
        assertThat(api.get("/v1/x/y/z/a", "Accept-Language", "en-GB")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Not found");
        assertThat(api.get("/v1/firms/none", "Accept-Language", "")
                        .json()
                        .path("title")
                        .asString())
                .as("the user's own language")
                .isEqualTo("未找到");
        assertThat(api.get("/v1/x/y/z/a", "Accept-Language", ";;;=").status()).isEqualTo(404);
    }

    @Test
    void says_which_methods_are_possible() {
        Reply put = api.send("PUT", "/v1/firms", "{}");
        Reply options = api.send("OPTIONS", "/v1/firms/x", null);

        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
    }

    @Test
    void answers_head_like_get_without_a_body() {
        Reply get = api.get("/v1/firms");
        Reply head = api.send("HEAD", "/v1/firms", null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(String.valueOf(get.body().length()));
    }

    @Test
    void refuses_what_the_caller_cannot_read() {
        assertThat(api.get("/v1/firms", "Accept", "text/html").status()).isEqualTo(406);
        assertThat(api.get("/v1/firms", "Accept", "text/html, */*;q=0.1").status())
                .isEqualTo(200);
        assertThat(api.get("/v1/firms", "Accept", "application/json;q=0").status())
                .isEqualTo(406);
    }

    @Test
    void sends_security_headers_with_every_answer() {
        for (Reply reply : List.of(
                api.get("/v1/firms"),
                api.get("/v1/firms", "Authorization", ""),
                api.send("OPTIONS", "/v1/firms", null, "Origin", "https://evil.example"),
                api.get("/v1/no/such/path/here"),
                api.post("/v1/firms", "{"))) {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Access-Control-Allow-Origin")).isNull();
            assertThat(reply.header("Set-Cookie")).isNull();
        }
    }

    @Test
    void goes_on_with_the_callers_trace() {
        String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        assertThat(api.get("/v1/firms", "traceparent", parent).header("traceparent"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-01")
                .isNotEqualTo(parent);
        assertThat(api.get("/v1/firms", "traceparent", "nonsense").header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void tells_a_fault_by_a_number_only() {
        records.fault = new IllegalStateException("select * from secret_table");

        Reply reply = api.get("/v1/firms/id1");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json().path("errorId").asString()).matches("[0-9a-f]{16}");
        assertThat(reply.body()).doesNotContain("secret_table").doesNotContain("IllegalState");
    }

    @Test
    void answers_503_for_a_stage_that_goes_away_in_the_middle() {
        records.running.set(false);
        Reply away = api.get("/v1/firms");

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.code()).isEqualTo("record.stage-not-running");
        assertThat(away.header("Retry-After")).isNotNull();
    }

    @Test
    void tells_the_budget_and_when_it_is_spent() throws Exception {
        try (Api tight = opened(3)) {
            Reply first = tight.get("/v1/firms");
            tight.get("/v1/firms");
            tight.get("/v1/firms");
            Reply fourth = tight.get("/v1/firms");

            assertThat(first.header("RateLimit-Limit")).isEqualTo("3");
            assertThat(first.header("RateLimit-Remaining")).isEqualTo("2");
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(fourth.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 60);
        }
    }

    @Test
    void repeats_the_first_answer_for_the_same_key() {
        Reply first = api.post("/v1/firms", "{\"name\":\"信风\"}", "Idempotency-Key", "k1");
        Reply again = api.post("/v1/firms", "{\"name\":\"信风\"}", "Idempotency-Key", "k1");
        Reply other = api.post("/v1/firms", "{\"name\":\"x\"}", "Idempotency-Key", "k1");
        Reply broken = api.post("/v1/firms", "{\"name\":\"x\"}", "Idempotency-Key", "a b");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotNull();
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(api.get("/v1/firms?count=true").json().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void counts_requests_by_route_not_by_path() {
        api.get("/v1/firms/a");
        api.get("/v1/firms/b");

        assertThat(api.meter.series()).containsOnlyKeys(new HttpMeter.Key("GET", "/v1/{type}/{id}", 404));
    }
}
