package io.tradewind.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** Why a start does not get on: bundles that do not start and components that wait for others. */
final class Diagnosis {
    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final int UNSATISFIED_REFERENCE = 2;
    private static final int FAILED_ACTIVATION = 16;
    private final BundleContext context;

    Diagnosis(Framework framework) {
        this.context = framework.getBundleContext();
    }

    /** One line for each cause; empty if all is up. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get("Fragment-Host") != null;
            if (!fragment && bundle.getState() < Bundle.STARTING) {
                lines.add("bundle " + bundle.getSymbolicName() + " is not started");
            }
        }
        try {
            lines.addAll(waitingComponents());
        } catch (ReflectiveOperationException e) {
            lines.add("components cannot be asked: " + e);
        }
        return lines;
    }

    /** By reflection: the component runtime's types are not on this class path. */
    private List<String> waitingComponents() throws ReflectiveOperationException {
        ServiceReference<?> reference = context.getServiceReference(RUNTIME);
        if (reference == null) return List.of("declarative services do not run");
        Object runtime = context.getService(reference);
        List<String> lines = new ArrayList<>();
        Class<?> api = runtime.getClass();
        Collection<?> descriptions =
                (Collection<?>) method(api, "getComponentDescriptionDTOs", 1).invoke(runtime, (Object) new Bundle[0]);
        for (Object description : descriptions) {
            Collection<?> instances = (Collection<?>)
                    method(api, "getComponentConfigurationDTOs", 1).invoke(runtime, description);
            for (Object instance : instances) {
                int state = (Integer) field(instance, "state");
                if (state == UNSATISFIED_REFERENCE) {
                    lines.add(field(description, "implementationClass") + " waits for " + missing(instance));
                } else if (state == FAILED_ACTIVATION) {
                    lines.add(field(description, "implementationClass") + " failed: "
                            + firstLine(field(instance, "failure")));
                }
            }
        }
        return lines;
    }

    private static String missing(Object instance) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Object reference : (Object[]) field(instance, "unsatisfiedReferences")) {
            names.add(String.valueOf(field(reference, "name")));
        }
        return String.join(", ", names);
    }

    private static String firstLine(Object text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        return owner.getClass().getField(name).get(owner);
    }

    private static java.lang.reflect.Method method(Class<?> type, String name, int parameters)
            throws NoSuchMethodException {
        java.lang.reflect.Method found = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
        found.setAccessible(true);
        return found;
    }
}
