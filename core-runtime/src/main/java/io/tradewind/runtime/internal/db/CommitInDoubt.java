package io.tradewind.runtime.internal.db;

import java.sql.SQLException;

import io.tradewind.TradewindException;

/** The connection was lost while the database committed: nobody here knows whether it did. Not to be repeated blindly. */
public final class CommitInDoubt extends TradewindException {
    private static final long serialVersionUID = 1L;

    public CommitInDoubt(SQLException cause) {
        super(Kind.UNAVAILABLE, "database.commit-in-doubt");
        initCause(cause);
    }
}
