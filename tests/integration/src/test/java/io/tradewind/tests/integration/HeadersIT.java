package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;
import tools.jackson.databind.JsonNode;

/** Every address of the server tells browsers to be careful, whoever answers there and whatever the answer is. */
class HeadersIT {
    private static final Tradewind SERVER = Servers.onDerby();

    @Test
    void pages_files_and_errors_of_the_browser_door() throws Exception {
        for (String path : List.of(
                "/",
                "/login",
                "/login/with/none",
                "/login/answer?state=x&code=y",
                "/customers",
                "/nothing/at/all",
                "/tradewind/tradewind.css",
                "/tradewind/icons.svg",
                "/favicon.ico",
                "/tradewind/none.css",
                "/VAADIN/none.js",
                "/%2e%2e/etc/passwd",
                "/?v-r=uidl&v-uiId=99")) {
            assertCareful(SERVER.url() + path, "GET");
        }
        assertCareful(SERVER.url() + "/", "TRACE");
        assertCareful(SERVER.url() + "/login", "DELETE");
    }

    @Test
    void every_path_of_the_document_with_and_without_log_in() throws Exception {
        JsonNode paths = SERVER.admin().get("/openapi.json").expect(200).json().path("paths");
        List<String> all = new ArrayList<>(List.of("", "/nothing", "/../docs"));
        paths.propertyNames().forEach(path -> all.add(path.replaceAll("\\{[^}]+}", "none")));
        assertThat(all).hasSizeGreaterThan(30);

        for (String path : all) {
            assertCareful(SERVER.url() + "/api/v1" + path, "GET");
        }
        assertCareful(SERVER.url() + "/api/docs", "GET");
        assertCareful(SERVER.url() + "/api/nothing", "GET");
        assertCareful(SERVER.url() + "/api/v1/customers", "BREW");
    }

    @Test
    void answers_and_downloads_to_who_is_logged_in() {
        Api admin = SERVER.admin();
        for (String path : List.of("/customers", "/customers/export?format=csv", "/users/none", "/log-ins?limit=1")) {
            Api.Answer answer = admin.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options").orElse(""))
                    .as(path)
                    .isEqualTo("nosniff");
        }
    }

    @Test
    void health_and_metrics() throws Exception {
        String health = "http://127.0.0.1:" + (URI.create(SERVER.url()).getPort() + 1);
        for (String path : List.of("/health/live", "/health/ready", "/metrics", "/nothing")) {
            assertCareful(health + path, "GET");
        }
        assertCareful(health + "/health/live", "POST");
    }

    private static void assertCareful(String url, String method) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String where = method + " " + url + " " + answer.statusCode();
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(where)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("frame-ancestors 'none'")
                            .containsPattern("default-src '(none|self)'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(where)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(where).hasValue("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).as(where).isPresent();
        }
    }
}
