package io.tradewind.tests.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Finds services of the running container for a test. */
public final class Services {
    private Services() {}

    /** The service, as soon as it is there; fails after half a minute. */
    public static <S> S get(Class<S> type) {
        return get(type, "(objectClass=*)");
    }

    /** The service with these properties. */
    public static <S> S get(Class<S> type, String filter) {
        BundleContext context = context();
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        do {
            try {
                Collection<ServiceReference<S>> found = context.getServiceReferences(type, filter);
                for (ServiceReference<S> reference : found) {
                    S service = context.getService(reference);
                    if (service != null) {
                        return service;
                    }
                }
                Thread.sleep(50);
            } catch (InvalidSyntaxException wrong) {
                throw new IllegalArgumentException(wrong);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        } while (Instant.now().isBefore(end));
        throw new AssertionError("no service " + type.getName() + " " + filter);
    }

    /** Context of the bundle that runs the tests. */
    public static BundleContext context() {
        return FrameworkUtil.getBundle(Services.class).getBundleContext();
    }
}
