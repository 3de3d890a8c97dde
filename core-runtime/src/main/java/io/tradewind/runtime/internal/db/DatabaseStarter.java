package io.tradewind.runtime.internal.db;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.migration.MigrationRefused;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.unit.UnitStates;

/**
 * Opens the database, brings the core's own tables up to date, and then registers the data source (service property
 * {@code tradewind.dialect}), the dialect and the migrator: whoever has them has the tables too. A database that does not
 * answer yet is tried again until it does.
 *
 * <p>Framework properties: {@code tradewind.database} ({@code postgresql://user:password@host:port/name}; without it the
 * embedded database in {@code tradewind.data}/db), {@code tradewind.database.connections} (default 20).
 */
@Component(
        service = {},
        immediate = true)
public final class DatabaseStarter {
    private static final Logger log = LoggerFactory.getLogger(DatabaseStarter.class);
    private static final String CORE = "core";

    private final BundleContext context;
    private final UnitStates states;
    private final Thread starter;
    private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();
    private volatile boolean stopped;
    private @Nullable OpenDatabase database;

    @Activate
    public DatabaseStarter(BundleContext context, @Reference UnitStates states) {
        this.context = context;
        this.states = states;
        starter = Thread.ofPlatform().name("tradewind-database").daemon().start(this::start);
    }

    private void start() {
        states.opening(CORE);
        String said = "";
        for (long pause = 1_000; !stopped; pause = Math.min(pause * 2, 10_000)) {
            try {
                open();
                states.open(CORE);
                return;
            } catch (RuntimeException failure) {
                close();
                String sentence = sentence(failure);
                if (!stopped && !sentence.equals(said)) {
                    log.error("{} Trying again.", sentence);
                    said = sentence;
                    states.failed(CORE, sentence);
                }
            }
            if (!slept(pause)) {
                return;
            }
        }
    }

    private String sentence(Throwable failure) {
        boolean clear = failure instanceof DatabaseRefused || failure instanceof MigrationRefused;
        if (!clear) {
            log.debug("Opening the database failed", failure);
        }
        return clear ? Objects.requireNonNull(failure.getMessage()) : "The database could not be opened: " + failure;
    }

    private static boolean slept(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private synchronized void open() {
        if (stopped) {
            return;
        }
        var data = Path.of(property("tradewind.data", "data"));
        var address = DatabaseAddress.parse(context.getProperty("tradewind.database"), data);
        int connections = Integer.parseInt(property("tradewind.database.connections", "20"));
        var opened = OpenDatabase.at(address, connections);
        database = opened;
        var migrator = new Migrator(opened.single(), opened.dialect());
        migrator.migrate(CORE, Script.of(context.getBundle(), opened.dialect()));
        log.info("Database {} is open ({})", address, opened.dialect().id());
        register(Migrator.class, migrator, opened.dialect());
        register(Dialect.class, opened.dialect(), opened.dialect());
        register(DataSource.class, opened.pool(), opened.dialect());
    }

    private String property(String name, String otherwise) {
        return Objects.requireNonNullElse(context.getProperty(name), otherwise);
    }

    private <T> void register(Class<T> type, T service, Dialect dialect) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("tradewind.dialect", dialect.id());
        registrations.push(context.registerService(type, service, properties));
    }

    private synchronized void close() {
        while (!registrations.isEmpty()) {
            try {
                registrations.pop().unregister();
            } catch (IllegalStateException alreadyGone) {
                log.trace("The framework was faster", alreadyGone);
            }
        }
        if (database != null) {
            database.close();
            database = null;
        }
    }

    @Deactivate
    public void stop() throws InterruptedException {
        stopped = true;
        starter.interrupt();
        starter.join(10_000);
        close();
        states.gone(CORE);
    }
}
