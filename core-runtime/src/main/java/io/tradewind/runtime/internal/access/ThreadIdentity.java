package io.tradewind.runtime.internal.access;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.ActorSource;
import io.tradewind.access.Identity;

/** The actor bound to the thread, else the one that the highest-ranking door knows. */
@Component(service = Identity.class)
public final class ThreadIdentity implements Identity {
    private final ThreadLocal<@Nullable Actor> bound = new ThreadLocal<>();
    private final ConcurrentSkipListMap<ServiceReference<ActorSource>, ActorSource> sources =
            new ConcurrentSkipListMap<>(java.util.Comparator.reverseOrder());

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ServiceReference<ActorSource> reference, ActorSource source) {
        sources.put(reference, source);
    }

    void removeSource(ServiceReference<ActorSource> reference) {
        sources.remove(reference);
    }

    @Override
    public Optional<Actor> current() {
        Actor actor = bound.get();
        if (actor != null) {
            return Optional.of(actor);
        }
        for (ActorSource source : sources.values()) {
            Optional<Actor> known = source.current();
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    @Override
    public Actor require() {
        return current()
                .orElseThrow(
                        () -> new TradewindException(TradewindException.Kind.UNAUTHENTICATED, "access.log-in-first"));
    }

    @Override
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        Actor former = bound.get();
        bound.set(actor);
        try {
            return work.get();
        } finally {
            if (former == null) {
                bound.remove();
            } else {
                bound.set(former);
            }
        }
    }
}
