package io.tradewind.runtime.internal.module;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;

/** A bundle that says {@code Tradewind-Module}. */
record ModuleBundle(Bundle bundle, String name) {
    static final String HEADER = "Tradewind-Module";
    /** Stages begin here; what starts before is the core. A safe start ends below. */
    private static final int STAGES = 90;
    /** Never reached: what is here does not start, whoever tries. */
    private static final int PARKED = 1000;

    static Optional<ModuleBundle> of(Bundle bundle) {
        if (bundle.getState() == Bundle.UNINSTALLED) {
            return Optional.empty();
        }
        return Optional.ofNullable(bundle.getHeaders("").get(HEADER))
                .map(String::strip)
                .map(name -> new ModuleBundle(bundle, name));
    }

    String version() {
        return bundle.getVersion().toString();
    }

    String provider() {
        return Objects.requireNonNullElse(bundle.getHeaders("").get("Bundle-Vendor"), "");
    }

    boolean core() {
        return bundle.adapt(BundleStartLevel.class).getStartLevel() < STAGES;
    }

    /** Keeps it from running, whoever starts it: the framework, the drop folder or an update. */
    void park() {
        bundle.adapt(BundleStartLevel.class).setStartLevel(PARKED);
    }

    void unpark() {
        bundle.adapt(BundleStartLevel.class).setStartLevel(STAGES);
    }

    boolean parked() {
        return bundle.adapt(BundleStartLevel.class).getStartLevel() == PARKED;
    }

    /** Whether it is meant to run, whatever it does now. */
    boolean wanted() {
        return bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /** Whether the framework has come so far that it would run; not in a safe start. */
    boolean due(int frameworkStartLevel) {
        return bundle.adapt(BundleStartLevel.class).getStartLevel() <= frameworkStartLevel;
    }

    boolean active() {
        return bundle.getState() == Bundle.ACTIVE;
    }

    /** The file in the drop folder it came from. */
    Optional<Path> droppedFile(Path dropFolder) {
        String location = bundle.getLocation();
        if (!location.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(URI.create(location)).toAbsolutePath().normalize();
            return file.startsWith(dropFolder.toAbsolutePath().normalize()) ? Optional.of(file) : Optional.empty();
        } catch (IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }
}
