package io.tradewind.runtime.internal.module;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

import io.tradewind.event.EventHandler;

/** What a running bundle gives, read from the properties of its services: nothing is created for it. */
record Gifts(List<String> views, List<String> handlers) {
    private static final String VIEW_PATH = "tradewind.view.path";
    private static final String COMPONENT = "component.name";

    static Gifts of(Bundle bundle) {
        return new Gifts(
                services(bundle)
                        .map(service -> service.getProperty(VIEW_PATH))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .distinct()
                        .sorted()
                        .toList(),
                services(bundle)
                        .filter(service -> offers(service, EventHandler.class))
                        .map(service -> simpleName(service.getProperty(COMPONENT)))
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Stream<ServiceReference<?>> services(Bundle bundle) {
        ServiceReference<?> @Nullable [] services = bundle.getRegisteredServices();
        return services == null ? Stream.empty() : Arrays.stream(services);
    }

    private static boolean offers(ServiceReference<?> service, Class<?> type) {
        return Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS))
                .contains(type.getName());
    }

    private static String simpleName(@Nullable Object name) {
        String text = String.valueOf(name);
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
