package io.tradewind.runtime.internal.db;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A database that answered: its pool for everybody, and single connections for migrations, which may take long. */
final class OpenDatabase implements AutoCloseable {
    /** A silent connection is given up after this many seconds; also the longest statement of a request. */
    private static final int SOCKET_TIMEOUT = 60;

    private final Dialect dialect;
    private final DataSource single;
    private final HikariDataSource pool;
    private final Runnable shutDown;

    private OpenDatabase(Dialect dialect, DataSource single, DataSource pooled, int connections, Runnable shutDown) {
        this.dialect = dialect;
        this.single = single;
        this.shutDown = shutDown;
        var settings = new HikariConfig();
        settings.setPoolName("tradewind");
        settings.setDataSource(pooled);
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(Math.min(2, connections));
        settings.setConnectionTimeout(5_000);
        settings.setValidationTimeout(2_000);
        pool = new HikariDataSource(settings);
    }

    /**
     * Connects.
     *
     * @param connections at most so many at once
     * @throws DatabaseRefused if the database does not let us in
     */
    static OpenDatabase at(DatabaseAddress address, int connections) {
        return switch (address) {
            case DatabaseAddress.Embedded embedded -> derby(embedded, connections);
            case DatabaseAddress.Server server -> postgreSql(server, connections);
        };
    }

    private static OpenDatabase derby(DatabaseAddress.Embedded address, int connections) {
        var derby = new DerbyFolder(address.folder());
        var source = derby.open();
        return new OpenDatabase(Dialect.DERBY, source, source, connections, derby::shutDown);
    }

    private static OpenDatabase postgreSql(DatabaseAddress.Server address, int connections) {
        var single = source(address);
        try {
            single.getConnection().close();
        } catch (SQLException refusal) {
            throw refused(address, refusal);
        }
        var pooled = source(address);
        pooled.setSocketTimeout(SOCKET_TIMEOUT);
        return new OpenDatabase(Dialect.POSTGRESQL, single, pooled, connections, () -> {});
    }

    private static PGSimpleDataSource source(DatabaseAddress.Server address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("tradewind");
        source.setReWriteBatchedInserts(true);
        source.setConnectTimeout(5);
        source.setTcpKeepAlive(true);
        return source;
    }

    private static DatabaseRefused refused(DatabaseAddress.Server address, SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        String advice = switch (state) {
            case "28P01", "28000" -> "refuses the user or password: correct tradewind.database";
            case "3D000" -> "does not exist: create it, or correct tradewind.database";
            case "53300" -> "has no connections left: raise max_connections, or close other programs";
            default -> "does not answer: start it, or correct tradewind.database";
        };
        return new DatabaseRefused("The database " + address + " " + advice + ".", refusal);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Pooled connections, each at most a minute silent. */
    DataSource pool() {
        return pool;
    }

    /** Connections of their own without a time limit. */
    DataSource single() {
        return single;
    }

    @Override
    public void close() {
        pool.close();
        shutDown.run();
    }
}
