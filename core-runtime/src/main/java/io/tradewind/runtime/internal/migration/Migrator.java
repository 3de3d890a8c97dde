package io.tradewind.runtime.internal.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.DatabaseUnavailable;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;

/**
 * Brings a module's tables up to date: all its missing scripts in one transaction, so that a script that fails leaves
 * nothing behind. Nodes that start together do it once: a locked row lets one go first, and the others then find nothing to
 * do. Scripts are applied once and never change; a module whose applied script was changed is refused.
 */
public final class Migrator {
    private static final Logger log = LoggerFactory.getLogger(Migrator.class);
    /** How long a node waits for another one that migrates. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DataSource source;
    private final Dialect dialect;

    public Migrator(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    /**
     * Applies what is missing.
     *
     * @return how many scripts were applied
     * @throws MigrationRefused if a script fails, or was changed after it had been applied
     */
    public int migrate(String module, List<Script> scripts) {
        if (scripts.isEmpty()) {
            return 0;
        }
        String schema = Schema.of(module).name();
        prepare(module, schema);
        return patiently(() -> onConnection(false, sql -> apply(module, schema, scripts, sql)));
    }

    /** Makes what the lock needs; each command commits by itself, because a lost race must not spoil a transaction. */
    private void prepare(String module, String schema) {
        makeIfMissing("create schema core", "select 1 from core.migration where 1 = 0");
        makeIfMissing("""
                create table core.migration (module varchar(40) not null, version int not null, \
                script varchar(200) not null, checksum char(64) not null, applied_at timestamp not null, \
                primary key (module, version))""", "select 1 from core.migration where 1 = 0");
        makeIfMissing(
                "create table core.migration_lock (module varchar(40) not null primary key, taken_at timestamp)",
                "select 1 from core.migration_lock where 1 = 0");
        patiently(() -> onConnection(true, sql -> addLock(module, sql)));
        if (!schema.equals("core")) {
            patiently(() -> onConnection(true, sql -> makeSchema(schema, sql)));
        }
    }

    private void makeIfMissing(String command, String probe) {
        patiently(() -> onConnection(true, sql -> {
            try {
                return sql.list(probe, row -> row.getInt(1)).size();
            } catch (DatabaseFailure missing) {
                return made(command, sql);
            }
        }));
    }

    private int made(String command, Sql sql) {
        try {
            return sql.update(command);
        } catch (DatabaseFailure failure) {
            if (!dialect.isAlreadyThere(failure)) {
                throw failure;
            }
            return 0;
        }
    }

    private int makeSchema(String schema, Sql sql) {
        String known = switch (dialect) {
            case DERBY -> "select 1 from sys.sysschemas where schemaname = ?";
            case POSTGRESQL -> "select 1 from pg_namespace where upper(nspname) = ?";
        };
        boolean there = sql.first(known, row -> row.getInt(1), schema.toUpperCase(java.util.Locale.ROOT))
                .isPresent();
        return there ? 0 : made("create schema " + schema, sql);
    }

    private int addLock(String module, Sql sql) {
        boolean there = sql.first("select 1 from core.migration_lock where module = ?", row -> row.getInt(1), module)
                .isPresent();
        if (there) {
            return 0;
        }
        try {
            return sql.update("insert into core.migration_lock (module) values (?)", module);
        } catch (DatabaseFailure failure) {
            if (!dialect.isUniqueViolation(failure)) {
                throw failure;
            }
            return 0;
        }
    }

    private int apply(String module, String schema, List<Script> scripts, Sql sql) {
        sql.update("update core.migration_lock set taken_at = ? where module = ?", Instant.now(), module);
        var applied = applied(module, sql);
        int count = 0;
        for (var script : scripts) {
            String checksum = applied.remove(script.version());
            if (checksum == null) {
                run(module, script, sql);
                count++;
            } else if (!checksum.equals(script.checksum())) {
                throw changed(module, script);
            }
        }
        if (!applied.isEmpty()) {
            log.warn(
                    "The tables of module {} are newer than the module: it does not know their steps {}. Install the newer version.",
                    module,
                    applied.keySet());
        }
        if (count > 0) {
            log.info("Module {}: {} script(s) applied in schema {}", module, count, schema);
        }
        return count;
    }

    private static Map<Integer, String> applied(String module, Sql sql) {
        record Applied(int version, String checksum) {}
        return sql
                .list(
                        "select version, checksum from core.migration where module = ? order by version",
                        row -> new Applied(row.getInt(1), row.getString(2)),
                        module)
                .stream()
                .collect(Collectors.toMap(Applied::version, Applied::checksum, (a, b) -> a, java.util.TreeMap::new));
    }

    private void run(String module, Script script, Sql sql) {
        int number = 0;
        try {
            for (String command : script.commands(dialect)) {
                number++;
                execute(command, sql.connection());
            }
        } catch (SQLException | IllegalArgumentException failure) {
            if (dialect.isWorthRepeating(failure)) {
                throw new IllegalStateException(failure);
            }
            throw new MigrationRefused(
                    "Module %s: command %d of script %s failed, nothing was kept: %s"
                            .formatted(module, number, script.name(), failure.getMessage()),
                    failure);
        }
        sql.update(
                "insert into core.migration (module, version, script, checksum, applied_at) values (?, ?, ?, ?, ?)",
                module,
                script.version(),
                script.name(),
                script.checksum(),
                Instant.now());
    }

    private static void execute(String command, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static MigrationRefused changed(String module, Script script) {
        return new MigrationRefused(
                "Module %s: script %s was changed after it had been applied. Restore it and put the change into a new script."
                        .formatted(module, script.name()),
                null);
    }

    private <T> T onConnection(boolean autoCommit, Function<Sql, T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(autoCommit);
            try {
                T result = work.apply(new Sql(connection));
                if (!autoCommit) {
                    connection.commit();
                }
                return result;
            } catch (Throwable failure) {
                if (!autoCommit) {
                    connection.rollback();
                }
                throw failure;
            }
        } catch (SQLException failure) {
            throw new DatabaseUnavailable(failure);
        }
    }

    /** Repeats while another node holds what this one needs. */
    private <T> T patiently(java.util.function.Supplier<T> work) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!dialect.isWorthRepeating(failure) || System.nanoTime() > deadline) {
                    throw failure;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for another node's migration", interrupted);
        }
    }
}
