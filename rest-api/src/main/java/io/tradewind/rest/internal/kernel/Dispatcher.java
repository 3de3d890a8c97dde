package io.tradewind.rest.internal.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.LogIn;
import io.tradewind.once.Once;

/** Takes a call to its handler: route, log-in, budget, accepted types, and only once if it has a key. */
final class Dispatcher {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final Routes routes;
    private final LogIn logIn;
    private final Identity identity;
    private final Once once;
    private final RateLimits perUser;
    private final RateLimits refused;

    Dispatcher(Routes routes, LogIn logIn, Identity identity, Once once, Settings settings) {
        this.routes = routes;
        this.logIn = logIn;
        this.identity = identity;
        this.once = once;
        perUser = new RateLimits(settings.requests_per_user());
        refused = new RateLimits(settings.refused_per_origin());
    }

    /** What a call came to: its answer and the route's template, for the figures. */
    static final class Way {
        private String template = "none";
        private RateLimits.Budget budget = RateLimits.Budget.UNLIMITED;

        String template() {
            return template;
        }

        RateLimits.Budget budget() {
            return budget;
        }
    }

    /** @param way filled on the way, also if it ends in a failure */
    Answer answer(Call call, Way way) {
        if (!METHODS.contains(call.method())) {
            throw Refusal.of(501, "request.method", call.method());
        }
        RouteTable table = routes.table();
        RouteTable.Path path = table.find(call.path()).orElse(null);
        if (path == null) {
            requireActor(call);
            throw Refusal.of(404, "request.no-such-path");
        }
        way.template = path.template();
        if (call.method().equals("OPTIONS")) {
            return Answer.empty(204).header("Allow", allowed(path));
        }
        Route route = path.methods().get(call.method().equals("HEAD") ? "GET" : call.method());
        if (route == null) {
            throw Refusal.of(405, "request.method", call.method()).header("Allow", allowed(path));
        }
        call.reached(path.variables(call.path()), table);
        return route.open() ? handled(call, route) : asCaller(call, route, way);
    }

    private Answer asCaller(Call call, Route route, Way way) {
        Actor actor = requireActor(call);
        call.by(actor);
        way.budget = perUser.take(actor.id());
        if (way.budget.spent()) {
            throw Refusal.of(429, "request.too-many", way.budget.retryAfter());
        }
        Answer answer = identity.as(actor, () -> handled(call, route));
        return answer.body() instanceof Answer.Streamed streamed
                ? answer.writing(out -> writeAs(actor, streamed.writing(), out))
                : answer;
    }

    private void writeAs(Actor actor, Answer.Writing writing, OutputStream out) throws IOException {
        try {
            identity.as(actor, () -> {
                try {
                    writing.to(out);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private Actor requireActor(Call call) {
        Actor known = call.token()
                .flatMap(token -> logIn.withToken(token, call.origin()))
                .orElse(null);
        if (known != null) {
            return known;
        }
        RateLimits.Budget budget = refused.take(call.origin());
        if (budget.spent()) {
            throw Refusal.of(429, "request.too-many", budget.retryAfter());
        }
        throw new TradewindException(
                TradewindException.Kind.UNAUTHENTICATED,
                call.header("Authorization").isPresent() ? "access.bad-token" : "access.log-in-first");
    }

    private Answer handled(Call call, Route route) {
        requireAccepted(call, route);
        String key = call.header("Idempotency-Key").orElse(null);
        return key != null && route.once()
                ? onlyOnce(call, route, key)
                : route.handler().answer(call);
    }

    private static void requireAccepted(Call call, Route route) {
        Operation operation = route.operation();
        if (operation.hidden()
                || operation.answerType().isEmpty()
                || operation.answerType().equals("*/*")) {
            return;
        }
        Set<String> types = Set.of(operation.answerType().split(", "));
        if (!Accepted.any(call.header("Accept").orElse(null), types)) {
            throw Refusal.of(406, "request.not-acceptable", operation.answerType());
        }
    }

    private Answer onlyOnce(Call call, Route route, String key) {
        if (key.isBlank() || key.length() > 200 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw Refusal.malformed("request.idempotency-key");
        }
        String who = call.actor().id() + "\n" + call.method() + "\n" + String.join("/", call.path()) + "\n" + key;
        Once.Kept kept = once.once(who, fingerprint(call), () -> {
            Answer answer = route.handler().answer(call);
            byte[] body = answer.body() instanceof Answer.Whole whole ? whole.bytes() : new byte[0];
            return new Once.Kept(answer.status(), answer.headers(), new String(body, StandardCharsets.UTF_8), false);
        });
        return replayed(kept);
    }

    private static Answer replayed(Once.Kept kept) {
        byte[] body = kept.body().getBytes(StandardCharsets.UTF_8);
        Answer answer =
                new Answer(kept.status(), kept.headers(), body.length == 0 ? "" : Answer.JSON, new Answer.Whole(body));
        return kept.repeated() ? answer.header("Idempotency-Replayed", "true") : answer;
    }

    private static String fingerprint(Call call) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            if (call.multipart()) {
                call.parts().into(hash);
            } else {
                hash.update(call.body());
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String allowed(RouteTable.Path path) {
        Set<String> methods = new TreeSet<>(path.methods().keySet());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }
}
