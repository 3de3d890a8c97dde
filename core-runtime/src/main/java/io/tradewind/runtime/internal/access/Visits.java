package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.runtime.internal.epoch.Epochs;

/**
 * Remembers for a few seconds which tokens open, so that a request costs no query. A change of users, roles or passwords makes all
 * that is remembered old; a log-out at another node is believed five seconds later at most.
 */
@Component(service = Visits.class)
public final class Visits {
    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_TOKEN = 100;
    private static final int MOST = 20_000;

    private record Kept(Visit visit, String stamp, Instant readAt) {}

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Epochs epochs;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Activate
    public Visits(@Reference Sessions sessions, @Reference ApiTokens tokens, @Reference Epochs epochs) {
        this(sessions, tokens, epochs, Clock.systemUTC());
    }

    Visits(Sessions sessions, ApiTokens tokens, Epochs epochs, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.epochs = epochs;
        this.clock = clock;
    }

    Optional<Actor> by(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        if (token.startsWith(Secret.SESSION)) {
            return by(Secret.sha256(token), sessions);
        }
        return token.startsWith(Secret.API) ? by(Secret.sha256(token), tokens) : Optional.empty();
    }

    void forget(String hash) {
        kept.remove(hash);
    }

    private Optional<Actor> by(String hash, Doorkeeper keeper) {
        Instant now = clock.instant();
        Kept last = kept.get(hash);
        if (last != null && believed(last, now)) {
            return Optional.of(last.visit().actor());
        }
        String stamp = epochs.read(StoredStandings.EPOCH);
        Optional<Visit> visit = keeper.find(hash);
        visit.ifPresentOrElse(
                found -> {
                    keep(hash, new Kept(found, stamp, now));
                    if (found.seenAt().isBefore(now.minus(NOTED_EVERY))) {
                        keeper.seen(hash, now);
                    }
                },
                () -> forget(hash));
        return visit.map(Visit::actor);
    }

    private boolean believed(Kept last, Instant now) {
        return now.isBefore(last.readAt().plus(BELIEVED))
                && now.isBefore(last.visit().expiresAt())
                && last.stamp().equals(epochs.current(StoredStandings.EPOCH));
    }

    private void keep(String hash, Kept fresh) {
        if (kept.size() >= MOST) {
            kept.values().removeIf(old -> fresh.readAt().isAfter(old.readAt().plus(BELIEVED)));
        }
        kept.put(hash, fresh);
    }
}
