package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** Without the browser door: the HTTP interface is all there is, and it is whole. */
class HeadlessIT {
    private static Tradewind server;

    @BeforeAll
    static void starts() {
        server = Tradewind.on(Servers.folder("headless"))
                .option("--empty", "--headless")
                .start();
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    void it_is_ready_and_serves_records_and_their_document() {
        assertThat(server.output()).contains("Tradewind is ready: " + server.url() + "/");
        Api admin = server.admin();
        String id = admin.post("/customers", Map.of("name", "No screens"))
                .expect(201)
                .id();

        assertThat(admin.get("/customers/" + id).expect(200).get("name")).isEqualTo("No screens");
        assertThat(admin.get("/openapi.json").expect(200).json().path("paths").has("/customers"))
                .isTrue();
        assertThat(server.log()).doesNotContain(" ERROR ");
    }

    @Test
    void the_root_tells_people_where_the_doors_are_in_their_language() throws Exception {
        HttpResponse<String> english = get("/", "en");
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body()).contains("lang=\"en\"", "HTTP interface only", "href=\"/api/docs\"");
        assertThat(english.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(get("/", "zh-CN").body()).contains("lang=\"zh-CN\"", "HTTP 接口");
        assertThat(get("/welcome.css", "en")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(get("/api/docs", "en").statusCode()).isEqualTo(200);

        HttpResponse<String> unknown = get("/customers", "en");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no such page");
    }

    @Test
    void nothing_of_the_browser_door_is_in_the_process() throws Exception {
        Path jcmd = Path.of(server.jvm().info().command().orElseThrow()).resolveSibling("jcmd");
        Process process = new ProcessBuilder(
                        jcmd.toString(), Long.toString(server.jvm().pid()), "VM.class_hierarchy")
                .redirectErrorStream(true)
                .start();
        String classes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();

        assertThat(classes).contains("io.tradewind.rest.internal.");
        assertThat(classes.lines().filter(line -> line.contains("com.vaadin.") || line.contains("io.tradewind.ui.")))
                .isEmpty();
    }

    private static HttpResponse<String> get(String path, String language) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path))
                            .header("Accept-Language", language)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
