package io.tradewind.runtime.internal.unit;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.tx.Database;

/**
 * Gives each module its persistence. A bundle with the header {@code Tradewind-Module} has its {@code db} scripts applied;
 * if it has the header {@code Tradewind-Entities} too, its unit is opened and its {@link EntityManager} registered as a
 * service of that bundle, with the property {@code unit} = module name. One worker does this, so that no bundle's start
 * waits for a migration. A module that fails stays closed until it is updated; {@link UnitHealth} tells why.
 */
@Component(service = Units.class, immediate = true)
public final class EntityUnits implements Units, BundleTrackerCustomizer<EntityUnits.Opening> {
    private static final Logger log = LoggerFactory.getLogger(EntityUnits.class);
    private static final int TRIES = 10;

    private final Migrator migrator;
    private final Database database;
    private final UnitStates states;
    private final Map<Bundle, JpaUnit> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("tradewind-units").daemon().unstarted(work));
    private final BundleTracker<Opening> tracker;

    @Activate
    public EntityUnits(
            BundleContext context,
            @Reference Migrator migrator,
            @Reference Database database,
            @Reference UnitStates states) {
        this.migrator = migrator;
        this.database = database;
        this.states = states;
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    @Override
    public Optional<Unit> of(Class<?> entity) {
        return open.values().stream()
                .filter(unit -> unit.has(entity))
                .map(Unit.class::cast)
                .findFirst();
    }

    @Override
    public @Nullable Opening addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        String module = bundle.getHeaders("").get("Tradewind-Module");
        if (module == null) {
            return null;
        }
        var opening = new Opening(bundle, module.strip());
        states.opening(opening.module);
        worker.execute(opening::open);
        return opening;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Opening opening) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Opening opening) {
        opening.close();
    }

    @Deactivate
    public void close() {
        tracker.close();
        worker.shutdownNow();
    }

    /** One bundle's unit on its way to being open, and back. */
    final class Opening {
        private final Bundle bundle;
        private final String module;
        private int attempts;
        private boolean closed;
        private @Nullable ServiceRegistration<EntityManager> registration;

        private Opening(Bundle bundle, String module) {
            this.bundle = bundle;
            this.module = module;
        }

        private synchronized void open() {
            if (closed) {
                return;
            }
            try {
                migrator.migrate(module, Script.of(bundle, database.dialect()));
                var entities = entities();
                if (!entities.isEmpty()) {
                    register(entities);
                }
                states.open(module);
            } catch (Exception | LinkageError failure) {
                failed(failure);
            }
        }

        private void register(List<String> entities) {
            var unit = JpaUnit.open(
                    module,
                    module + "-" + bundle.getBundleId() + "-" + bundle.getLastModified(),
                    entities,
                    bundle.adapt(BundleWiring.class).getClassLoader(),
                    bundle.getEntry("/"),
                    database);
            open.put(bundle, unit);
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put("unit", module);
            registration =
                    bundle.getBundleContext().registerService(EntityManager.class, unit.entityManager(), properties);
            log.info("Module {}: {} entities are open", module, entities.size());
        }

        private List<String> entities() {
            String header = Objects.requireNonNullElse(bundle.getHeaders("").get("Tradewind-Entities"), "");
            return Arrays.stream(header.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        /** A database that is away for a moment is no fault of the module. */
        private void failed(Throwable failure) {
            letGo();
            if (database.dialect().isTemporary(failure) && ++attempts < TRIES) {
                worker.schedule(this::open, attempts, TimeUnit.SECONDS);
                return;
            }
            String problem = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
            states.failed(module, problem);
            log.error("Module {} needs attention: its data could not be opened", module, failure);
        }

        private synchronized void close() {
            closed = true;
            letGo();
            states.gone(module);
        }

        private void letGo() {
            if (registration != null) {
                try {
                    registration.unregister();
                } catch (IllegalStateException alreadyGone) {
                    log.trace("The framework was faster", alreadyGone);
                }
                registration = null;
            }
            var unit = open.remove(bundle);
            if (unit != null) {
                unit.close();
            }
        }
    }
}
