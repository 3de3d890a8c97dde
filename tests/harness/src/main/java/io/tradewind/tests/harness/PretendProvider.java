package io.tradewind.tests.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider on this machine at which everybody is logged in at once. It is strict where real ones are: client, redirect address,
 * code and PKCE; and it can be made to lie where a wicked one would.
 */
public final class PretendProvider implements AutoCloseable {
    public static final String CLIENT = "tradewind";
    public static final String SECRET = "a secret & more: 100%";

    /** How the next tokens are signed. */
    public enum Signing {
        RS256,
        ES256,
        /** Not at all. */
        NONE,
        /** With the public key as if both sides shared it. */
        HS256_WITH_PUBLIC_KEY,
        /** With a key of somebody else that has the name of ours. */
        FOREIGN_KEY
    }

    /** Making one takes long. */
    private static final RSAKey FIRST_RSA = newRsa();

    private record Issued(Map<String, String> asked, Map<String, Object> claims) {}

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Map<String, Object> discovery = new LinkedHashMap<>();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile Signing signing = Signing.RS256;
    private volatile RSAKey rsa = FIRST_RSA;
    private volatile ECKey curve = newCurve();
    private volatile @Nullable String lastForm;

    private PretendProvider(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        discovery.put("issuer", issuer());
        discovery.put("authorization_endpoint", issuer() + "/authorize?tenant=1");
        discovery.put("token_endpoint", issuer() + "/token");
        discovery.put("jwks_uri", issuer() + "/keys");
        discovery.put("authorization_response_iss_parameter_supported", true);
    }

    public static PretendProvider start(Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PretendProvider provider = new PretendProvider(server, clock);
            server.createContext("/company/.well-known/openid-configuration", provider::tellOfItself);
            server.createContext("/company/keys", provider::tellKeys);
            server.createContext("/company/authorize", provider::authorize);
            server.createContext("/company/token", provider::token);
            server.start();
            return provider;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/company";
    }

    /** Who logs in next: the claims of the token besides the usual ones; also in place of those. Null leaves one away. */
    public PretendProvider says(String claim, @Nullable Object value) {
        claims.put(claim, value);
        return this;
    }

    /** Somebody else logs in next. */
    public PretendProvider is(String subject, String email) {
        claims.clear();
        return says("sub", subject).says("email", email).says("email_verified", true);
    }

    /** What it says of itself. */
    public PretendProvider describes(String member, Object value) {
        discovery.put(member, value);
        return this;
    }

    public PretendProvider signs(Signing how) {
        signing = how;
        return this;
    }

    /** New keys; the former ones are not published any more. */
    public void rotate() {
        rsa = newRsa();
        curve = newCurve();
    }

    public int timesKeysWereAsked() {
        return keysAsked.get();
    }

    /** The form of the last exchange of a code. */
    public String lastForm() {
        return String.valueOf(lastForm);
    }

    private void tellOfItself(HttpExchange exchange) throws IOException {
        answer(exchange, 200, JsonMapper.shared().writeValueAsString(discovery));
    }

    private void tellKeys(HttpExchange exchange) throws IOException {
        keysAsked.incrementAndGet();
        answer(exchange, 200, new JWKSet(java.util.List.of((JWK) rsa, curve)).toString(true));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !String.valueOf(asked.get("scope")).contains("openid")
                || !asked.containsKey("tenant")) {
            answer(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Issued(asked, new LinkedHashMap<>(claims)));
        String location = asked.get("redirect_uri") + "?code=" + code + "&state=" + encoded(asked.get("state"))
                + "&iss=" + encoded(issuer());
        exchange.getResponseHeaders().set("Location", location);
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        lastForm = body;
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((encoded(CLIENT) + ":" + encoded(SECRET)).getBytes(UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Map<String, String> form = form(body);
        Issued issued = codes.remove(String.valueOf(form.get("code")));
        if (issued == null
                || !Objects.equals(issued.asked().get("redirect_uri"), form.get("redirect_uri"))
                || !challenge(String.valueOf(form.get("code_verifier")))
                        .equals(issued.asked().get("code_challenge"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, Object> token = new HashMap<>();
        token.put("access_token", UUID.randomUUID().toString());
        token.put("token_type", "Bearer");
        token.put("id_token", idToken(issued));
        answer(exchange, 200, JsonMapper.shared().writeValueAsString(token));
    }

    private String idToken(Issued issued) {
        Date now = Date.from(clock.instant());
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(now)
                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                .claim("nonce", issued.asked().get("nonce"));
        issued.claims().forEach(said::claim);
        try {
            return signed(said.build());
        } catch (JOSEException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private String signed(JWTClaimsSet said) throws JOSEException {
        return switch (signing) {
            case NONE -> new PlainJWT(said).serialize();
            case RS256 -> signed(said, JWSAlgorithm.RS256, rsa.getKeyID(), new RSASSASigner(rsa));
            case ES256 -> signed(said, JWSAlgorithm.ES256, curve.getKeyID(), new ECDSASigner(curve));
            case FOREIGN_KEY -> signed(said, JWSAlgorithm.RS256, rsa.getKeyID(), new RSASSASigner(newRsa()));
            case HS256_WITH_PUBLIC_KEY ->
                signed(
                        said,
                        JWSAlgorithm.HS256,
                        rsa.getKeyID(),
                        new MACSigner(rsa.toRSAPublicKey().getEncoded()));
        };
    }

    private static String signed(JWTClaimsSet said, JWSAlgorithm how, String key, JWSSigner signer)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(how).keyID(key).build(), said);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newRsa() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static ECKey newCurve() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A form, or the query of an address. */
    public static Map<String, String> form(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                values.put(
                        URLDecoder.decode(part.substring(0, sign), UTF_8),
                        URLDecoder.decode(part.substring(sign + 1), UTF_8));
            }
        }
        return values;
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
