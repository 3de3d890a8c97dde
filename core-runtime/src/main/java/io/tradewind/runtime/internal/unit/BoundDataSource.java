package io.tradewind.runtime.internal.unit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Participant;

/**
 * Hands EclipseLink the connection of the thread's transaction. What would end or change the transaction does nothing: the
 * transaction has one owner, and that is not EclipseLink.
 */
record BoundDataSource(Database database) implements DataSource {
    @Override
    public Connection getConnection() {
        return database.participant(BoundDataSource.class, () -> new Bound(proxy(database.connection()))).connection;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    /** Kept for the length of the transaction. */
    private record Bound(Connection connection) implements Participant {
        @Override
        public void flush() {}

        @Override
        public void ended() {}
    }

    private static Connection proxy(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                BoundDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> answer(connection, method, arguments));
    }

    private static @Nullable Object answer(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "close", "commit", "rollback", "setAutoCommit", "setReadOnly", "setTransactionIsolation" -> null;
            case "isClosed" -> false;
            default -> {
                try {
                    yield method.invoke(connection, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            }
        };
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
