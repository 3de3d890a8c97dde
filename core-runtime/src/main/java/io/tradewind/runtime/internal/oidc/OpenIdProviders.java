package io.tradewind.runtime.internal.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** The providers out there. Tokens and secrets are in no log and no message. */
@Component(service = OpenIdProviders.class)
public final class OpenIdProviders {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration KEPT = Duration.ofHours(1);

    /** A provider that fails is not asked by everybody who comes by. */
    private static final Duration SPARED = Duration.ofSeconds(5);

    private record Kept(Discovery discovery, Instant readAt) {}

    private record Failed(TradewindException why, Instant at) {}

    /**
     * What one log-in is recognised by.
     *
     * @param redirect where the provider sends the browser
     * @param state comes back with the answer
     * @param nonce comes back in the token
     * @param verifier is shown with the code alone (PKCE)
     */
    public record Attempt(String redirect, String state, String nonce, String verifier) {
        /** Never in logs. */
        @Override
        public String toString() {
            return "…";
        }
    }

    private final Outside outside;
    private final Clock clock;
    private final SigningKeys keys;
    private final IdTokens tokens;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    @Activate
    public OpenIdProviders() {
        this(Clock.systemUTC(), PATIENCE);
    }

    /** @param patience for one answer of a provider */
    public OpenIdProviders(Clock clock, Duration patience) {
        this.clock = clock;
        outside = new Outside(patience);
        keys = new SigningKeys(outside, clock);
        tokens = new IdTokens(keys, clock);
    }

    @Deactivate
    public void close() {
        outside.close();
    }

    /**
     * What the provider says of itself, kept for an hour.
     *
     * @throws TradewindException INVALID or UNAVAILABLE in plain words
     */
    public Discovery of(String issuer) {
        Instant now = clock.instant();
        Kept known = kept.get(issuer);
        if (known != null && now.isBefore(known.readAt().plus(KEPT))) {
            return known.discovery();
        }
        Failed last = failed.get(issuer);
        if (last != null && now.isBefore(last.at().plus(SPARED))) {
            throw last.why();
        }
        try {
            return ask(issuer);
        } catch (TradewindException why) {
            failed.put(issuer, new Failed(why, clock.instant()));
            throw why;
        }
    }

    /** As {@link #of}, asked now. */
    public Discovery ask(String issuer) {
        URI base = SafeAddress.of(issuer)
                .orElseThrow(() -> new TradewindException(Kind.INVALID, "access.provider-insecure", issuer));
        String slashless = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Outside.Answer answer = outside.get(URI.create(slashless + "/.well-known/openid-configuration"));
        if (answer.status() != 200) {
            throw new TradewindException(
                    Kind.UNAVAILABLE, "access.provider-status", base.getAuthority(), Integer.toString(answer.status()));
        }
        Discovery fresh = Discovery.read(issuer, answer.json());
        kept.put(issuer, new Kept(fresh, clock.instant()));
        failed.remove(issuer);
        return fresh;
    }

    /** How many keys the provider has that we can check with; asked now. */
    public int keysOf(Discovery provider) {
        return keys.count(provider.keys());
    }

    /** Where the browser goes to log in. */
    public String address(Discovery provider, Client client, String scopes, Attempt attempt) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", attempt.redirect());
        query.put("scope", scopes);
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", challenge(attempt.verifier()));
        query.put("code_challenge_method", "S256");
        String address = provider.logIn().toString();
        return address + (address.contains("?") ? "&" : "?") + Outside.form(query);
    }

    /**
     * Who the code stands for.
     *
     * @throws TradewindException UNAUTHENTICATED {@code access.provider-…} naming what is wrong; UNAVAILABLE
     */
    public Person redeem(Discovery provider, Client client, String code, Attempt attempt) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", attempt.redirect());
        form.put("code_verifier", attempt.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        if (!client.secret().isEmpty() && provider.basic()) {
            String both = Outside.encoded(client.id()) + ":" + Outside.encoded(client.secret());
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
        } else {
            form.put("client_id", client.id());
            if (!client.secret().isEmpty()) {
                form.put("client_secret", client.secret());
            }
        }
        Outside.Answer answer = outside.post(provider.token(), form, headers);
        if (answer.status() != 200) {
            throw refusal(answer);
        }
        return tokens.believe(answer.json().path("id_token").asString(""), provider, client.id(), attempt.nonce());
    }

    /** Either the code is worth nothing, or whoever set this up is to look at it. */
    private static TradewindException refusal(Outside.Answer answer) {
        String error = answer.json().path("error").asString("");
        return switch (error) {
            case "invalid_grant" -> new TradewindException(Kind.UNAUTHENTICATED, "access.provider-code");
            case "invalid_client", "unauthorized_client" ->
                new TradewindException(Kind.UNAVAILABLE, "access.provider-client");
            default ->
                new TradewindException(Kind.UNAVAILABLE, "access.provider-exchange", Integer.toString(answer.status()));
        };
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has SHA-256
        }
    }
}
