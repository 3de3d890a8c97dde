package io.tradewind.runtime.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.runtime.internal.oidc.OpenIdProviders.Attempt;
import io.tradewind.tests.harness.PretendProvider;
import io.tradewind.tests.harness.PretendProvider.Signing;

/** Whatever is wrong with an ID token is refused, and named. */
class OpenIdProvidersTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final Attempt ATTEMPT =
            new Attempt("http://127.0.0.1:8080/login/answer", "the-state", "the-nonce", "v".repeat(43));

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private PretendProvider company;
    private OpenIdProviders providers;
    private Client client;

    @BeforeEach
    void li_is_at_the_company() {
        company = PretendProvider.start(clock).is("4711", "li@example.com");
        providers = new OpenIdProviders(clock, Duration.ofSeconds(5));
        client = new Client(company.issuer(), PretendProvider.CLIENT, PretendProvider.SECRET);
    }

    @AfterEach
    void close() {
        providers.close();
        company.close();
    }

    @Test
    void believes_what_the_provider_has_signed() {
        company.says("name", "李娜").says("preferred_username", "lina");

        assertThat(redeem()).isEqualTo(new Person("4711", "li@example.com", true, "lina", "李娜", ""));
        company.signs(Signing.ES256);
        assertThat(redeem().subject()).isEqualTo("4711");
    }

    @Test
    void asks_with_PKCE_and_shows_the_secret_to_nobody_but_the_provider() {
        String address = providers.address(providers.of(company.issuer()), client, "openid email", ATTEMPT);

        assertThat(PretendProvider.form(URI.create(address).getRawQuery()))
                .containsEntry("redirect_uri", ATTEMPT.redirect())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "openid email")
                .containsEntry("state", "the-state")
                .containsEntry("nonce", "the-nonce")
                .doesNotContainValue(ATTEMPT.verifier());
        redeem();
        assertThat(company.lastForm()).contains("code_verifier=").doesNotContain("client_secret");
    }

    @Test
    void refuses_what_the_provider_has_not_signed() {
        company.signs(Signing.NONE);
        assertRefused("access.provider-algorithm", this::redeem);
        company.signs(Signing.HS256_WITH_PUBLIC_KEY);
        assertRefused("access.provider-algorithm", this::redeem);
        company.signs(Signing.FOREIGN_KEY);
        assertRefused("access.provider-signature", this::redeem);
    }

    @Test
    void follows_the_provider_to_new_keys_but_does_not_ask_for_them_all_the_time() {
        redeem();
        company.rotate();
        assertRefused("access.provider-key", this::redeem);
        assertThat(company.timesKeysWereAsked()).isEqualTo(1);

        now = now.plusSeconds(6);

        assertThat(redeem().subject()).isEqualTo("4711");
        assertThat(company.timesKeysWereAsked()).isEqualTo(2);
    }

    @Test
    void refuses_tokens_that_are_not_for_us() {
        company.says("iss", company.issuer() + "/other");
        assertRefused("access.provider-issuer", this::redeem);
        company.is("4711", "li@example.com").says("aud", "another-application");
        assertRefused("access.provider-audience", this::redeem);
        company.says("aud", List.of(PretendProvider.CLIENT, "another-application"));
        assertRefused("access.provider-audience", this::redeem);
        company.says("aud", PretendProvider.CLIENT).says("azp", "another-application");
        assertRefused("access.provider-audience", this::redeem);
        company.says("aud", List.of(PretendProvider.CLIENT, "another-application"))
                .says("azp", PretendProvider.CLIENT);
        assertThat(redeem().subject()).isEqualTo("4711");
    }

    @Test
    void refuses_tokens_of_another_log_in_and_of_nobody() {
        company.says("nonce", "of-another-log-in");
        assertRefused("access.provider-nonce", this::redeem);
        company.says("nonce", null);
        assertRefused("access.provider-nonce", this::redeem);
        company.says("nonce", 7);
        assertRefused("access.provider-token", this::redeem);
        company.is(" ", "li@example.com");
        assertRefused("access.provider-token", this::redeem);
        company.is("x".repeat(256), "li@example.com");
        assertRefused("access.provider-token", this::redeem);
    }

    @Test
    void refuses_tokens_of_another_time_but_for_clocks_that_differ_a_little() {
        company.says("exp", at(-61));
        assertRefused("access.provider-expired", this::redeem);
        company.says("exp", null);
        assertRefused("access.provider-expired", this::redeem);
        company.is("4711", "li@example.com").says("iat", at(61));
        assertRefused("access.provider-expired", this::redeem);
        company.says("iat", at(-601));
        assertRefused("access.provider-expired", this::redeem);
        company.says("iat", null);
        assertRefused("access.provider-expired", this::redeem);
        company.is("4711", "li@example.com").says("nbf", at(61));
        assertRefused("access.provider-expired", this::redeem);

        company.is("4711", "li@example.com").says("exp", at(-50)).says("iat", at(50));
        assertThat(redeem().subject()).isEqualTo("4711");
    }

    @Test
    void believes_no_address_that_is_not_vouched_for() {
        company.says("email_verified", "yes");
        assertThat(redeem().emailVerified()).isFalse();
        company.says("email_verified", 1);
        assertThat(redeem().emailVerified()).isFalse();
        company.says("email_verified", "true");
        assertThat(redeem().emailVerified()).isTrue();
    }

    @Test
    void does_not_ask_a_provider_that_fails_for_everybody_who_comes_by() {
        company.describes("issuer", "https://other.example.com");
        assertThatThrownBy(() -> providers.of(company.issuer())).hasMessageContaining("other-issuer");
        company.describes("issuer", company.issuer());
        assertThatThrownBy(() -> providers.of(company.issuer())).hasMessageContaining("other-issuer");

        now = now.plusSeconds(6);

        assertThat(providers.of(company.issuer()).issuer()).isEqualTo(company.issuer());
    }

    @Test
    void knows_addresses_that_secrets_may_be_sent_to() {
        assertThat(List.of(
                        "https://login.example.com/x", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:1"))
                .allMatch(address -> SafeAddress.of(address).isPresent());
        assertThat(List.of(
                        "http://login.example.com",
                        "http://127.0.0.1.example.com",
                        "https://user@login.example.com",
                        "https://login.example.com#x",
                        "https:///x",
                        "ftp://127.0.0.1",
                        "javascript:alert(1)",
                        "login.example.com",
                        ""))
                .allMatch(address -> SafeAddress.of(address).isEmpty());
    }

    private Person redeem() {
        Discovery discovery = providers.of(company.issuer());
        String address = providers.address(discovery, client, "openid email", ATTEMPT);
        try {
            HttpResponse<Void> sent = BROWSER.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
            Map<String, String> back = PretendProvider.form(
                    URI.create(sent.headers().firstValue("Location").orElseThrow())
                            .getRawQuery());
            return providers.redeem(discovery, client, String.valueOf(back.get("code")), ATTEMPT);
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private Date at(long seconds) {
        return Date.from(now.plusSeconds(seconds));
    }

    private static void assertRefused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.kind()).isEqualTo(TradewindException.Kind.UNAUTHENTICATED);
        });
    }
}
