package io.tradewind.ui.internal.bridge;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.InvalidRouteConfigurationException;
import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;

import io.tradewind.record.RecordTypes;
import io.tradewind.ui.internal.shell.MainLayout;
import io.tradewind.ui.internal.shell.NotFoundScreen;
import io.tradewind.ui.internal.shell.ProblemScreen;
import io.tradewind.ui.internal.shell.UpdatingScreen;
import io.tradewind.ui.spi.TradewindView;

/**
 * The views that are running, as routes and as menu items. Follows bundles as they come and go: open tabs get a
 * placeholder when their view's bundle stops, and the new view when it is back.
 */
@org.osgi.service.component.annotations.Component(service = ViewRegistry.class)
public final class ViewRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(ViewRegistry.class);

    private final BundleContext bundles;
    private final OpenScreens screens = new OpenScreens();
    private final Comings comings = new Comings(screens);
    private final Map<Class<?>, ViewEntry> views = new ConcurrentHashMap<>();
    private final ServiceTracker<TradewindView, ViewEntry> tracker;
    private final AutoCloseable typeWatch;
    private volatile @Nullable RouteConfiguration routes;

    @Activate
    public ViewRegistry(BundleContext bundles, @Reference RecordTypes types) {
        this.bundles = bundles;
        this.tracker = new ServiceTracker<>(bundles, TradewindView.class, new Following());
        this.typeWatch = types.watch(new FollowingTypes());
    }

    @Deactivate
    void deactivate() throws Exception {
        typeWatch.close();
        close();
        comings.close();
    }

    /** All running views, by group and order. */
    public List<ViewEntry> all() {
        return views.values().stream()
                .sorted(Comparator.comparing(ViewEntry::group)
                        .thenComparing(ViewEntry::order)
                        .thenComparing(ViewEntry::path))
                .toList();
    }

    /** The view whose class this is, while it runs. */
    public Optional<ViewEntry> of(Class<?> type) {
        return Optional.ofNullable(views.get(type));
    }

    /** The tabs that are open. */
    public OpenScreens screens() {
        return screens;
    }

    Instantiator instantiator(VaadinService service) {
        return new OsgiInstantiator(service, bundles, this::serviceOf);
    }

    void open(VaadinContext context) {
        var registry = ApplicationRouteRegistry.getInstance(context);
        registry.setErrorNavigationTargets(Set.of(NotFoundScreen.class, ProblemScreen.class, UpdatingScreen.class));
        routes = RouteConfiguration.forRegistry(registry);
        tracker.open();
    }

    void close() {
        tracker.close();
        routes = null;
    }

    /** The service that makes instances of a view, or of one of the shell's own parts. */
    private Optional<ServiceReference<?>> serviceOf(Class<?> type) {
        var view = views.get(type);
        if (view != null) {
            return Optional.of(view.reference());
        }
        return Component.class.isAssignableFrom(type)
                ? Optional.ofNullable(bundles.getServiceReference(type.getName()))
                : Optional.empty();
    }

    private void add(ViewEntry view) {
        var open = routes;
        if (open == null) {
            return;
        }
        views.put(view.type(), view);
        open.update(() -> {
            if (WithoutShell.class.isAssignableFrom(view.type())) {
                open.setRoute(view.path(), view.type());
            } else {
                open.setRoute(view.path(), view.type(), List.of(MainLayout.class));
            }
        });
        comings.came(ui ->
                open.getRoute(address(ui)).filter(type -> type == view.type()).isPresent());
    }

    private void remove(ViewEntry view) {
        views.remove(view.type());
        var open = routes;
        if (open != null) {
            open.removeRoute(view.path(), view.type());
        }
        comings.went(shows(view));
        if (view.reference().getBundle() != bundles.getBundle()) {
            comings.purgeLater(view.type().getClassLoader());
        }
    }

    private static Predicate<UI> shows(ViewEntry view) {
        return ui -> leaf(ui).filter(leaf -> leaf.getClass() == view.type()).isPresent();
    }

    private static String address(UI ui) {
        return ui.getInternals().getActiveViewLocation().getPath();
    }

    static Optional<Object> leaf(UI ui) {
        return ui.getInternals().getActiveRouterTargetsChain().stream()
                .map(Object.class::cast)
                .findFirst();
    }

    private final class Following implements ServiceTrackerCustomizer<TradewindView, ViewEntry> {
        @Override
        public @Nullable ViewEntry addingService(ServiceReference<TradewindView> reference) {
            try {
                var view = ViewEntry.of(reference);
                view.ifPresentOrElse(
                        ViewRegistry.this::add,
                        () -> LOG.warn(
                                "{} is no screen: it needs @ViewDef and must extend a Vaadin component.", reference));
                return view.orElse(null);
            } catch (ClassNotFoundException | LinkageError | InvalidRouteConfigurationException e) {
                LOG.warn("{} is not shown: {}", reference, e.getMessage());
                return null;
            }
        }

        @Override
        public void modifiedService(ServiceReference<TradewindView> reference, ViewEntry view) {
            // a view's place is part of its class and does not change while it runs
        }

        @Override
        public void removedService(ServiceReference<TradewindView> reference, ViewEntry view) {
            remove(view);
        }
    }

    private final class FollowingTypes implements RecordTypes.Listener {
        @Override
        public void came(String type) {
            comings.came(ui -> address(ui).equals(type) || address(ui).startsWith(type + "/"));
        }

        @Override
        public void changed(String type) {
            comings.changed(ui -> leaf(ui).filter(leaf -> leaf instanceof TypedScreen screen
                            && screen.recordType().equals(type)
                            && screen.mayBeRenewed())
                    .isPresent());
        }

        @Override
        public void went(String type) {
            comings.went(ui -> leaf(ui).filter(leaf -> leaf instanceof TypedScreen screen
                            && screen.recordType().equals(type))
                    .isPresent());
        }
    }
}
