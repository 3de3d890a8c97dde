package io.tradewind.ui.internal.bridge;

import java.util.Optional;
import java.util.function.Function;

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
        return finder.apply(type)
                .flatMap(reference -> fromService(type, reference))
                .orElseGet(() -> super.getOrCreate(type));
    }

    private <T, S> Optional<T> fromService(Class<T> type, ServiceReference<S> reference) {
        var objects = bundles.getServiceObjects(reference);
        if (objects == null) {
            return Optional.empty();
        }
        var service = objects.getService();
        if (!type.isInstance(service)) {
            return Optional.empty();
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
        return Optional.of(type.cast(service));
    }
}
