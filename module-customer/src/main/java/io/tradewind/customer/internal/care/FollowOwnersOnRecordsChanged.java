package io.tradewind.customer.internal.care;

import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;

/** Open cares go with their customer: to its new owner, and away with it. */
@Component(service = EventHandler.class)
public final class FollowOwnersOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final EntityManager entities;
    private final Events events;

    @Activate
    public FollowOwnersOnRecordsChanged(
            @Reference(target = "(unit=customer)") EntityManager entities, @Reference Events events) {
        this.entities = entities;
        this.events = events;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals("customers") && event.kind() != RecordsChanged.Kind.CREATED;
    }

    @Override
    public void on(RecordsChanged event) {
        List<Object[]> open = entities.createQuery(
                        "select k, c.ownerId, c.teamId, c.removedAt from Care k, Customer c where k.customer = c.id"
                                + " and k.state = :open and c.id in :ids",
                        Object[].class)
                .setParameter("open", Care.State.OPEN)
                .setParameter("ids", event.ids())
                .getResultList();
        List<String> moved = open.stream()
                .filter(row -> follow((Care) row[0], (String) row[1], (String) row[2], row[3] != null))
                .map(row -> ((Care) row[0]).id())
                .toList();
        if (!moved.isEmpty()) {
            events.publish(new RecordsChanged(CareType.NAME, moved, RecordsChanged.Kind.CHANGED, event.occurredAt()));
        }
    }

    private static boolean follow(
            Care care,
            @org.jspecify.annotations.Nullable String owner,
            @org.jspecify.annotations.Nullable String team,
            boolean removed) {
        if (removed) {
            care.skip(null);
            return true;
        }
        boolean moves = !Objects.equals(owner, care.ownerId()) || !Objects.equals(team, care.teamId());
        if (moves) {
            care.ownedBy(owner, team);
        }
        return moves;
    }
}
