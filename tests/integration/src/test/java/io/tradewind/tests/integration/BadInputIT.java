package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer is a clear word in the caller's language at the field or row; nothing is half-written. */
class BadInputIT {
    /** Values that suit few fields; each is tried on every field of every type. */
    private static final Map<String, Object> ODD = odd();

    private static Api admin;
    private static Api chinese;

    @BeforeAll
    static void logsIn() {
        admin = Servers.onDerby().admin();
        chinese = admin.with("Accept-Language", "zh-CN");
    }

    private static Map<String, Object> odd() {
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("a very long text", "长".repeat(20_000));
        odd.put("a number", 12.75);
        odd.put("a huge number", new java.math.BigDecimal("1e400"));
        odd.put("a negative number", -1);
        odd.put("a truth value", true);
        odd.put("a list", List.of("a", List.of()));
        odd.put("an object", Map.of("amount", "x", "currency", "XXX", "id", Map.of()));
        odd.put("an id of nothing", Map.of("id", "00000000-0000-0000-0000-000000000000"));
        odd.put("a day that is none", "2026-02-30");
        odd.put("control characters", "a\u0000b\u0007c");
        odd.put("half a character", "a\ud83d");
        odd.put("markup", "<script>alert(1)</script>\"'--;${7*7}{{7*7}}");
        odd.put("faces", "👩‍👩‍👧‍👦🇨🇳 السلام");
        odd.put("blanks", " \t\u3000 ");
        return odd;
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "contacts", "users", "teams", "roles", "list-values"})
    void every_odd_value_in_every_field_is_kept_as_it_is_or_refused_at_the_field(String type) {
        JsonNode fields = fieldsOf(type);
        List<String> names = new ArrayList<>();
        fields.propertyNames().forEach(names::add);
        assertThat(names).isNotEmpty();
        long before = count(type);
        for (String field : names) {
            ODD.forEach((what, value) -> {
                String where = type + "." + field + " with " + what;
                Answer answer = chinese.post("/" + type, Map.of(field, value));
                if (answer.status() == 201) {
                    admin.delete("/" + type + "/" + answer.id(), answer.version());
                    return;
                }
                assertThat(answer.status()).as("%s: %s", where, answer).isIn(400, 403, 409, 422);
                assertClear(where, answer);
                if (answer.status() == 422) {
                    assertThat(answer.json().path("fields").size())
                            .as("%s: %s", where, answer)
                            .isPositive();
                }
            });
        }
        assertThat(count(type)).as("records of %s", type).isEqualTo(before);
    }

    /** In the language asked for, with what is wrong named, and nothing of the machine behind it. */
    private static void assertClear(String where, Answer answer) {
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asString()).as(where).isNotEmpty();
        assertThat(problem.path("title").asString()).as(where).containsPattern("\\p{IsHan}");
        assertThat(problem.path("detail").asString()).as(where).containsPattern("\\p{IsHan}");
        for (JsonNode field : problem.path("fields")) {
            assertThat(field.path("message").asString())
                    .as("%s: %s", where, field)
                    .containsPattern("\\p{IsHan}")
                    .doesNotContain("{0}");
        }
        assertThat(answer.text())
                .as(where)
                .doesNotContain("Exception")
                .doesNotContain("java.")
                .doesNotContain("\tat ");
        assertThat(answer.body().length).as(where).isLessThan(8_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?nonsense=1",
                "?name.nonsense=1",
                "?sort=nonsense",
                "?sort=-remark,remark",
                "?limit=0",
                "?limit=501",
                "?limit=many",
                "?after=nonsense",
                "?after=AAAA",
                "?fields=nonsense",
                "?count=perhaps",
                "?employees.gte=many",
                "?employees=1e400",
                "?createdAt.gte=yesterday",
                "?annualRevenue.gte=12%20XXX",
                "?parent=%00",
                "?name.contains=%ED%A0%80",
                "?name=%ff%fe"
            })
    void a_question_that_cannot_be_asked_is_answered_by_what_is_wrong_with_it(String query) {
        Answer answer = chinese.get("/customers" + query);

        assertThat(answer.status()).as("%s: %s", query, answer).isIn(200, 400);
        if (answer.status() == 400) {
            assertClear(query, answer);
        } else {
            assertThat(query).as("accepted: %s", answer).containsAnyOf("%00", "%ED", "%ff", "-remark,remark");
        }
    }

    @Test
    void a_body_that_is_no_record_is_refused() {
        for (String body : List.of("", "{", "[]", "null", "\"x\"", "{\"name\":\"a\",\"name\":", "{\"name\":'a'}")) {
            Answer answer = raw("application/json", body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as("%s: %s", body, answer).isIn(400, 422);
            assertClear(body, answer);
        }
        assertThat(raw("application/json", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                        .status())
                .isIn(400, 422);
        assertThat(raw("text/plain", "{}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(415);
        Answer unknown = chinese.post("/customers", Map.of("name", "Good", "nonsense", 1));
        assertThat(unknown.status()).isIn(400, 422);
        assertThat(unknown.text()).contains("nonsense");
    }

    @Test
    void ten_megabytes_are_refused_and_the_server_stays_well() {
        String large = "{\"name\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}";

        Answer answer = raw("application/json", large.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(413);
        assertClear("10 MB", answer);
        assertThat(admin.get("/customers?limit=1").status()).isEqualTo(200);
    }

    @Test
    void stale_and_missing_versions_and_ids_of_others_are_told_apart() {
        Answer made = admin.post("/customers", Map.of("name", "Versioned")).expect(201);
        String path = "/customers/" + made.id();
        admin.patch(path, made.version(), Map.of("remark", "first")).expect(200);

        Answer stale = chinese.patch(path, made.version(), Map.of("remark", "second"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text()).contains("remark", "first");
        Answer none = chinese.send("PATCH", path, Map.of("remark", "third"), Map.of());
        assertThat(none.status()).isEqualTo(428);
        assertClear("no version", none);
        for (String id : List.of("x", "..%2f..%2fetc", "%00", "0".repeat(300), made.id() + "0")) {
            assertThat(chinese.get("/customers/" + id).status()).as(id).isIn(400, 404);
        }
        assertThat(admin.get(path).get("remark")).isEqualTo("first");
        admin.delete(path, admin.get(path).version()).expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-8 with mark", "GB18030", "UTF-16LE", "UTF-16BE"})
    void files_of_every_encoding_come_in_as_they_were_written(String encoding) {
        String mark = encoding.replaceAll("\\W", "");
        List<String> names = List.of(mark + "杭州恒瑞机械有限公司", mark + "深圳𠮷祥贸易公司", mark + "Größe & Söhne");
        String text = "客户名称,备注\r\n" + String.join(",中文备注\r\n", names) + ",中文备注\r\n";

        JsonNode job = imported(bytes(text, encoding), Map.of("mode", "create"));

        assertThat(job.path("created").asLong()).as("%s: %s", encoding, job).isEqualTo(3);
        for (String name : names) {
            JsonNode found =
                    admin.get("/customers?name=" + Api.encode(name)).json().path("items");
            assertThat(found.size()).as(name).isEqualTo(1);
            assertThat(found.path(0).path("remark").asString()).isEqualTo("中文备注");
        }
        undo(job);
    }

    private static byte[] bytes(String text, String encoding) {
        return switch (encoding) {
            case "UTF-8 with mark" -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case "UTF-16LE", "UTF-16BE" -> ("\ufeff" + text).getBytes(Charset.forName(encoding));
            default -> text.getBytes(Charset.forName(encoding));
        };
    }

    @Test
    void cells_that_look_like_formulas_are_texts_and_leave_as_texts() {
        String file = "name,remark\n=1+1 formula,\"=HYPERLINK(\"\"http://x\"\")\"\n@SUM(A1) formula,-2+3\n";

        JsonNode job = imported(file.getBytes(StandardCharsets.UTF_8), Map.of("mode", "create"));

        assertThat(job.path("created").asLong()).as("%s", job).isEqualTo(2);
        assertThat(admin.get("/customers?name=" + Api.encode("=1+1 formula")).text())
                .contains("=HYPERLINK(");
        String csv = admin.get("/customers/export?format=csv&fields=name,remark&name.contains=formula")
                .text();
        assertThat(csv.lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotStartWith("=").doesNotStartWith("@"));
        undo(job);
    }

    @Test
    void broken_rows_are_named_and_the_others_come_in() {
        String file = "name,employees,annualRevenue,email\n"
                + "Rows good,12,12.50 CNY,a@b.example\n"
                + "Rows many,many,1,a@b.example\n"
                + ",5,1,\n"
                + "Rows short\n"
                + "Rows mail,1,1,not a mail\n"
                + "\"Rows \"\"quoted\"\"\",1,1,\n";

        JsonNode job = imported(file.getBytes(StandardCharsets.UTF_8), Map.of("mode", "create"));

        assertThat(job.path("created").asLong()).as("%s", job).isEqualTo(3);
        assertThat(job.path("failed").asLong()).as("%s", job).isEqualTo(3);
        JsonNode problems = chinese.get("/imports/" + job.path("id").asString() + "/problems")
                .expect(200)
                .json()
                .path("items");
        assertThat(problems.size()).isEqualTo(3);
        problems.forEach(problem -> assertThat(problem.toString()).containsPattern("\\p{IsHan}"));
        assertThat(admin.get("/imports/" + job.path("id").asString() + "/errors")
                        .text())
                .contains("Rows many", "Rows mail")
                .doesNotContain("Rows good");
        undo(job);
    }

    @Test
    void a_quote_that_never_ends_and_a_file_of_noise_are_refused_in_words() {
        long before = count("customers");
        byte[] noise = new byte[100_000];
        new java.util.Random(7).nextBytes(noise);
        for (byte[] file : List.of(
                "name,remark\n\"never,ends\nRows lost,x\n".getBytes(StandardCharsets.UTF_8),
                noise,
                "\n\n".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                "no,known,column\n1,2,3\n".getBytes(StandardCharsets.UTF_8))) {
            Answer answer = chinese.upload("/customers/import", "file.csv", file, Map.of("mode", "create"));
            if (answer.status() == 202) {
                JsonNode job = ended(answer);
                assertThat(job.path("created").asLong()).as("%s", job).isZero();
            } else {
                assertThat(answer.status()).as(answer.toString()).isIn(400, 413, 415, 422);
                assertClear("file", answer);
            }
        }
        assertThat(count("customers")).isEqualTo(before);
    }

    @Test
    void half_a_million_rows_are_refused_before_any_is_written() {
        long before = count("customers");
        byte[] file = ("name\n" + "A customer of many\n".repeat(500_001)).getBytes(StandardCharsets.UTF_8);

        Answer answer = chinese.upload("/customers/import", "many.csv", file, Map.of("mode", "create"));

        assertThat(answer.status()).as(answer.toString()).isIn(413, 422);
        assertClear("500,001 rows", answer);
        assertThat(count("customers")).isEqualTo(before);
    }

    private static JsonNode fieldsOf(String type) {
        StringBuilder schema = new StringBuilder();
        for (String word : type.split("-")) {
            schema.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return admin.get("/openapi.json")
                .json()
                .path("components")
                .path("schemas")
                .path(schema + "New")
                .path("properties");
    }

    private static Answer raw(String contentType, byte[] body) {
        return chinese.send("POST", "/customers", body, Map.of("Content-Type", contentType));
    }

    private static JsonNode imported(byte[] file, Map<String, String> options) {
        return ended(
                admin.upload("/customers/import", "file.csv", file, options).expect(202));
    }

    private static JsonNode ended(Answer started) {
        String location = started.headers().firstValue("Location").orElseThrow();
        String job = "/imports/" + location.substring(location.lastIndexOf('/') + 1);
        return Eventually.get(
                Duration.ofSeconds(60),
                () -> admin.get(job).json(),
                json -> Set.of("DONE", "FAILED").contains(json.path("state").asString()));
    }

    private static void undo(JsonNode job) {
        String path = "/imports/" + job.path("id").asString();
        admin.post(path + "/undo").expect(202);
        Eventually.get(
                Duration.ofSeconds(60),
                () -> admin.get(path).json().path("state").asString(),
                "UNDONE"::equals);
    }

    private static long count(String type) {
        return admin.get("/" + type + "?count=true&limit=1")
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }
}
