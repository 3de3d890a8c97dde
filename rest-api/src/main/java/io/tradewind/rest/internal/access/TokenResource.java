package io.tradewind.rest.internal.access;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Tokens;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** The caller's own API tokens; the secret is answered once and kept by nobody. */
@Component(service = RestResource.class)
public final class TokenResource implements RestResource {
    private static final Map<String, Object> TOKEN = object(
            "id", TEXT, "name", TEXT, "createdAt", INSTANT, "expiresAt", INSTANT, "lastUsedAt", nullable(INSTANT));
    private static final Operation LIST =
            Operation.of("tokens", "Own API tokens").answers(200, items(TOKEN));
    private static final Operation ISSUE = Operation.of("tokens", "Make an API token; its secret is shown this once")
            .takes(requiring(object("name", TEXT, "expiresAt", INSTANT), "name", "expiresAt"))
            .answers(201, object("id", TEXT, "name", TEXT, "expiresAt", INSTANT, "token", TEXT));
    private static final Operation REVOKE = Operation.of("tokens", "Revoke an API token");

    private final Tokens tokens;

    @Activate
    public TokenResource(@Reference Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/tokens", this::mine, LIST),
                Route.post("/tokens", this::issue, ISSUE).notKept(),
                Route.delete("/tokens/{id}", this::revoke, REVOKE));
    }

    private Answer mine(Call call) {
        return Answer.ok(
                Map.of("items", tokens.mine().stream().map(TokenResource::json).toList()));
    }

    private Answer issue(Call call) {
        Members body = new Members(call.json());
        String name = body.text("name", 200);
        Instant expiresAt = body.instant("expiresAt");
        body.done();
        Tokens.Issued issued = tokens.issue(name, expiresAt);
        Map<String, @Nullable Object> json = json(issued.token());
        json.put("token", issued.secret());
        return Answer.json(201, json).header("Cache-Control", "no-store");
    }

    private Answer revoke(Call call) {
        tokens.revoke(call.variable("id"));
        return Answer.empty(204);
    }

    private static Map<String, @Nullable Object> json(Tokens.Token token) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", token.id());
        json.put("name", token.name());
        json.put("createdAt", JsonValue.of(token.createdAt()));
        json.put("expiresAt", JsonValue.of(token.expiresAt()));
        json.put("lastUsedAt", JsonValue.of(token.lastUsedAt()));
        return json;
    }
}
