package io.tradewind.ui.internal.bridge;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.di.OneTimeInitializerPredicate;
import com.vaadin.flow.di.ResourceProvider;
import com.vaadin.flow.router.DefaultRoutePathProvider;
import com.vaadin.flow.router.RoutePathProvider;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.startup.ApplicationConfigurationFactory;
import com.vaadin.flow.server.startup.DefaultApplicationConfigurationFactory;

/** The services that Flow looks up while it starts. There are few, each exactly once, so a map is enough. */
final class OsgiLookup implements Lookup {
    private final Map<Class<?>, Object> services;

    OsgiLookup(InstantiatorFactory instantiators) {
        services = Map.of(
                ResourceProvider.class,
                new PlatformResources(),
                ApplicationConfigurationFactory.class,
                new DefaultApplicationConfigurationFactory(),
                StaticFileHandlerFactory.class,
                (StaticFileHandlerFactory) StaticFiles::new,
                OneTimeInitializerPredicate.class,
                (OneTimeInitializerPredicate) () -> true,
                RoutePathProvider.class,
                new DefaultRoutePathProvider(),
                InstantiatorFactory.class,
                instantiators);
    }

    @Override
    public <T> @Nullable T lookup(Class<T> type) {
        return type.cast(services.get(type));
    }

    @Override
    public <T> Collection<T> lookupAll(Class<T> type) {
        var service = lookup(type);
        return service == null ? List.of() : List.of(service);
    }
}
