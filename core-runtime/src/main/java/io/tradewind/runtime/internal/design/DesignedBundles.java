package io.tradewind.runtime.internal.design;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.design.TypeDesign;
import io.tradewind.record.RecordType;
import io.tradewind.runtime.internal.db.RecordJson;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;

/**
 * Keeps a bundle for each published design: at the start, at once when something is published here, and within two seconds when it was on
 * another node. While such a bundle runs, its record type is registered in its name, so that everything follows as for a module.
 */
@Component(service = DesignedBundles.class)
public final class DesignedBundles implements BundleTrackerCustomizer<ServiceRegistration<?>> {
    private static final Logger log = LoggerFactory.getLogger(DesignedBundles.class);

    private static final int STAGES = 90;

    private final BundleContext context;
    private final Epochs epochs;
    private final DesignTable designs;
    private final BundleTracker<ServiceRegistration<?>> tracker;
    private final ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("tradewind-designs").daemon().unstarted(work));
    private volatile String followed = "";

    @Activate
    public DesignedBundles(BundleContext context, @Reference Database database, @Reference Epochs epochs) {
        this.context = context;
        this.epochs = epochs;
        designs = new DesignTable(database);
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
        look(); // what cannot be read now is read again: the stages do not wait for it
        follower.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        follower.shutdownNow();
        tracker.close();
    }

    private void look() {
        try {
            if (!epochs.current(DesignTable.EPOCH).equals(followed)) {
                follow();
            }
        } catch (RuntimeException failure) {
            log.warn("Record types made in the browser could not be followed, tried again: {}", failure.getMessage());
        }
    }

    /** Makes the bundles what the designs are now. */
    synchronized void follow() {
        String stamp = epochs.read(DesignTable.EPOCH);
        List<Publication> wanted = designs.published();
        Set<String> locations = new HashSet<>();
        wanted.forEach(each -> locations.add(each.location()));
        Arrays.stream(context.getBundles())
                .filter(bundle -> Publication.isLocation(bundle.getLocation()))
                .filter(bundle -> !locations.contains(bundle.getLocation()))
                .forEach(DesignedBundles::remove);
        wanted.forEach(this::bring);
        followed = stamp;
    }

    private static void remove(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException failure) {
            log.warn("{} could not be removed", bundle.getSymbolicName(), failure);
        }
    }

    private void bring(Publication publication) {
        try {
            Bundle there = context.getBundle(publication.location());
            if (there == null) {
                Bundle made = context.installBundle(publication.location(), content(publication));
                place(made);
                made.start();
            } else if (!Integer.toString(publication.revision())
                    .equals(there.getHeaders("").get(Publication.HEADER))) {
                there.update(content(publication));
            }
        } catch (BundleException failure) {
            log.error(
                    "The record type {} cannot be served", publication.design().name(), failure);
        }
    }

    /** With the stages; a module that an admin stopped was parked above them when it was installed. */
    private static void place(Bundle made) {
        BundleStartLevel level = made.adapt(BundleStartLevel.class);
        if (level.getStartLevel() < STAGES) {
            level.setStartLevel(STAGES);
        }
    }

    private static ByteArrayInputStream content(Publication publication) {
        return new ByteArrayInputStream(publication.bundle());
    }

    /** Whether the type's bundle runs: not in a safe start, and not when an admin stopped it as a module. */
    boolean isActive(String type) {
        return Arrays.stream(context.getBundles())
                .anyMatch(bundle ->
                        Names.module(type).equals(bundle.getHeaders("").get("Tradewind-Module"))
                                && bundle.getState() == Bundle.ACTIVE);
    }

    @Override
    public @Nullable ServiceRegistration<?> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        if (bundle.getHeaders("").get(Publication.HEADER) == null) {
            return null;
        }
        try (var file =
                Objects.requireNonNull(bundle.getEntry(Publication.FILE)).openStream()) {
            var design = RecordJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), TypeDesign.class);
            return bundle.getBundleContext()
                    .registerService(RecordType.class, DesignedRecordType.of(design, bundle), null);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError failure) {
            log.error("The record type of {} cannot be described", bundle.getSymbolicName(), failure);
            return null;
        }
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, ServiceRegistration<?> registration) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException alreadyGone) {
            log.trace("The framework was faster", alreadyGone);
        }
    }
}
