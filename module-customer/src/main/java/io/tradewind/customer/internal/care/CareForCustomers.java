package io.tradewind.customer.internal.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.internal.care.Candidates.Candidate;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/**
 * Looks once a day whom the plans are for, and tells the owners. A care and its notification are kept in one transaction under a key
 * that there is once: whatever stops half-way or runs on another node, too, nobody is told twice.
 */
@Component(service = CareForCustomers.class, immediate = true)
public final class CareForCustomers {
    private static final Logger log = LoggerFactory.getLogger(CareForCustomers.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final String TURN = "customers.care";

    private final Identity identity;
    private final Transactions transactions;
    private final Turns turns;
    private final Events events;
    private final Notifications notifications;
    private final EntityManager entities;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-care").daemon().unstarted(task));

    @Activate
    public CareForCustomers(
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Turns turns,
            @Reference Events events,
            @Reference Notifications notifications,
            @Reference(target = "(unit=customer)") EntityManager entities) {
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
            run(LocalDate.now(clock));
        } catch (RuntimeException failure) {
            log.warn("Could not look whom to care for, trying again in {}: {}", PAUSE, failure.getMessage());
        }
    }

    /** What a day asks for. */
    void run(LocalDate today) {
        if (transactions.required(() -> dayRun().isDone(today))) {
            return;
        }
        identity.as(Actor.SYSTEM, () -> {
            for (CarePlan plan : transactions.required(this::plans)) {
                String after = " ";
                while (!after.isEmpty() && !Thread.currentThread().isInterrupted()) {
                    String from = after;
                    after = transactions.required(() -> page(plan, today, from));
                }
            }
            transactions.run(() -> {
                turns.take(TURN);
                dayRun().finish(today);
            });
        });
    }

    private CareRun dayRun() {
        return Objects.requireNonNull(entities.find(CareRun.class, 1));
    }

    private List<CarePlan> plans() {
        return entities.createQuery(
                        "select p from CarePlan p where p.active = true and p.removedAt is null order by p.name, p.id",
                        CarePlan.class)
                .getResultList();
    }

    /** @return where the next page begins; empty after the last one */
    private String page(CarePlan plan, LocalDate today, String after) {
        turns.take(TURN);
        List<Candidate> page = new Candidates(entities, clock.getZone()).of(plan, today, after);
        List<Occurrence> found = page.stream()
                .filter(one -> plan.isFor(one.level()))
                .flatMap(one -> plan.due(one.date(), today).map(due -> occurrence(plan, one, due)).stream())
                .toList();
        Set<String> known = known(found);
        List<Care> fresh = found.stream()
                .filter(one -> !known.contains(one.key()))
                .map(one -> Care.of(plan, one, clock.instant()))
                .toList();
        keep(fresh);
        return page.size() < Candidates.PAGE ? "" : page.getLast().id();
    }

    private static Occurrence occurrence(CarePlan plan, Candidate one, LocalDate due) {
        boolean contact = plan.occasion() == CarePlan.Occasion.BIRTHDAY;
        return new Occurrence(
                plan.key(one.id(), one.date(), due),
                one.name(),
                due,
                one.customer(),
                contact ? one.id() : null,
                one.owner(),
                one.team());
    }

    private Set<String> known(List<Occurrence> found) {
        return found.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery("select c.key from Care c where c.key in :keys", String.class)
                        .setParameter(
                                "keys", found.stream().map(Occurrence::key).toList())
                        .getResultList());
    }

    private void keep(List<Care> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        fresh.forEach(entities::persist);
        entities.flush();
        Instant now = clock.instant();
        events.publish(new RecordsChanged(
                CareType.NAME, fresh.stream().map(Care::id).toList(), RecordsChanged.Kind.CREATED, now));
        fresh.forEach(this::tell);
    }

    private void tell(Care care) {
        String owner = Objects.requireNonNull(care.ownerId());
        RecordRef ref = new RecordRef(CareType.NAME, care.id());
        notifications.send(new Notice(
                CareNotice.KIND,
                "notification.customers.care." + care.occasion(),
                Set.of(owner),
                ref.type(),
                ref.id(),
                List.of(String.valueOf(care.dueOn())),
                Actor.SYSTEM.id()));
    }
}
