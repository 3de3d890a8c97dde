package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import tools.jackson.databind.JsonNode;

/** The search over all record types, over HTTP. */
class SearchIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static Api admin;
    private static String customer;

    @BeforeAll
    static void knowsACustomer() {
        admin = Servers.onDerby().admin();
        customer = admin.post(
                        "/customers",
                        Map.of("name", "北京鹮羽技术有限公司", "phone", "+86 139-0471-5566", "taxId", "91110108551385082Q"))
                .expect(201)
                .id();
    }

    @Test
    void finds_a_customer_by_chinese_pinyin_initials_phone_and_tax_id() {
        for (String words :
                List.of("鹮羽", "北京鹮羽技术公司", "bjhyjs", "beijinghuanyu", "0471", "139-0471", "91110108551385")) {
            assertThat(soon(admin, words)).as(words).contains(customer);
        }

        JsonNode item = admin.get("/search?types=customers&q=0471-5566")
                .expect(200)
                .json()
                .path("groups")
                .get(0)
                .path("items")
                .get(0);
        assertThat(item.path("title").asString()).isEqualTo("北京鹮羽技术有限公司");
        assertThat(item.path("field").asString()).isEqualTo("phone");
        assertThat(item.path("text").asString()).isEqualTo("+86 139-0471-5566");
        assertThat(found(admin, "/search?types=contacts&q=bjhyjs")).isEmpty();
    }

    @Test
    void does_not_find_by_fields_that_the_asker_may_not_read() {
        Map<String, Object> grant = Map.of(
                "type",
                "customers",
                "read",
                "ALL",
                "create",
                "NONE",
                "edit",
                "NONE",
                "delete",
                "NONE",
                "export",
                "NONE");
        Map<String, Object> rule = Map.of("type", "customers", "field", "phone", "access", "HIDDEN");
        admin.post(
                        "/roles",
                        Map.of(
                                "name",
                                "No phones",
                                "code",
                                "no-phones",
                                "grants",
                                List.of(grant),
                                "fieldRules",
                                List.of(rule)))
                .expect(201);
        Api reader = Users.loggedIn(admin, Servers.onDerby().url(), "search.reader", "no-phones");

        assertThat(soon(reader, "bjhyjs")).contains(customer);
        assertThat(soon(admin, "04715566")).contains(customer);
        assertThat(found(reader, "/search?q=04715566")).isEmpty();
        assertThat(reader.get("/search?q=bjhyjs").text()).doesNotContain("0471");
    }

    @Test
    void says_what_is_wrong_with_a_question() {
        Api chinese = admin.with("Accept-Language", "zh-CN");

        assertThat(chinese.get("/search?q=a&limit=51").expect(400).text()).contains("limit");
        assertThat(chinese.get("/search?query=a").expect(400).text()).contains("query");
        assertThat(chinese.get("/search?q=" + "x".repeat(201)).expect(400).text())
                .contains("200 个字符");
        assertThat(found(admin, "/search")).isEmpty();
        for (String odd : List.of("\"*?~^ AND (", "\\", "*", "👩‍👩‍👧‍👦", "name:北京", "a".repeat(200), "{{7*7}}")) {
            assertThat(admin.get("/search?q=" + Api.encode(odd)).status())
                    .as(odd)
                    .isEqualTo(200);
        }
        assertThat(Api.to(Servers.onDerby().url()).get("/search?q=a").status()).isEqualTo(401);
        assertThat(admin.get("/openapi.json").expect(200).json().path("paths").has("/search"))
                .isTrue();
    }

    @Test
    void comes_back_when_the_index_is_deleted_under_the_running_server() throws IOException {
        assertThat(soon(admin, "bjhyjs")).contains(customer);
        Path index = Servers.onDerby().data().resolve("search");
        try (Stream<Path> files = Files.walk(index)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }

        Eventually.get(Duration.ofSeconds(30), () -> Files.exists(index), there -> there);
        Eventually.get(
                Duration.ofSeconds(30),
                () -> admin.get("/search?q=bjhyjs").expect(200).json(),
                answer -> answer.path("complete").asBoolean() && ids(answer).contains(customer));
        assertThat(Servers.onDerby().log()).contains("The search index is made anew");
    }

    private static List<String> soon(Api api, String words) {
        return Eventually.get(SOON, () -> found(api, "/search?q=" + Api.encode(words)), found -> !found.isEmpty());
    }

    private static List<String> found(Api api, String path) {
        Answer answer = api.get(path).expect(200);
        return ids(answer.json());
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("groups")
                .forEach(group -> group.path("items")
                        .forEach(item -> ids.add(item.path("id").asString())));
        return ids;
    }
}
