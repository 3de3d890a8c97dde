package io.tradewind.runtime.internal.module;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

import io.tradewind.module.Modules.State;
import io.tradewind.runtime.internal.unit.UnitHealth;

/** Finds out how a module is, from what the framework, its persistence and its components say. */
final class Diagnosis implements FrameworkListener {
    /** Doors are optional: a view whose door is away is no fault of its stage. */
    private static final List<String> DOORS = List.of("io.tradewind.ui.", "com.vaadin.");

    /**
     * How a module is.
     *
     * @param code text key of the problem; empty if there is none
     * @param detail names of what is wrong
     */
    record Finding(State state, String code, String detail) {
        static Finding of(State state) {
            return new Finding(state, "", "");
        }

        static Finding attention(String what, String detail) {
            return new Finding(State.NEEDS_ATTENTION, "module.problem." + what, detail);
        }
    }

    private final BundleContext context;
    private final UnitHealth units;
    private final ServiceComponentRuntime components;
    private final Map<Long, String> failures = new ConcurrentHashMap<>();

    Diagnosis(BundleContext context, UnitHealth units, ServiceComponentRuntime components) {
        this.context = context;
        this.units = units;
        this.components = components;
    }

    /** Remembers why a bundle did not start; only the framework is told. */
    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
            failures.put(event.getBundle().getBundleId(), reason(event.getThrowable()));
        }
    }

    void failed(Bundle bundle, Throwable failure) {
        failures.put(bundle.getBundleId(), reason(failure));
    }

    void healthy(Bundle bundle) {
        failures.remove(bundle.getBundleId());
    }

    Finding of(ModuleBundle module) {
        if (module.active()) {
            return ofRunning(module);
        }
        if (module.bundle().getState() == Bundle.STARTING || module.bundle().getState() == Bundle.STOPPING) {
            return Finding.of(State.STARTING);
        }
        return module.wanted() && isDue(module) ? ofFailed(module.bundle()) : Finding.of(State.STOPPED);
    }

    boolean isDue(ModuleBundle module) {
        return module.due(context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel());
    }

    private Finding ofRunning(ModuleBundle module) {
        Optional<UnitHealth.Unit> unit = units.of(module.name());
        if (unit.filter(u -> u.state() == UnitHealth.State.FAILED).isPresent()) {
            return Finding.attention(
                    "tables", unit.map(UnitHealth.Unit::problem).orElse(""));
        }
        if (unit.filter(u -> u.state() == UnitHealth.State.OPENING).isPresent()) {
            return Finding.of(State.STARTING);
        }
        String missing = unsatisfied(module.bundle());
        return missing.isEmpty() ? Finding.of(State.RUNNING) : Finding.attention("waits", missing);
    }

    private Finding ofFailed(Bundle bundle) {
        List<PackageNeeds.Need> missing = PackageNeeds.missing(bundle, context);
        if (!missing.isEmpty()) {
            return Finding.attention(
                    "needs", missing.stream().map(PackageNeeds.Need::toString).collect(Collectors.joining(", ")));
        }
        return Finding.attention("start", failures.getOrDefault(bundle.getBundleId(), "?"));
    }

    /** Service interfaces that components of the bundle wait for, by simple name. */
    private String unsatisfied(Bundle bundle) {
        return components.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(description -> components.getComponentConfigurationDTOs(description).stream()
                        .filter(configuration -> configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                        .flatMap(configuration -> Arrays.stream(configuration.unsatisfiedReferences))
                        .map(missing -> serviceOf(description, missing)))
                .filter(service -> DOORS.stream().noneMatch(service::startsWith))
                .map(service -> service.substring(service.lastIndexOf('.') + 1))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String serviceOf(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO missing) {
        for (ReferenceDTO reference : description.references) {
            if (reference.name.equals(missing.name)) {
                return reference.interfaceName;
            }
        }
        return missing.name;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
