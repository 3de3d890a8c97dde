package io.tradewind.rest.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.rest.internal.record.RecordResource;
import io.tradewind.rest.internal.testing.Api;
import io.tradewind.rest.internal.testing.Api.Reply;
import io.tradewind.rest.internal.testing.MemoryRecords;

class MalformedRequestTest {
    private static Api api;

    @BeforeAll
    static void start() {
        MemoryRecords records = new MemoryRecords();
        api = new Api(0, new RecordResource(records, records, records, Api.noTransactions()));
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().path("detail").asString())
                .doesNotContain("error.")
                .doesNotContain("Exception");
        assertThat(reply.body()).doesNotContain("\tat ").doesNotContain("tools.jackson");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":                     | request.malformed-json",
                "{name:1}                       | request.malformed-json",
                "{\"name\":\"a\"} {}            | request.malformed-json",
                "{\"name\":NaN}                 | request.malformed-json",
                "{\"name\":\"a\",\"name\":\"b\"}| request.duplicate-member",
                "[]                             | request.not-an-object",
                "\"name\"                       | request.not-an-object",
                "{\"name\":\"\\ud800\"}         | request.character",
                "{\"name\":\"\\udc00\\ud800\"}  | request.character",
                "{\"share\":1e999999999}        | request.json-limits",
            })
    void refuses_broken_json_saying_why(String body, String code) {
        assertProblem(api.post("/v1/firms", body), 400, code);
    }

    @Test
    void refuses_an_empty_body() {
        assertProblem(api.post("/v1/firms", ""), 400, "request.malformed-json");
    }

    @Test
    void refuses_json_that_is_nested_a_hundred_thousand_deep() {
        assertProblem(api.post("/v1/firms", "{\"a\":" + "[".repeat(100_000)), 400, "request.json-limits");
    }

    @Test
    void refuses_a_number_of_a_million_digits() {
        assertProblem(
                api.post("/v1/firms", "{\"employees\":" + "9".repeat(1_000_000) + "}"), 400, "request.json-limits");
    }

    @Test
    void refuses_a_text_of_more_than_a_megabyte() {
        assertProblem(
                api.post("/v1/firms", "{\"name\":\"" + "x".repeat(1_100_000) + "\"}"), 400, "request.json-limits");
    }

    @Test
    void refuses_a_body_of_more_than_ten_megabytes_whether_its_length_is_told_or_not() {
        byte[] large = new byte[11 << 20];
        Arrays.fill(large, (byte) ' ');

        assertProblem(api.send("POST", "/v1/firms", "", BodyPublishers.ofByteArray(large)), 413, "request.too-large");
        assertProblem(
                api.send(
                        "POST",
                        "/v1/firms",
                        "",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))),
                413,
                "request.too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16LE", "ISO-8859-1"})
    void refuses_bytes_that_are_not_utf_8(String charset) {
        byte[] body = "{\"name\":\"上海é\"}".getBytes(Charset.forName(charset));
        Reply reply = api.send("POST", "/v1/firms", "", BodyPublishers.ofByteArray(body));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isIn("request.not-utf8", "request.malformed-json");
    }

    @Test
    void refuses_other_types_character_sets_and_compression() {
        assertProblem(api.post("/v1/firms", "{}", "Content-Type", "text/plain"), 415, "request.content-type");
        assertProblem(api.post("/v1/firms", "{}", "Content-Type", ""), 415, "request.content-type");
        assertProblem(
                api.post("/v1/firms", "{}", "Content-Type", "application/json; charset=gb18030"),
                415,
                "request.charset");
        assertProblem(api.post("/v1/firms", "{}", "Content-Encoding", "gzip"), 415, "request.content-encoding");
    }

    @Test
    void keeps_emoji_and_markup_as_they_are() {
        Reply reply = api.post("/v1/firms", "{\"name\":\"<b>信风</b> 😀 \\ud83d\\ude00\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("name").asString()).isEqualTo("<b>信风</b> 😀 😀");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/firms?limit=0, request.number-parameter",
        "/v1/firms?limit=501, request.number-parameter",
        "/v1/firms?limit=x, request.number-parameter",
        "/v1/firms?count=yes, request.flag-parameter",
        "/v1/firms?q=a&q=b, request.repeated-parameter",
        "/v1/firms?name.like=a, record.unknown-operator",
        "/v1/firms?nonsense=a, record.unknown-field",
        "/v1/firms?q=%FF, request.not-utf8",
        "/v1/firms?q=a%00b, request.character",
        "/v1/firms/id1?x=1, request.unknown-parameter",
    })
    void refuses_parameters_it_does_not_understand(String path, String code) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void answers_malformed_bytes_on_the_wire_with_4xx_and_without_a_stack_trace() throws IOException {
        String[] requests = {
            "GET /api/v1/firms?q=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /api/v1/%E4%B8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /api/v1/" + "a".repeat(1_000_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/v1/firms HTTP/1.1\r\nHost: a\r\n" + "X-A: 1\r\n".repeat(10_000) + "\r\n",
            "POST /api/v1/firms HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + api.token()
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "BREW /api/v1/firms HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        };
        for (String request : requests) {
            String answer = raw(request);

            assertThat(answer).as(request.substring(0, 40)).matches("(?s)HTTP/1.1 (4\\d\\d|501) .*");
            assertThat(answer).doesNotContain("\tat ").doesNotContain("Exception:");
        }
    }

    /** What CVE-2026-2332 smuggles: a line break in a quoted chunk extension. */
    @Test
    void never_answers_a_request_that_hides_behind_a_chunk_extension() throws IOException {
        String host = "Host: a\r\nAuthorization: Bearer " + api.token() + "\r\n";
        String answers = raw("POST /api/v1/firms HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\nGET /api/v1/smuggled HTTP/1.1\r\n"
                + host + "\r\n\"\r\n0\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 ", -1)).as(answers).hasSize(2);
        assertThat(answers).startsWith("HTTP/1.1 400").contains("Connection: close");
        assertThat(api.meter.series().keySet())
                .noneMatch(
                        key -> key.route().equals("/v1/{type}") && key.method().equals("GET") && key.status() == 404);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(5_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException closedEarly) {
                // the answer is there already
            }
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
