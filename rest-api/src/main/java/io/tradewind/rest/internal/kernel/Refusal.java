package io.tradewind.rest.internal.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

import io.tradewind.TradewindException;

/** A request that the door itself refuses, with a status that no rule of the engine has, or with headers. */
public final class Refusal extends TradewindException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    private Refusal(int status, Map<String, String> headers, String code, Object... arguments) {
        super(Kind.MALFORMED, code, arguments);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /**
     * @param status HTTP status, 400 to 599
     * @param code text key without {@code error.}
     */
    public static Refusal of(int status, String code, Object... arguments) {
        return new Refusal(status, Map.of(), code, arguments);
    }

    /** A 400. */
    public static Refusal malformed(String code, Object... arguments) {
        return of(400, code, arguments);
    }

    /** The same refusal with one header more. */
    public Refusal header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refusal(status, more, code(), arguments().toArray());
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
