package io.tradewind.runtime.internal.oidc;

import java.net.URI;
import java.util.Optional;
import java.util.stream.StreamSupport;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import tools.jackson.databind.JsonNode;

/**
 * What a provider says of itself (OpenID Connect Discovery).
 *
 * @param basic whether it takes the client's secret in a header; else in the form
 * @param namesItself whether each answer names its issuer (RFC 9207)
 */
public record Discovery(String issuer, URI logIn, URI token, URI keys, boolean basic, boolean namesItself) {
    /** @throws TradewindException INVALID in plain words if it is no document of this issuer, or not one that we can work with */
    static Discovery read(String issuer, JsonNode json) {
        String said = json.path("issuer").asString("");
        if (said.isEmpty()) {
            throw new TradewindException(Kind.INVALID, "access.provider-no-discovery", issuer);
        }
        if (!said.equals(issuer)) {
            throw new TradewindException(Kind.INVALID, "access.provider-other-issuer", shown(said), issuer);
        }
        if (!offers(json, "response_types_supported", "code", true)) {
            throw new TradewindException(Kind.INVALID, "access.provider-no-code", issuer);
        }
        return new Discovery(
                issuer,
                address(json, "authorization_endpoint", issuer),
                address(json, "token_endpoint", issuer),
                address(json, "jwks_uri", issuer),
                offers(json, "token_endpoint_auth_methods_supported", "client_secret_basic", true),
                json.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private static URI address(JsonNode json, String name, String issuer) {
        String text = json.path(name).asString("");
        Optional<URI> address = SafeAddress.of(text);
        boolean issuerIsHere =
                SafeAddress.of(issuer).filter(SafeAddress::isHere).isPresent();
        return address.filter(uri -> issuerIsHere || "https".equalsIgnoreCase(uri.getScheme()))
                .orElseThrow(() ->
                        new TradewindException(Kind.INVALID, "access.provider-endpoint", name, issuer, shown(text)));
    }

    private static boolean offers(JsonNode json, String list, String wanted, boolean otherwise) {
        JsonNode offered = json.path(list);
        return offered.isArray()
                ? StreamSupport.stream(offered.spliterator(), false)
                        .anyMatch(each -> each.asString("").equals(wanted))
                : otherwise;
    }

    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
