package io.tradewind.runtime.internal.record;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** Counts the statements that go to a database. */
final class CountingSource {
    private final DataSource real;
    private final AtomicInteger executions = new AtomicInteger();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile boolean counting;

    CountingSource(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return passing(DataSource.class, real);
    }

    /** How many statements the work needs. */
    int of(Runnable work) {
        executions.set(0);
        statements.clear();
        counting = true;
        try {
            work.run();
            return executions.get();
        } finally {
            counting = false;
        }
    }

    /** The texts of those counted last. */
    List<String> statements() {
        return statements;
    }

    private <T> T passing(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (counting && method.getName().startsWith("execute")) {
                        executions.incrementAndGet();
                    }
                    if (counting && method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return wrapped(method.invoke(target, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private Object wrapped(Object result) {
        if (result instanceof PreparedStatement statement) {
            return passing(PreparedStatement.class, statement);
        }
        return result instanceof Connection connection ? passing(Connection.class, connection) : result;
    }
}
