package io.tradewind.rest.internal.kernel;

import java.util.List;

/** A group of routes; registered as a service, live while it is there. */
public interface RestResource {
    /** The same at every call. */
    List<Route> routes();
}
