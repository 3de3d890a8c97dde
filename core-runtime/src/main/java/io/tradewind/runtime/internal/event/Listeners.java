package io.tradewind.runtime.internal.event;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.EventHandler;

/** Handlers that hear on every node what happens while they are there: no cursor, no transaction, no second attempt. */
final class Listeners {
    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final Set<EventHandler<?>> all = new CopyOnWriteArraySet<>();
    private final Identity identity;

    Listeners(Identity identity) {
        this.identity = identity;
    }

    void add(EventHandler<?> handler) {
        all.add(handler);
    }

    void remove(EventHandler<?> handler) {
        all.remove(handler);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(News news) {
        all.forEach(handler -> tell(handler, news));
    }

    private <E extends DomainEvent> void tell(EventHandler<E> handler, News news) {
        try {
            identity.as(
                    Actor.SYSTEM,
                    () -> news.of(handler.eventType(), news.after())
                            .filter(handler::wants)
                            .forEach(handler::on));
        } catch (RuntimeException | LinkageError failure) {
            log.warn("{} did not take what happened", handler.name(), failure);
        }
    }
}
