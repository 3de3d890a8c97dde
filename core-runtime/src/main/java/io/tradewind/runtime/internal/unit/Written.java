package io.tradewind.runtime.internal.unit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;

/** Hears from EclipseLink which objects were written, and passes it on. */
final class Written extends DescriptorEventAdapter {
    private final Map<Class<?>, Consumer<Object>> listeners = new ConcurrentHashMap<>();

    void listen(Class<?> entity, Consumer<Object> listener) {
        listeners.put(entity, listener);
    }

    @Override
    public void postInsert(DescriptorEvent event) {
        tell(event.getSource());
    }

    @Override
    public void postUpdate(DescriptorEvent event) {
        tell(event.getSource());
    }

    private void tell(Object written) {
        Consumer<Object> listener = listeners.get(written.getClass());
        if (listener != null) {
            listener.accept(written);
        }
    }
}
