package io.tradewind.runtime.internal.db;

import java.sql.SQLException;

/** A statement failed; the cause says how. {@link Dialect} knows which failures are worth another try. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
