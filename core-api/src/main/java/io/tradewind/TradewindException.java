package io.tradewind;

import java.util.List;

/**
 * A rule said no: a named outcome with a text key and its arguments, translated only at the rim.
 * Doors map the subclasses to their answers; see {@link Kind}.
 */
public class TradewindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How a door answers: the HTTP status of the same meaning. */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        INVALID(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;

    /**
     * @param kind how doors answer
     * @param code key of the text without the prefix {@code error.}, for example {@code record.not-found}
     * @param arguments values for the text's placeholders, for example a date or a count
     */
    public TradewindException(Kind kind, String code, Object... arguments) {
        super(code + List.of(arguments));
        this.kind = kind;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public final Kind kind() {
        return kind;
    }

    /** Stable code of the outcome; the text's key is {@code "error." + code()}. */
    public final String code() {
        return code;
    }

    public final List<Object> arguments() {
        return arguments;
    }
}
