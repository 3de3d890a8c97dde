package io.tradewind.rest.internal.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;

/** One user, {@code li}, whose password is {@code secret}. */
public final class MemoryLogIn implements LogIn, Identity {
    static final Actor LI = new Actor("li", "li", "Li Wei", Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));

    private final Map<String, Actor> sessions = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Actor> current = new ThreadLocal<>();

    @Override
    public Session withPassword(String login, String password, String origin) {
        if (login.equals("throttled")) {
            throw new TradewindException(Kind.TOO_MANY, "access.throttled", 90L);
        }
        if (!login.equals("li") || !password.equals("secret")) {
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.wrong-log-in");
        }
        String token = "token-" + sessions.size();
        sessions.put(token, LI);
        return new Session(token, Instant.parse("2026-11-24T08:15:30Z"), LI);
    }

    @Override
    public Optional<Actor> withToken(String token) {
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public void logOut(String token) {
        sessions.remove(token);
    }

    @Override
    public void changePassword(String oldPassword, String newPassword, String keepToken) {}

    @Override
    public void prefer(String language, String theme) {}

    @Override
    public String theme() {
        return "system";
    }

    @Override
    public Optional<Actor> current() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public Actor require() {
        return current().orElseThrow();
    }

    @Override
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        Actor before = current.get();
        current.set(actor);
        try {
            return work.get();
        } finally {
            current.set(before);
        }
    }
}
