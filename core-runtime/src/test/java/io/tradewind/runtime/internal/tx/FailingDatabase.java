package io.tradewind.runtime.internal.tx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Passes everything on to a database, but for one call: the n-th that would reach it fails with an SQL state. */
final class FailingDatabase {
    private final DataSource real;
    private String state = "";
    private int left = -1;

    FailingDatabase(DataSource real) {
        this.real = real;
    }

    /** From now on the n-th call fails, once. */
    void failAt(int call, String withState) {
        left = call;
        state = withState;
    }

    /** Whether the failure is still to come. */
    boolean isStillToFail() {
        return left > 0;
    }

    DataSource source() {
        return passing(DataSource.class, real);
    }

    private <T> T passing(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                FailingDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.startsWith("execute") || name.equals("commit") || name.equals("prepareStatement")) {
                        countDown(name);
                    }
                    try {
                        return wrapped(method.invoke(target, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private Object wrapped(Object result) {
        if (result instanceof Connection connection) {
            return passing(Connection.class, connection);
        }
        return result instanceof PreparedStatement statement ? passing(PreparedStatement.class, statement) : result;
    }

    private void countDown(String call) throws SQLException {
        if (left > 0 && --left == 0) {
            throw new SQLException("made to fail at " + call, state);
        }
    }
}
