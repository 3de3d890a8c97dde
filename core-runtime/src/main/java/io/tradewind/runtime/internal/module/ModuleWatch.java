package io.tradewind.runtime.internal.module;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.record.RecordType;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.unit.UnitHealth;
import io.tradewind.tx.Transactions;

/** Sees modules come, go and change; tells who wants to know; keeps those from starting that an admin wants stopped. */
@Component(service = ModuleWatch.class)
public final class ModuleWatch implements SynchronousBundleListener {
    private static final Logger log = LoggerFactory.getLogger(ModuleWatch.class);

    private final BundleContext context;
    private final StoppedModules stopped;
    private final ModuleData data;
    private final Diagnosis diagnosis;
    private final AutoCloseable units;
    private final Map<ServiceReference<RecordType<?>>, String> types = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("tradewind-modules").daemon().unstarted(task));

    @Activate
    public ModuleWatch(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference UnitHealth units,
            @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.stopped = new StoppedModules(transactions, database);
        this.data = new ModuleData(database);
        this.diagnosis = new Diagnosis(context, units, components);
        this.units = units.watch(this::tell);
        context.addBundleListener(this);
        context.addFrameworkListener(diagnosis);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addType(ServiceReference<RecordType<?>> reference, RecordType<?> type) {
        types.put(reference, type.spec().name());
        tell();
    }

    void removeType(ServiceReference<RecordType<?>> reference) {
        types.remove(reference);
        tell();
    }

    @Deactivate
    void close() throws Exception {
        context.removeBundleListener(this);
        context.removeFrameworkListener(diagnosis);
        units.close();
        teller.shutdownNow();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.INSTALLED || event.getType() == BundleEvent.UPDATED) {
            ModuleBundle.of(event.getBundle()).ifPresent(this::parkIfUnwanted);
        }
        if (event.getType() == BundleEvent.STARTED) {
            diagnosis.healthy(event.getBundle());
        }
        if (event.getBundle().getHeaders("").get(ModuleBundle.HEADER) != null) {
            tell();
        }
    }

    /** Before anybody can start it: an unwanted module is not to run for a moment. */
    void parkIfUnwanted(ModuleBundle module) {
        if (!module.core() && !module.parked() && stopped.contains(module.name())) {
            module.park();
            log.info("Module {} stays stopped, as an administrator decided.", module.name());
        }
    }

    /** Whether nothing keeps it from running: no decision of an admin, no safe start. */
    boolean mayRun(ModuleBundle module) {
        return !stopped.contains(module.name()) && diagnosis.isDue(module);
    }

    void want(String module) {
        stopped.remove(module);
    }

    void unwant(String module, Actor by) {
        stopped.add(module, by.id());
    }

    void failed(Bundle bundle, Throwable failure) {
        diagnosis.failed(bundle, failure);
        tell();
    }

    Diagnosis.Finding diagnose(ModuleBundle module) {
        return diagnosis.of(module);
    }

    Map<String, Long> rows(String module) {
        return data.of(module);
    }

    List<String> typesOf(Bundle bundle) {
        return types.entrySet().stream()
                .filter(type -> bundle.equals(type.getKey().getBundle()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    AutoCloseable add(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        if (!teller.isShutdown()) {
            teller.execute(() -> listeners.forEach(ModuleWatch::tell));
        }
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failure) {
            log.warn("A listener to modules failed.", failure);
        }
    }
}
