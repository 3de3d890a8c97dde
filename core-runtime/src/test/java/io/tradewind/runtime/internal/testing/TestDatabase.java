package io.tradewind.runtime.internal.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.tx.ThreadTransactions;
import io.tradewind.runtime.internal.unit.JpaUnit;
import io.tradewind.runtime.internal.unit.Unit;
import io.tradewind.runtime.internal.unit.Units;

/** An empty database of one test, with a pool and transactions. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final Runnable drop;
    private final ThreadTransactions transactions;
    private final List<JpaUnit> units = new ArrayList<>();

    private TestDatabase(Dialect dialect, DataSource source, Runnable drop) {
        this.dialect = dialect;
        this.drop = drop;
        var settings = new HikariConfig();
        settings.setDataSource(source);
        settings.setMaximumPoolSize(20);
        settings.setMinimumIdle(0);
        settings.setConnectionTimeout(5_000);
        pool = new HikariDataSource(settings);
        transactions = new ThreadTransactions(pool, dialect);
    }

    /** Opens a new, empty database; close it after the test. */
    public static TestDatabase open(Dialect dialect) {
        return switch (dialect) {
            case DERBY -> derby();
            case POSTGRESQL -> postgreSql();
        };
    }

    private static TestDatabase derby() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        System.setProperty("derby.locks.deadlockTimeout", "1");
        System.setProperty("derby.locks.waitTimeout", "5");
        String name = "memory:test" + NUMBERS.incrementAndGet();
        var source = new EmbeddedDataSource();
        source.setDatabaseName(name);
        source.setCreateDatabase("create");
        return new TestDatabase(Dialect.DERBY, source, () -> dropDerby(name));
    }

    private static void dropDerby(String name) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(name);
        source.setConnectionAttributes("drop=true");
        try {
            source.getConnection().close();
        } catch (SQLException dropped) {
            if (!"08006".equals(dropped.getSQLState())) {
                throw new IllegalStateException("Could not drop " + name, dropped);
            }
        }
    }

    private static TestDatabase postgreSql() {
        var cluster = PostgreSqlCluster.running();
        String url = cluster.newDatabase();
        var source = new PGSimpleDataSource();
        source.setUrl(url + "?reWriteBatchedInserts=true");
        source.setUser("postgres");
        return new TestDatabase(Dialect.POSTGRESQL, source, () -> cluster.drop(url));
    }

    public Dialect dialect() {
        return dialect;
    }

    public DataSource source() {
        return pool;
    }

    /** Both {@link io.tradewind.tx.Transactions} and {@link io.tradewind.runtime.internal.tx.Database}. */
    public ThreadTransactions transactions() {
        return transactions;
    }

    /** Makes the core's own tables. */
    public TestDatabase withCoreTables() {
        migrate("core", TestDatabase.class.getResource("/db/001_events.sql"));
        return this;
    }

    /** Runs all scripts in the folder of this one, as for a module. */
    public void migrate(String module, URL script) {
        try (var files = Files.list(Path.of(script.toURI()).getParent())) {
            List<URL> all = new ArrayList<>();
            for (var file : files.toList()) {
                all.add(file.toUri().toURL());
            }
            new Migrator(pool, dialect).migrate(module, Script.of(all, dialect));
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Opens a unit of these entities, as for a module; their tables are there already. Closed after the test. */
    public JpaUnit unit(String module, Class<?>... entities) {
        var unit = JpaUnit.open(
                module,
                module + "-" + NUMBERS.incrementAndGet(),
                Arrays.stream(entities).map(Class::getName).toList(),
                entities[0].getClassLoader(),
                entities[0].getProtectionDomain().getCodeSource().getLocation(),
                transactions);
        units.add(unit);
        return unit;
    }

    /** Finds the units opened by {@link #unit}. */
    public Units units() {
        return entity -> units.stream()
                .filter(unit -> unit.has(entity))
                .map(Unit.class::cast)
                .findFirst();
    }

    /** Runs commands, each in a transaction of its own; to make tables, for example. */
    public void run(String... commands) {
        for (String command : commands) {
            transactions.run(() -> transactions.sql().update(command));
        }
    }

    @Override
    public void close() {
        units.forEach(JpaUnit::close);
        pool.close();
        drop.run();
    }

    @Override
    public String toString() {
        return dialect.id();
    }
}
