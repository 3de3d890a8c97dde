package io.tradewind.rest.internal.testing;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.module.Modules;

/** Two modules, one of which needs attention. */
public final class MemoryModules implements Modules {
    private final Module customer = new Module(
            "customer",
            "1.0.0",
            "Tradewind",
            false,
            false,
            State.RUNNING,
            null,
            List.of("firms"),
            List.of(),
            List.of(),
            Map.of("customer.firms", 3L));
    private final Module visits = new Module(
            "visits",
            "1.0.0",
            "A partner",
            false,
            true,
            State.NEEDS_ATTENTION,
            "Its tables could not be made.",
            List.of(),
            List.of(),
            List.of(),
            Map.of());

    @Override
    public List<Module> all() {
        return List.of(customer, visits);
    }

    @Override
    public Module read(String name) {
        return all().stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "module.unknown", name));
    }

    @Override
    public void enable(String name) {
        read(name);
    }

    @Override
    public void disable(String name) {
        read(name);
    }

    @Override
    public Module install(String fileName, InputStream jar) {
        return visits;
    }

    @Override
    public void remove(String name) {
        read(name);
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        return () -> {};
    }
}
