package io.tradewind.rest.internal.access;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.LogIn;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** Logs in with a password, out with the token, and says who calls. */
@Component(service = RestResource.class)
public final class LogInResource implements RestResource {
    private static final Operation LOG_IN = Operation.of(
                    "auth",
                    "Log in with a password; with a code, too, if the user has a second factor; with a new password, if one is due")
            .takes(requiring(
                    object("username", TEXT, "password", TEXT, "otp", TEXT, "newPassword", TEXT),
                    "username",
                    "password"))
            .answers(201, requiring(object("token", TEXT, "expiresAt", INSTANT), "token", "expiresAt"));
    private static final Operation LOG_OUT = Operation.of("auth", "Log out: the token ends at once");
    private static final Operation ME = Operation.of("auth", "Who calls")
            .answers(200, object("id", TEXT, "login", TEXT, "name", TEXT, "language", TEXT, "zone", TEXT));

    private final LogIn logIn;

    @Activate
    public LogInResource(@Reference LogIn logIn) {
        this.logIn = logIn;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/auth/token", this::logIn, LOG_IN).forEverybody().notKept(),
                Route.delete("/auth/token", this::logOut, LOG_OUT),
                Route.get("/me", this::me, ME));
    }

    private Answer logIn(Call call) {
        Members body = new Members(call.json());
        String username = body.text("username", 200);
        String password = body.text("password", 1000);
        String otp = body.optionalText("otp", 100).orElse("");
        String newPassword = body.optionalText("newPassword", 1000).orElse("");
        body.done();
        LogIn.Session session =
                logIn.withPassword(new LogIn.Credentials(username, password, otp, newPassword), call.origin());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("token", session.token());
        json.put("expiresAt", session.expiresAt().toString());
        return Answer.json(201, json).header("Cache-Control", "no-store");
    }

    private Answer logOut(Call call) {
        call.token().ifPresent(logIn::logOut);
        return Answer.empty(204);
    }

    private Answer me(Call call) {
        Actor actor = call.actor();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", actor.id());
        json.put("login", actor.login());
        json.put("name", actor.name());
        json.put("language", actor.locale().toLanguageTag());
        json.put("zone", actor.zone().getId());
        return Answer.ok(json);
    }
}
