package io.tradewind.rest.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Follows the resources that are there and keeps the table of their routes; readers always see a whole table. */
@Component(service = Routes.class)
public final class Routes {
    private final List<RestResource> resources = new CopyOnWriteArrayList<>();
    private volatile RouteTable table = RouteTable.EMPTY;

    @Activate
    public Routes() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(RestResource resource) {
        resources.add(resource);
        swap();
    }

    void remove(RestResource resource) {
        resources.remove(resource);
        swap();
    }

    private synchronized void swap() {
        List<Route> all = new ArrayList<>();
        resources.forEach(resource -> all.addAll(resource.routes()));
        table = new RouteTable(all);
    }

    /** The table of this moment. */
    RouteTable table() {
        return table;
    }
}
