package io.tradewind.ui.internal.bridge;

import java.beans.Introspector;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.data.binder.BeanPropertySet;
import com.vaadin.flow.internal.ReflectionCache;

/**
 * Takes the classes of a bundle that has gone out of Flow's static caches, which would keep its class loader for ever.
 * Reflection, since Flow offers no other way; a test counts class loaders and tells when a new Flow moves them.
 */
final class LoaderPurge {
    private static final Logger LOG = LoggerFactory.getLogger(LoaderPurge.class);

    private LoaderPurge() {}

    static void purge(ClassLoader gone) {
        ReflectionCache.clearAll();
        Introspector.flushCaches();
        if (read(UIInternals.class, "warnedAboutDeps") instanceof Collection<?> classes) {
            classes.removeIf(type -> ((Class<?>) type).getClassLoader() == gone);
        }
        if (read(BeanPropertySet.class, "INSTANCES") instanceof Map<?, ?> sets) {
            sets.keySet().removeIf(key -> typeOf(key) instanceof Class<?> type && type.getClassLoader() == gone);
        }
    }

    private static Object typeOf(Object key) {
        try {
            return field(key.getClass(), "type").get(key);
        } catch (ReflectiveOperationException moved) {
            return key;
        }
    }

    private static Object read(Class<?> owner, String name) {
        try {
            return field(owner, name).get(null);
        } catch (ReflectiveOperationException moved) {
            LOG.warn(
                    "{}.{} is not where it was: memory of updated modules is not freed. Look at LoaderPurge.",
                    owner.getName(),
                    name);
            return name;
        }
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        var field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
