package io.tradewind.runtime.internal.oidc;

import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** The keys that providers sign with. They are kept for an hour, and asked for anew when a token names one that is not there. */
final class SigningKeys {
    private static final Duration KEPT = Duration.ofHours(1);
    /** Tokens with made up keys are no way to have a provider asked all the time. */
    private static final Duration NOT_SOONER = Duration.ofSeconds(5);

    private static final int LEAST_RSA_BITS = 2048;

    private record Kept(JWKSet keys, Instant readAt) {}

    private final Outside outside;
    private final Clock clock;
    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();

    SigningKeys(Outside outside, Clock clock) {
        this.outside = outside;
        this.clock = clock;
    }

    /** Those that may have signed it; none if the provider has no such key. */
    List<JWK> fitting(JWSHeader header, URI address) {
        Kept known = kept.get(address);
        if (known == null || isOlder(known, KEPT)) {
            known = read(address);
        }
        List<JWK> fitting = select(header, known.keys());
        return fitting.isEmpty() && isOlder(known, NOT_SOONER)
                ? select(header, read(address).keys())
                : fitting;
    }

    /** How many there are that we can work with; asks the provider. */
    int count(URI address) {
        return (int) read(address).keys().getKeys().stream()
                .filter(key -> isStrong(key) && !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                .count();
    }

    private boolean isOlder(Kept known, Duration age) {
        return !clock.instant().isBefore(known.readAt().plus(age));
    }

    private Kept read(URI address) {
        Outside.Answer answer = outside.get(address);
        try {
            if (answer.status() == 200 && answer.json().isObject()) {
                Kept fresh = new Kept(JWKSet.parse(answer.json().toString()), clock.instant());
                kept.put(address, fresh);
                return fresh;
            }
        } catch (ParseException noKeys) {
            throw new TradewindException(Kind.UNAVAILABLE, "access.provider-no-keys", address.toString());
        }
        throw new TradewindException(Kind.UNAVAILABLE, "access.provider-no-keys", address.toString());
    }

    private static List<JWK> select(JWSHeader header, JWKSet keys) {
        return new JWKSelector(JWKMatcher.forJWSHeader(header))
                .select(keys).stream().filter(SigningKeys::isStrong).toList();
    }

    private static boolean isStrong(JWK key) {
        return (key instanceof RSAKey && key.size() >= LEAST_RSA_BITS) || key instanceof ECKey;
    }
}
