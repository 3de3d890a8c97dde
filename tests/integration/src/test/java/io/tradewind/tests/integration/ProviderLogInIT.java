package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.PretendProvider;
import io.tradewind.tests.harness.Tradewind;

/** From the set-up over HTTP to a person who is in, and out again when their account is locked. */
class ProviderLogInIT {
    private final String login = "anna" + Long.toString(System.nanoTime(), 36);
    private final String name = "Company " + login;
    private final Tradewind server = Servers.onDerby();
    private final Api admin = server.admin();
    private final PretendProvider company =
            PretendProvider.start(Clock.systemUTC()).is("4711", login + "@example.com");
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String provider = "";

    @BeforeEach
    void the_company_is_a_provider() {
        admin.send("PUT", "/public-address", Map.of("address", server.url()), Map.of())
                .expect(200);
        Api.Answer added = admin.post("/identity-providers", provider(false));
        provider = added.expect(201).id();
        assertThat(added.text()).contains("\"secretKept\":true").doesNotContain("a secret");
    }

    @AfterEach
    void without_providers() {
        company.close();
        admin.send("DELETE", "/identity-providers/" + provider, null, Map.of());
    }

    @Test
    void somebody_comes_in_and_goes_with_their_account() throws Exception {
        String user = person();

        URI there = follow("/login/with/" + provider + "?to=customers");
        assertThat(there.toString()).startsWith(company.issuer());
        assertThat(PretendProvider.form(there.getRawQuery()))
                .containsEntry("redirect_uri", server.url() + "/login/answer");
        URI back = follow(there.toString());
        assertThat(back.toString()).startsWith(server.url() + "/login/answer?code=");
        assertThat(follow(back.toString()).getPath()).isEqualTo("/customers");

        assertThat(isInside()).isTrue();
        assertThat(follow(back.toString()).getPath())
                .as("once, and nobody is thrown out for asking again")
                .isEqualTo("/");
        assertThat(outcomes()).first().isEqualTo("OPENED");

        admin.post("/users/" + user + "/lock").expect(200);

        Eventually.get(Duration.ofSeconds(10), this::isInside, inside -> !inside);
        URI refused =
                follow(follow(follow("/login/with/" + provider).toString()).toString());
        assertThat(refused.getPath()).isEqualTo("/login");
        assertThat(isInside()).isFalse();
        assertThat(outcomes()).first().isEqualTo("PROVIDER_REFUSED");
    }

    @Test
    void answers_that_nobody_asked_for_and_ways_elsewhere_lead_to_the_log_in_page() throws Exception {
        HttpResponse<String> forged = get("/login/answer?state=x&code=y&iss=" + company.issuer());

        assertThat(forged.headers().firstValue("Location")).hasValue("/login");
        assertThat(forged.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        assertThat(get("/login/with/none").headers().firstValue("Location")).hasValue("/login");

        person();
        HttpResponse<String> leaving = get("/login/with/" + provider + "?to=%2F%2Fevil.example");
        assertThat(leaving.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("tradewind-provider="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/login"));
        URI back = follow(leaving.headers().firstValue("Location").orElseThrow());
        assertThat(get(back.toString()).headers().firstValue("Location")).hasValue("/");
        assertThat(server.log())
                .doesNotContain(PretendProvider.form(back.getRawQuery()).get("code"));
    }

    @Test
    void what_is_wrong_with_the_set_up_is_said_at_its_field() {
        Map<String, Object> wrong = provider(true);
        wrong.put("issuer", "http://login.example.com");
        wrong.put("role", "administrator");

        assertThat(admin.post("/identity-providers", wrong).expect(422).text())
                .contains("access.provider-insecure", "access.provider-administrator");
        assertThat(admin.post("/identity-providers/test", Map.of("issuer", company.issuer()))
                        .expect(200)
                        .json()
                        .path("keys")
                        .asInt())
                .isEqualTo(2);
        assertThat(admin.post("/identity-providers/test", Map.of("issuer", company.issuer() + "/other"))
                        .expect(503)
                        .get("code"))
                .isEqualTo("access.provider-status");
        Api viewer = Users.loggedIn(admin, server.url(), "seer" + Long.toString(System.nanoTime(), 36), "viewer");
        viewer.get("/identity-providers").expect(403);
        viewer.get("/public-address").expect(403);
    }

    private Map<String, Object> provider(boolean creates) {
        Map<String, Object> given = new HashMap<>(Map.of("nameEn", name, "nameZh", "公司统一身份"));
        given.putAll(Map.of("issuer", company.issuer(), "clientId", PretendProvider.CLIENT));
        given.putAll(Map.of("secret", PretendProvider.SECRET, "domains", List.of("example.com")));
        given.putAll(Map.of("createsPeople", creates, "role", "viewer", "enabled", true));
        return given;
    }

    /** Somebody with the address that the provider vouches for. */
    private String person() {
        List<Map<String, String>> roles = List.of(Map.of(
                "role",
                admin.get("/roles?code=viewer")
                        .expect(200)
                        .json()
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString()));
        Map<String, Object> user = Map.of(
                "name", "Anna Look", "login", login, "email", login + "@example.com", "roles", roles, "language", "EN");
        return admin.post("/users", user).expect(201).id();
    }

    /** Of log-ins through this provider, the last one first. */
    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        admin.get("/log-ins?provider=" + Api.encode(name) + "&sort=-happenedAt")
                .expect(200)
                .json()
                .path("items")
                .forEach(entry -> outcomes.add(entry.path("outcome").asString()));
        return outcomes;
    }

    /** Whether this browser is logged in: then it is not sent to the provider, but to where it wants to go. */
    private boolean isInside() {
        try {
            return follow("/login/with/" + provider + "?to=customers").getPath().equals("/customers");
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** Where one request leads to. */
    private URI follow(String address) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(302);
        return URI.create(server.url())
                .resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url()).resolve(address))
                .header("Accept-Language", "en")
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
