package io.tradewind.customer.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.internal.pool.Pools;
import io.tradewind.customer.internal.pool.Recycling;
import io.tradewind.customer.internal.pool.Recycling.Facts;
import io.tradewind.customer.internal.pool.Recycling.Verdict;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/**
 * Takes customers that nobody looks after back into their pools, and marks those that will fall soon. Of several nodes the one
 * that is first to note the run does it; each customer is looked at again, alone, before it moves.
 */
@Component(service = RecycleCustomers.class, immediate = true)
public final class RecycleCustomers {
    private static final Logger log = LoggerFactory.getLogger(RecycleCustomers.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int MOST_IN_EVENT = 500;
    private static final String ROWS =
            "select c.id, c.level, c.createdAt, c.ownedSince, c.lastContactAt, c.lastOpportunityAt, c.lastDealAt,"
                    + " c.recycleAt from Customer c where c.ownerId = :owner and c.state = :owned and c.removedAt is null";

    private final Pools pools;
    private final Ownership ownership;
    private final Records records;
    private final Identity identity;
    private final Transactions transactions;
    private final Turns turns;
    private final Events events;
    private final Notifications notifications;
    private final EntityManager entities;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-recycling").daemon().unstarted(task));

    @Activate
    public RecycleCustomers(
            @Reference Pools pools,
            @Reference Ownership ownership,
            @Reference Records records,
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Turns turns,
            @Reference Events events,
            @Reference Notifications notifications,
            @Reference(target = "(unit=customer)") EntityManager entities) {
        this.pools = pools;
        this.ownership = ownership;
        this.records = records;
        this.identity = identity;
        this.transactions = transactions;
        this.turns = turns;
        this.events = events;
        this.notifications = notifications;
        this.entities = entities;
        worker.scheduleWithFixedDelay(this::runQuietly, 1, PAUSE.toMinutes(), TimeUnit.MINUTES);
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    private void runQuietly() {
        try {
            Instant now = clock.instant();
            if (transactions.required(() -> pools.noteRun(now.toEpochMilli(), PAUSE.toMillis() / 2))) {
                run(LocalDate.now(clock));
            }
        } catch (RuntimeException failure) {
            log.warn("Customers could not be taken back, trying again in {}: {}", PAUSE, failure.getMessage());
        }
    }

    /** One run, as of a day. */
    void run(LocalDate today) {
        identity.as(Actor.SYSTEM, () -> {
            List<Pools.Owner> owners = transactions.required(() -> pools.owners(ownership::teamsOf));
            owners.forEach(owner -> look(owner, today));
        });
    }

    private void look(Pools.Owner owner, LocalDate today) {
        Recycling recycling = owner.policy().recycling();
        List<String> marked = new ArrayList<>();
        for (Row row : transactions.required(() -> rows(owner.user()))) {
            LocalDate mark = null;
            switch (recycling.on(today, row.facts())) {
                case Verdict.Fall fall -> fall(row.id(), owner, today);
                case Verdict.Warn warn -> mark = warn.lastDay();
                case Verdict.Keep keep -> mark = null;
            }
            if (!Objects.equals(mark, row.recycleAt())) {
                mark(row.id(), mark, row.recycleAt() == null ? owner.user() : null);
                marked.add(row.id());
            }
        }
        tell(marked);
    }

    /** @param toTell the owner, if they were not told before; null: nobody */
    private void mark(String id, @Nullable LocalDate lastDay, @Nullable String toTell) {
        transactions.run(() -> {
            entities.createQuery("update Customer c set c.recycleAt = :day where c.id = :id and c.ownerId is not null")
                    .setParameter("day", lastDay)
                    .setParameter("id", id)
                    .executeUpdate();
            if (lastDay != null && toTell != null) {
                notifications.send(
                        Notice.of(RecyclingNotice.KIND, new RecordRef(CustomerType.NAME, id), Set.of(toTell), null)
                                .with(lastDay.toString()));
            }
        });
    }

    private void tell(List<String> marked) {
        for (int from = 0; from < marked.size(); from += MOST_IN_EVENT) {
            List<String> some = marked.subList(from, Math.min(marked.size(), from + MOST_IN_EVENT));
            transactions.run(() -> events.publish(
                    new RecordsChanged(CustomerType.NAME, some, RecordsChanged.Kind.CHANGED, clock.instant())));
        }
    }

    /** Looks again with nobody else at it: what was done meanwhile counts. */
    private void fall(String id, Pools.Owner owner, LocalDate today) {
        try {
            transactions.run(() -> {
                turns.take("customers." + id);
                Optional<Row> row = row(id, owner.user());
                if (row.isPresent()
                        && owner.policy().recycling().on(today, row.get().facts()) instanceof Verdict.Fall fall) {
                    records.act(
                            new RecordRef(CustomerType.NAME, id),
                            "release",
                            Map.of("pool", owner.policy().pool(), "reason", fall.words()));
                }
            });
        } catch (TradewindException refused) {
            log.info("Customer {} stays for now: {}", id, refused.code());
        }
    }

    /** What the rules ask of a customer. */
    private record Row(String id, Facts facts, @Nullable LocalDate recycleAt) {}

    private List<Row> rows(String owner) {
        return owned(ROWS, owner).getResultStream().map(this::row).toList();
    }

    private Optional<Row> row(String id, String owner) {
        return owned(ROWS + " and c.id = :id", owner)
                .setParameter("id", id)
                .getResultStream()
                .map(this::row)
                .findFirst();
    }

    private TypedQuery<Object[]> owned(String query, String owner) {
        return entities.createQuery(query, Object[].class)
                .setParameter("owner", owner)
                .setParameter("owned", Customer.State.OWNED);
    }

    private Row row(Object[] cells) {
        LocalDate since = Objects.requireNonNullElseGet(day(cells[3]), () -> Objects.requireNonNull(day(cells[2])));
        Facts facts = new Facts((String) cells[1], since, day(cells[4]), day(cells[5]), day(cells[6]));
        return new Row((String) cells[0], facts, (LocalDate) cells[7]);
    }

    private @Nullable LocalDate day(@Nullable Object instant) {
        return instant instanceof Instant at ? at.atZone(clock.getZone()).toLocalDate() : null;
    }
}
