package io.tradewind.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

/**
 * Lets another process ask the running server for a consistent copy of its database. The request is a file in {@code run/}; only who
 * may write the data folder can ask. Derby copies itself while it works; PostgreSQL is dumped by its own tool.
 */
final class BackupDesk implements AutoCloseable {
    static final String DERBY = "derby";
    static final String POSTGRESQL = "postgresql";
    private static final String FAILED = "failed: ";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration UNNOTICED = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 200;

    private final DataFolder data;
    private final Framework framework;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tradewind-backup").factory());

    private BackupDesk(DataFolder data, Framework framework) {
        this.data = data;
        this.framework = framework;
    }

    static BackupDesk open(DataFolder data, Framework framework) {
        BackupDesk desk = new BackupDesk(data, framework);
        desk.clerk.scheduleWithFixedDelay(desk::serve, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        return desk;
    }

    /** Where the copy of the database is put. */
    static Path copy(DataFolder data) {
        return data.run().resolve("backup");
    }

    /** Asks the server that runs on this folder and waits for the copy; answers the kind of database. */
    static String ask(DataFolder data) throws IOException {
        Files.deleteIfExists(answer(data));
        Files.writeString(request(data), Instant.now().toString(), UTF_8);
        Instant begin = Instant.now();
        while (Files.notExists(answer(data))) {
            Duration waited = Duration.between(begin, Instant.now());
            boolean unnoticed = waited.compareTo(UNNOTICED) > 0 && Files.exists(request(data));
            if (unnoticed || waited.compareTo(PATIENCE) > 0 || !data.isRunning()) {
                Files.deleteIfExists(request(data));
                throw Refusal.because("The running instance does not answer; stop it and try again.");
            }
            pause();
        }
        String answer = Files.readString(answer(data), UTF_8).trim();
        Files.delete(answer(data));
        if (answer.startsWith(FAILED)) {
            throw Refusal.because(
                    "The running instance cannot copy its database: " + answer.substring(FAILED.length()));
        }
        return answer;
    }

    private void serve() {
        if (Files.notExists(request(data))) return;
        try {
            Files.delete(request(data));
            Folders.delete(copy(data));
            Files.createDirectories(copy(data));
            say(takeCopy());
        } catch (IOException | SQLException | ReflectiveOperationException | RuntimeException e) {
            say(FAILED + e.getMessage());
        }
    }

    private String takeCopy() throws IOException, SQLException, ReflectiveOperationException {
        String url = System.getProperty("tradewind.database", "");
        if (!url.isEmpty()) {
            new PostgreSqlTools(DatabaseUrl.parse(url)).dump(copy(data));
            return POSTGRESQL;
        }
        try (Connection connection = derby().getConnection();
                CallableStatement backup = connection.prepareCall("call SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            backup.setString(1, copy(data).toString());
            backup.execute();
        }
        Path inner = copy(data).resolve(data.database().getFileName());
        Folders.copy(inner, copy(data));
        Folders.delete(inner);
        return DERBY;
    }

    /** The engine that runs in its bundle, not a second one. */
    private DataSource derby() throws ReflectiveOperationException {
        Bundle engine = Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> "io.tradewind.platform.derby".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new ClassNotFoundException("the embedded database is not running"));
        Class<?> type = engine.loadClass("org.apache.derby.jdbc.EmbeddedDataSource");
        DataSource source = (DataSource) type.getConstructor().newInstance();
        type.getMethod("setDatabaseName", String.class)
                .invoke(source, data.database().toString());
        return source;
    }

    private void say(String text) {
        try {
            Path unfinished = data.run().resolve("backup.answer.unfinished");
            Files.writeString(unfinished, text, UTF_8);
            Files.move(unfinished, answer(data), ATOMIC_MOVE);
        } catch (IOException e) {
            System.err.println("tradewind: the backup cannot be answered: " + e.getMessage());
        }
    }

    private static Path request(DataFolder data) {
        return data.run().resolve("backup.request");
    }

    private static Path answer(DataFolder data) {
        return data.run().resolve("backup.answer");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.because("The backup was interrupted.");
        }
    }

    @Override
    public void close() {
        clerk.shutdownNow();
    }
}
