package io.tradewind.runtime.internal.db;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between the databases. Statements are otherwise written in the part of SQL that both understand:
 * {@code fetch first ? rows only}, {@code varchar}, {@code timestamp}, names in lower case without quotes.
 */
public enum Dialect {
    DERBY("", "\uffff", Set.of("40001", "40XL1", "40XL2"), Set.of("X0Y32", "X0Y68", "23505")),
    /** Columns compared by range carry the collation "C", so that order is the order of code points, as in Derby. */
    POSTGRESQL(
            " for update skip locked",
            "\udbff\udfff",
            Set.of("40001", "40P01", "55P03"),
            Set.of("42P07", "42P06", "23505"));

    private final String skipLocked;
    private final String highest;
    private final Set<String> retryable;
    private final Set<String> alreadyThere;

    Dialect(String skipLocked, String highest, Set<String> retryable, Set<String> alreadyThere) {
        this.skipLocked = skipLocked;
        this.highest = highest;
        this.retryable = retryable;
        this.alreadyThere = alreadyThere;
    }

    /** Name as in the service property {@code tradewind.dialect} and in {@code 001_create.derby.sql}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * End of a query that locks the rows it reads and leaves away those that another node has locked; empty on Derby,
     * which serves one node only.
     */
    public String skipLocked() {
        return skipLocked;
    }

    /** Upper bound of the range of all texts that begin with the prefix. */
    public String endOfPrefix(String prefix) {
        return prefix + highest;
    }

    /** Whether a row with the same key is there already. */
    public boolean isUniqueViolation(Throwable failure) {
        return sqlState(failure).filter("23505"::equals).isPresent();
    }

    /** Whether the transaction lost against another one (deadlock, lock time-out, serialization) and may win if repeated. */
    public boolean isWorthRepeating(Throwable failure) {
        return sqlState(failure).filter(retryable::contains).isPresent();
    }

    /** Whether the connection was lost: the database stopped, or the way to it. */
    public boolean isDisconnected(Throwable failure) {
        return sqlState(failure)
                .filter(state -> state.startsWith("08") || state.startsWith("57P"))
                .isPresent();
    }

    /** Whether the same may well succeed in a moment. */
    public boolean isTemporary(Throwable failure) {
        return isWorthRepeating(failure) || isDisconnected(failure);
    }

    /** Whether a table, schema or row could not be made because another node has just made it. */
    public boolean isAlreadyThere(Throwable failure) {
        return sqlState(failure).filter(alreadyThere::contains).isPresent();
    }

    private static Optional<String> sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
