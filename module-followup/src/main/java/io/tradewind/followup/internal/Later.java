package io.tradewind.followup.internal;

import java.util.function.Function;

import org.osgi.service.component.ComponentServiceObjects;

/** A service that is asked when it is needed and not before: it may itself be waiting for record types. */
public record Later<S>(ComponentServiceObjects<S> services) {
    public <T> T with(Function<S, T> work) {
        S service = services.getService();
        try {
            return work.apply(service);
        } finally {
            services.ungetService(service);
        }
    }
}
