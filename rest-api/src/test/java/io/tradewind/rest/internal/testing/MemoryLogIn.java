package io.tradewind.rest.internal.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.access.SecondFactor;

/** The user {@code li}, whose password is {@code secret}, and {@code wang}, who has to show the code {@code 123456}, too. */
public final class MemoryLogIn implements LogIn, Identity {
    static final Actor LI = new Actor("li", "li", "Li Wei", Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));

    private final Map<String, Actor> sessions = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Actor> current = new ThreadLocal<>();

    @Override
    public Session withPassword(Credentials credentials, String origin) {
        String login = credentials.login();
        if (login.equals("throttled")) {
            throw new TradewindException(Kind.TOO_MANY, "access.throttled", 90L);
        }
        if (!Set.of("li", "wang").contains(login) || !credentials.password().equals("secret")) {
            throw new TradewindException(Kind.UNAUTHENTICATED, "access.wrong-log-in");
        }
        if (login.equals("wang") && !credentials.code().equals("123456")) {
            throw new TradewindException(
                    Kind.UNAUTHENTICATED, credentials.code().isEmpty() ? "access.otp-required" : "access.wrong-otp");
        }
        String token = "token-" + sessions.size();
        sessions.put(token, LI);
        return new Session(token, Instant.parse("2026-11-24T08:15:30Z"), LI);
    }

    @Override
    public SecondFactor.Setup setUpSecondFactor(String login, String password, String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Actor> withToken(String token, String origin) {
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
