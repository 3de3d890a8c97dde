package io.tradewind.runtime.internal.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded database in its folder. */
record DerbyFolder(Path folder) {
    private static final Logger log = LoggerFactory.getLogger(DerbyFolder.class);
    /** For all tables and indexes, so that the cache has a known size: Derby would take 32 KB for tables with long texts. */
    private static final int PAGE_SIZE = 8192;

    /** Opens the database, making it at the first start. */
    DataSource open() {
        configure();
        moveHalfMadeAside();
        var source = source();
        source.setCreateDatabase("create");
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            source.getConnection().close();
            return source;
        } catch (SQLException | IOException refusal) {
            throw refused(refusal);
        }
    }

    private EmbeddedDataSource source() {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toAbsolutePath().toString());
        return source;
    }

    /** What the launcher has not set already; Derby reads it once, when it boots. */
    private void configure() {
        long pages = Runtime.getRuntime().maxMemory() / 8 / PAGE_SIZE;
        set("derby.storage.pageSize", PAGE_SIZE);
        set("derby.storage.pageCacheSize", Math.clamp(pages, 1_000, 50_000));
        // Every commit is on disk all the same; after a crash a little more of the log is replayed.
        set("derby.storage.checkpointInterval", 32 << 20);
        set("derby.storage.logSwitchInterval", 4 << 20);
        set("derby.language.statementCacheSize", 500);
        set("derby.locks.deadlockTimeout", 1);
        set("derby.locks.waitTimeout", 10);
        set("derby.stream.error.logSeverityLevel", 40_000);
        set("derby.stream.error.file", folder.resolveSibling("derby.log").toAbsolutePath());
    }

    private static void set(String name, Object value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
        }
    }

    /** A process that was killed while it made the database leaves a folder that can never be opened, and holds nothing. */
    private void moveHalfMadeAside() {
        if (Files.exists(folder) && !Files.exists(folder.resolve("service.properties"))) {
            String moment = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
            var aside = folder.resolveSibling(folder.getFileName() + ".half-made-" + moment);
            try {
                Files.move(folder, aside);
                log.warn("A half-made database was moved to {}; it holds no data and may be deleted.", aside);
            } catch (IOException failure) {
                throw refused(failure);
            }
        }
    }

    private DatabaseRefused refused(Exception refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "XSDB6".equals(sql.getSQLState())) {
                return new DatabaseRefused(
                        "The database in " + folder + " is in use by another process: stop that one first.", refusal);
            }
        }
        return new DatabaseRefused(
                "The database in " + folder + " cannot be opened (" + refusal.getMessage()
                        + "): check the folder's rights and free space.",
                refusal);
    }

    /** Writes everything to disk and lets the folder go. */
    void shutDown() {
        var source = source();
        source.setShutdownDatabase("shutdown");
        try {
            source.getConnection().close();
        } catch (SQLException done) {
            if (!"08006".equals(done.getSQLState())) {
                log.warn("The database in {} was not shut down cleanly: {}", folder, done.getMessage());
            }
        }
    }
}
