package io.tradewind.runtime.internal.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers how each unit stands. */
@Component(service = {UnitHealth.class, UnitStates.class})
public final class UnitStates implements UnitHealth {
    private static final Logger log = LoggerFactory.getLogger(UnitStates.class);

    private final Map<String, Unit> units = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void opening(String module) {
        put(module, State.OPENING, null);
    }

    public void open(String module) {
        put(module, State.OPEN, null);
    }

    public void failed(String module, String problem) {
        put(module, State.FAILED, problem);
    }

    public void gone(String module) {
        units.remove(module);
        tell();
    }

    private void put(String module, State state, @Nullable String problem) {
        units.put(module, new Unit(module, state, problem));
        tell();
    }

    private void tell() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException failed) {
                log.warn("A listener to the state of modules failed", failed);
            }
        }
    }

    @Override
    public List<Unit> all() {
        return List.copyOf(units.values());
    }

    @Override
    public Optional<Unit> of(String module) {
        return Optional.ofNullable(units.get(module));
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
