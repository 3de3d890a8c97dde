package io.tradewind.rest.internal.access;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.IdentityProviders;
import io.tradewind.access.IdentityProviders.LoginClaim;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.access.IdentityProviders.Trial;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** The identity providers that people log in through, for those who manage access. Secrets come in and never go out. */
@Component(service = RestResource.class)
public final class IdentityProviderResource implements RestResource {
    private static final String TAG = "access";
    private static final String ONE = "/identity-providers/{id}";
    private static final Map<String, Object> LOGIN =
            Map.of("type", "string", "enum", List.of("EMAIL", "PREFERRED_USERNAME", "SUBJECT"));
    private static final Map<String, Object> GIVEN = requiring(
            object(
                    "nameEn",
                    TEXT,
                    "nameZh",
                    TEXT,
                    "issuer",
                    TEXT,
                    "clientId",
                    TEXT,
                    "secret",
                    TEXT,
                    "scopes",
                    TEXT,
                    "login",
                    LOGIN,
                    "createsPeople",
                    BOOLEAN,
                    "role",
                    TEXT,
                    "team",
                    TEXT,
                    "domains",
                    array(TEXT),
                    "secondFactor",
                    BOOLEAN,
                    "enabled",
                    BOOLEAN),
            "issuer",
            "clientId");
    private static final Map<String, Object> KEPT = object(
            "id",
            TEXT,
            "nameEn",
            TEXT,
            "nameZh",
            TEXT,
            "issuer",
            TEXT,
            "clientId",
            TEXT,
            "secretKept",
            BOOLEAN,
            "scopes",
            TEXT,
            "login",
            LOGIN,
            "createsPeople",
            BOOLEAN,
            "role",
            TEXT,
            "team",
            TEXT,
            "domains",
            array(TEXT),
            "secondFactor",
            BOOLEAN,
            "enabled",
            BOOLEAN);
    private static final Map<String, Object> ADDRESS = requiring(object("address", TEXT), "address");
    private static final Operation LIST =
            Operation.of(TAG, "The identity providers (OpenID Connect)").answers(200, items(KEPT));
    private static final Operation ADD =
            Operation.of(TAG, "Add an identity provider").takes(GIVEN).answers(201, KEPT);
    private static final Operation CHANGE = Operation.of(
                    TAG, "Change an identity provider; without a secret the former one stays")
            .takes(GIVEN)
            .answers(200, KEPT);
    private static final Operation REMOVE = Operation.of(TAG, "Remove an identity provider");
    private static final Operation TEST = Operation.of(TAG, "Ask an identity provider what it says of itself")
            .takes(requiring(object("issuer", TEXT), "issuer"))
            .answers(200, object("logInAt", TEXT, "keys", INTEGER));
    private static final Operation READ_ADDRESS = Operation.of(
                    TAG, "Where browsers find this installation, and the redirect address for identity providers")
            .answers(200, object("address", TEXT, "redirectAddress", TEXT));
    private static final Operation CHANGE_ADDRESS = Operation.of(TAG, "Say where browsers find this installation")
            .takes(ADDRESS)
            .answers(200, object("address", TEXT, "redirectAddress", TEXT));

    private final IdentityProviders providers;

    @Activate
    public IdentityProviderResource(@Reference IdentityProviders providers) {
        this.providers = providers;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/identity-providers", this::list, LIST),
                Route.post("/identity-providers", this::add, ADD).notKept(),
                Route.post("/identity-providers/test", this::test, TEST).notKept(),
                Route.put(ONE, this::change, CHANGE),
                Route.delete(ONE, this::remove, REMOVE),
                Route.get("/public-address", this::readAddress, READ_ADDRESS),
                Route.put("/public-address", this::changeAddress, CHANGE_ADDRESS));
    }

    private Answer list(Call call) {
        return Answer.ok(Map.of(
                "items",
                providers.all().stream().map(IdentityProviderResource::json).toList()));
    }

    private Answer add(Call call) {
        Members body = new Members(call.json());
        Provider given = read(body, "");
        String secret =
                body.optionalText("secret", IdentityProviders.LONGEST_SECRET).orElse("");
        body.done();
        return Answer.json(201, json(kept(providers.add(given, secret))));
    }

    private Answer change(Call call) {
        Members body = new Members(call.json());
        Provider given = read(body, call.variable("id"));
        String secret =
                body.optionalText("secret", IdentityProviders.LONGEST_SECRET).orElse(null);
        body.done();
        providers.change(given, secret);
        return Answer.ok(json(kept(given.id())));
    }

    private Answer remove(Call call) {
        providers.remove(call.variable("id"));
        return Answer.empty(204);
    }

    private Answer test(Call call) {
        Members body = new Members(call.json());
        String issuer = body.text("issuer", IdentityProviders.LONGEST_ADDRESS);
        body.done();
        Trial trial = providers.test(issuer);
        return Answer.ok(Map.of("logInAt", trial.logInAt(), "keys", trial.keys()));
    }

    private Answer readAddress(Call call) {
        return Answer.ok(Map.of("address", providers.publicAddress(), "redirectAddress", providers.redirectAddress()));
    }

    private Answer changeAddress(Call call) {
        Members body = new Members(call.json());
        String address =
                body.optionalText("address", IdentityProviders.LONGEST_ADDRESS).orElse("");
        body.done();
        providers.changePublicAddress(address);
        return readAddress(call);
    }

    private Provider kept(String id) {
        return providers.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "record.not-found"));
    }

    private static Provider read(Members body, String id) {
        return new Provider(
                id,
                body.optionalText("nameEn", IdentityProviders.LONGEST_NAME).orElse(""),
                body.optionalText("nameZh", IdentityProviders.LONGEST_NAME).orElse(""),
                body.text("issuer", IdentityProviders.LONGEST_ADDRESS),
                body.text("clientId", IdentityProviders.LONGEST_ADDRESS),
                false,
                body.optionalText("scopes", IdentityProviders.LONGEST_ADDRESS).orElse(""),
                body.oneOf("login", LoginClaim.EMAIL),
                body.flag("createsPeople"),
                body.optionalText("role", 60).orElse(""),
                body.optionalText("team", 36).orElse(""),
                body.texts("domains", 20, 253),
                body.flag("secondFactor"),
                body.flag("enabled"));
    }

    private static Map<String, Object> json(Provider provider) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", provider.id());
        json.put("nameEn", provider.nameEn());
        json.put("nameZh", provider.nameZh());
        json.put("issuer", provider.issuer());
        json.put("clientId", provider.clientId());
        json.put("secretKept", provider.secretKept());
        json.put("scopes", provider.scopes());
        json.put("login", provider.login().name());
        json.put("createsPeople", provider.createsPeople());
        json.put("role", provider.role());
        json.put("team", provider.team());
        json.put("domains", provider.domains());
        json.put("secondFactor", provider.secondFactor());
        json.put("enabled", provider.enabled());
        return json;
    }
}
