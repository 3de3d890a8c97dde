package io.tradewind.ui.internal.bridge;

import java.util.Optional;

import org.osgi.framework.ServiceReference;

import com.vaadin.flow.component.Component;

/**
 * A view that is running.
 *
 * @param group menu group; {@code none}: not in the menu
 * @param right right needed to see it; empty: none
 */
public record ViewEntry(
        String path,
        String title,
        String icon,
        int order,
        String group,
        String right,
        Class<? extends Component> type,
        ServiceReference<?> reference) {

    private static final String PREFIX = "tradewind.view.";

    /** Reads a view's properties and loads its class; empty if it is no Vaadin component or says no path. */
    static Optional<ViewEntry> of(ServiceReference<?> reference) throws ClassNotFoundException {
        var className = reference.getProperty("component.name");
        var path = reference.getProperty(PREFIX + "path");
        if (className == null || path == null) {
            return Optional.empty();
        }
        var type = reference.getBundle().loadClass(className.toString());
        if (!Component.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        var order = reference.getProperty(PREFIX + "order") instanceof Integer number ? number : 100;
        return Optional.of(new ViewEntry(
                path.toString(),
                text(reference, "title", path.toString()),
                text(reference, "icon", "layers"),
                order,
                text(reference, "group", "sales"),
                text(reference, "right", ""),
                type.asSubclass(Component.class),
                reference));
    }

    private static String text(ServiceReference<?> reference, String name, String otherwise) {
        var value = reference.getProperty(PREFIX + name);
        return value == null ? otherwise : value.toString();
    }

    /** Whether it has a place in the menu: an address without parameters and a group. */
    public boolean inMenu() {
        return !group.equals("none") && !path.contains(":");
    }
}
