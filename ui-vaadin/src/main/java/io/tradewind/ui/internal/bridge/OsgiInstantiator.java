package io.tradewind.ui.internal.bridge;

import java.util.Optional;
import java.util.function.Function;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.server.VaadinService;

/** Takes views from the service registry: DS builds them with their references, and takes them back when they are left. */
final class OsgiInstantiator extends DefaultInstantiator {
    private static final long serialVersionUID = 1L;

    private final transient BundleContext bundles;
    private final transient Function<Class<?>, Optional<ServiceReference<?>>> finder;

    OsgiInstantiator(
            VaadinService service, BundleContext bundles, Function<Class<?>, Optional<ServiceReference<?>>> finder) {
        super(service);
        this.bundles = bundles;
        this.finder = finder;
    }

    @Override
    public <T> T getOrCreate(Class<T> type) {
        var reference = finder.apply(type);
        return reference.isPresent() ? fromService(type, reference.get()) : super.getOrCreate(type);
    }

    private <T, S> T fromService(Class<T> type, ServiceReference<S> reference) {
        var objects = bundles.getServiceObjects(reference);
        var service = objects == null ? null : objects.getService();
        if (!type.isInstance(service)) {
            var bundle = reference.getBundle();
            if (bundle == null || bundle.getState() != Bundle.ACTIVE) {
                throw new ScreenLeaves(type.getName());
            }
            throw new IllegalStateException(type.getName() + " cannot be built now; the log says why");
        }
        if (service instanceof Component component) {
            component.addDetachListener(left -> {
                left.unregisterListener();
                try {
                    objects.ungetService(service);
                } catch (IllegalStateException | IllegalArgumentException gone) {
                    // the bundle went first and took its services along
                }
            });
        }
        return type.cast(service);
    }
}
