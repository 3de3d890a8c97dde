package io.tradewind.runtime.internal.db;

import java.sql.SQLException;

import io.tradewind.TradewindException;

/** No connection could be had in time: the database is down, or all connections are in use. */
public final class DatabaseUnavailable extends TradewindException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(SQLException cause) {
        super(Kind.UNAVAILABLE, "database.unavailable");
        initCause(cause);
    }
}
