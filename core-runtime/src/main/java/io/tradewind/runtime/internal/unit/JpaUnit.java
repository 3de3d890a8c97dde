package io.tradewind.runtime.internal.unit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Participant;

/** A unit served by EclipseLink. Each transaction gets a real entity manager of its own at first use. */
public final class JpaUnit implements Unit, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JpaUnit.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String module;
    private final Database database;
    private final EntityManagerFactory factory;
    private final EntityManager bound;
    private final Written written;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile boolean closed;

    private JpaUnit(String module, Database database, EntityManagerFactory factory, Written written) {
        this.written = written;
        this.module = module;
        this.database = database;
        this.factory = factory;
        bound = (EntityManager) Proxy.newProxyInstance(
                JpaUnit.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this::call);
    }

    /**
     * Opens a unit and checks its mappings.
     *
     * @param session name unique to this revision of the module
     * @param entities names of its entity classes
     * @param loader loads them
     * @param root where they come from
     */
    public static JpaUnit open(
            String module, String session, List<String> entities, ClassLoader loader, URL root, Database database) {
        var classes = Stream.concat(
                        Stream.of(RecordEntity.class.getName(), MoneyValue.class.getName()), entities.stream())
                .toList();
        var definition = new UnitDefinition(module, classes, loader, root, new BoundDataSource(database));
        var written = new Written();
        var thread = Thread.currentThread();
        var former = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return database.reads(sql -> {
                var factory = new PersistenceProvider()
                        .createContainerEntityManagerFactory(definition, settings(module, session, database, written));
                return checked(new JpaUnit(module, database, factory, written));
            });
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    private static Map<String, Object> settings(String module, String session, Database database, Written written) {
        SessionCustomizer customizer = opened -> {
            opened.getLogin().setPlatform(UtcTimestamps.platform(database.dialect()));
            opened.setSessionLog(new UnitLog(module));
            opened.getDescriptors()
                    .values()
                    .forEach(entity -> entity.getEventManager().addListener(written));
        };
        var settings = new HashMap<String, Object>();
        settings.put("eclipselink.session.customizer", customizer);
        settings.put("eclipselink.session-name", session);
        settings.put("eclipselink.weaving", "false");
        settings.put("eclipselink.cache.shared.default", "false");
        settings.put("eclipselink.logging.level", "WARNING");
        settings.put(
                "eclipselink.target-database",
                switch (database.dialect()) {
                    case DERBY -> "Derby";
                    case POSTGRESQL -> "PostgreSQL";
                });
        return settings;
    }

    /** The first entity manager makes EclipseLink read all mappings. */
    private static JpaUnit checked(JpaUnit unit) {
        try {
            unit.factory.createEntityManager().close();
            return unit;
        } catch (RuntimeException failure) {
            unit.factory.close();
            throw failure;
        }
    }

    @Override
    public String module() {
        return module;
    }

    @Override
    public EntityManager entityManager() {
        return bound;
    }

    @Override
    public void onWritten(Class<?> entity, Consumer<Object> listener) {
        written.listen(entity, listener);
    }

    /** Whether the class is one of this unit's entities. */
    public boolean has(Class<?> entity) {
        return factory.getMetamodel().getEntities().stream().anyMatch(type -> type.getJavaType() == entity);
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> proxy == Objects.requireNonNull(arguments)[0];
            case "hashCode" -> System.identityHashCode(this);
            case "toString" -> "entity manager of " + module;
            case "isOpen" -> !closed;
            case "close", "getTransaction", "joinTransaction" ->
                throw new UnsupportedOperationException(
                        method.getName() + ": transactions begin and end with Transactions.required");
            case "getEntityManagerFactory" -> factory;
            case "getMetamodel" -> factory.getMetamodel();
            case "getCriteriaBuilder" -> factory.getCriteriaBuilder();
            default -> passedOn(method, arguments);
        };
    }

    private @Nullable Object passedOn(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(session().manager, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private Session session() {
        return database.participant(this, this::opened);
    }

    private Session opened() {
        sessions.incrementAndGet();
        try {
            if (closed) {
                throw new UnitClosed(module);
            }
            var manager = factory.createEntityManager();
            boolean writes = database.inTransaction();
            if (writes) {
                manager.getTransaction().begin();
            }
            return new Session(manager, writes, sessions);
        } catch (RuntimeException failure) {
            sessions.decrementAndGet();
            throw failure;
        }
    }

    /** The entity manager of one transaction. */
    private record Session(EntityManager manager, boolean writes, AtomicInteger sessions) implements Participant {
        @Override
        public void flush() {
            if (writes) {
                manager.flush();
            }
        }

        /** Commit or rollback has happened on the connection; EclipseLink only lets go. */
        @Override
        public void ended() {
            try {
                if (writes && manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            } finally {
                manager.close();
                sessions.decrementAndGet();
            }
        }
    }

    /** Takes no new transactions, waits a while for the running ones, and lets go of the module's classes. */
    @Override
    public void close() {
        closed = true;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sessions.get() > 0 && System.nanoTime() < deadline && paused()) {
            log.trace("Waiting for {} transactions of {}", sessions, module);
        }
        if (sessions.get() > 0) {
            log.warn(
                    "Module {} is closed although {} of its transactions still run; they will fail.", module, sessions);
        }
        if (factory.isOpen()) {
            factory.close();
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(10);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
