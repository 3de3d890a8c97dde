package io.tradewind.runtime.internal.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/**
 * Whether an ID token is to be believed: signed by its provider with a key of its own kind, for us, now, and for this very log-in.
 * The token never says how it is to be checked: two algorithms are taken, each with keys of its own kind alone.
 */
final class IdTokens {
    /** Clocks differ by so much. */
    static final Duration SKEW = Duration.ofSeconds(60);
    /** A token is made for a log-in that is going on. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    private static final Set<JWSAlgorithm> TAKEN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int LONGEST_SUBJECT = 255;

    private final SigningKeys keys;
    private final Clock clock;

    IdTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws TradewindException UNAUTHENTICATED {@code access.provider-…} that names what is wrong */
    Person believe(String token, Discovery provider, String client, String nonce) {
        try {
            SignedJWT signed = signed(token);
            List<JWK> fitting = keys.fitting(signed.getHeader(), provider.keys());
            if (fitting.isEmpty()) {
                throw refused("access.provider-key");
            }
            if (!isSigned(signed, fitting)) {
                throw refused("access.provider-signature");
            }
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            check(claims, provider, client, nonce);
            return person(claims);
        } catch (ParseException | JOSEException unreadable) {
            throw refused("access.provider-token");
        }
    }

    /** Neither unsigned, nor encrypted, nor signed with what both sides know. */
    private static SignedJWT signed(String token) throws ParseException {
        JWT parsed = JWTParser.parse(token);
        if (!(parsed instanceof SignedJWT signed)
                || !TAKEN.contains(signed.getHeader().getAlgorithm())) {
            throw refused("access.provider-algorithm");
        }
        return signed;
    }

    private static boolean isSigned(SignedJWT token, List<JWK> keys) throws JOSEException {
        for (JWK key : keys) {
            JWSVerifier verifier =
                    key instanceof ECKey curve ? new ECDSAVerifier(curve) : new RSASSAVerifier(key.toRSAKey());
            if (token.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private void check(JWTClaimsSet claims, Discovery provider, String client, String nonce) throws ParseException {
        if (!provider.issuer().equals(claims.getIssuer())) {
            throw refused("access.provider-issuer");
        }
        List<String> audience = claims.getAudience();
        String authorized = claims.getStringClaim("azp");
        boolean ours = audience.contains(client) && (audience.size() == 1 || authorized != null);
        if (!ours || (authorized != null && !authorized.equals(client))) {
            throw refused("access.provider-audience");
        }
        checkTimes(claims);
        String said = claims.getStringClaim("nonce");
        if (said == null || !MessageDigest.isEqual(said.getBytes(UTF_8), nonce.getBytes(UTF_8))) {
            throw refused("access.provider-nonce");
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw refused("access.provider-token");
        }
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date ends = claims.getExpirationTime();
        Date made = claims.getIssueTime();
        Date begins = claims.getNotBeforeTime();
        boolean over = ends == null || !ends.toInstant().isAfter(now.minus(SKEW));
        boolean old = made == null || made.toInstant().isBefore(now.minus(OLDEST));
        boolean early = isLater(made, now.plus(SKEW)) || isLater(begins, now.plus(SKEW));
        if (over || old || early) {
            throw refused("access.provider-expired");
        }
    }

    private static boolean isLater(@Nullable Date time, Instant than) {
        return time != null && time.toInstant().isAfter(than);
    }

    private static Person person(JWTClaimsSet claims) {
        Object verified = claims.getClaim("email_verified");
        return new Person(
                claims.getSubject(),
                text(claims, "email"),
                Boolean.TRUE.equals(verified) || "true".equals(verified),
                text(claims, "preferred_username"),
                text(claims, "name"),
                text(claims, "locale"));
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && text.length() <= 300 ? text.strip() : "";
    }

    private static TradewindException refused(String code) {
        return new TradewindException(Kind.UNAUTHENTICATED, code);
    }
}
