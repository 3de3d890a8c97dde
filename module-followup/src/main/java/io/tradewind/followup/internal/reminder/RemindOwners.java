package io.tradewind.followup.internal.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.followup.internal.plan.Plan;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.followup.internal.reminder.PlanReminder.Kind;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/**
 * Looks every half minute which plans are due, and which were not carried out, and tells their owners. That they were told is kept in the
 * transaction that tells them, under a key that there is once: whatever stops half-way or runs on another node, too, nobody is told twice.
 * Whoever was told by a clock that had leapt ahead that a plan is overdue is told all the same when it comes due.
 */
@Component(service = RemindOwners.class, immediate = true)
public final class RemindOwners {
    private static final Logger log = LoggerFactory.getLogger(RemindOwners.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** What came due while nobody looked is told soon after the start. */
    private static final Duration AT_FIRST = Duration.ofSeconds(2);
    /** Clocks of nodes differ by less; what was told later than now by more was told by a clock that had leapt ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final String TURN = "followup.reminders";
    private static final int AT_ONCE = 200;
    private static final String OPEN_PLANS =
            "select p from Plan p where p.removedAt is null and p.state in :open and p.id > :after";
    private static final String NOT_PUT_OFF = " and (p.remindAt is null or p.remindAt <= :now)";
    /** Who comes late tells the later of the two only. */
    private static final String NOT_TOLD = " and p.dueAt <= :horizon and not exists (select r.plan from PlanReminder r"
            + " where r.plan = p.id and r.dueAt = p.dueAt and (r.kind = :kind"
            + " or (r.kind = :later and r.toldAt <= :believable)))";
    /** What was put off is told once more, if nothing else was told of it since. */
    private static final String NOT_TOLD_SINCE = " and not exists (select r.plan from PlanReminder r"
            + " where r.plan = p.id and r.toldAt >= p.remindAt and r.toldAt <= :believable)";

    private static final List<Plan.State> OPEN = List.of(Plan.State.PLANNED, Plan.State.RUNNING);

    private final Identity identity;
    private final Transactions transactions;
    private final Turns turns;
    private final Notifications notifications;
    private final EntityManager entities;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-reminders").daemon().unstarted(task));

    @Activate
    public RemindOwners(
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Turns turns,
            @Reference Notifications notifications,
            @Reference(target = "(unit=followup)") EntityManager entities) {
        this.identity = identity;
        this.transactions = transactions;
        this.turns = turns;
        this.notifications = notifications;
        this.entities = entities;
        worker.scheduleWithFixedDelay(this::runQuietly, AT_FIRST.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    private void runQuietly() {
        try {
            run(clock.instant());
        } catch (RuntimeException failure) {
            log.warn("Could not look which plans are due, trying again in {}: {}", PAUSE, failure.getMessage());
        }
    }

    /** What a moment asks for. */
    void run(Instant now) {
        identity.as(Actor.SYSTEM, () -> {
            for (Kind kind : List.of(Kind.OVERDUE, Kind.DUE, Kind.SNOOZED)) {
                String after = "";
                do {
                    String from = after;
                    after = transactions.required(() -> page(kind, now, from));
                } while (!after.isEmpty() && !Thread.currentThread().isInterrupted());
            }
        });
    }

    /** @return where the next page begins; empty after the last one */
    private String page(Kind kind, Instant now, String after) {
        turns.take(TURN);
        List<Plan> page = query(kind, now)
                .setParameter("open", OPEN)
                .setParameter("after", after)
                .setParameter("now", now)
                .setParameter("believable", now.plus(CLOCKS_DIFFER))
                .setMaxResults(AT_ONCE)
                .getResultList();
        List<Plan> told = page.stream()
                .filter(plan -> plan.ownerId() != null)
                .filter(plan -> kind == Kind.SNOOZED
                        || kind(plan, now).filter(kind::equals).isPresent())
                .toList();
        told.forEach(plan -> entities.persist(reminder(plan, kind, now)));
        entities.flush();
        told.forEach(plan -> tell(plan, kind(plan, now).orElse(Kind.DUE)));
        return page.size() < AT_ONCE ? "" : page.getLast().id();
    }

    private TypedQuery<Plan> query(Kind kind, Instant now) {
        if (kind == Kind.SNOOZED) {
            return entities.createQuery(
                    OPEN_PLANS + " and p.remindAt <= :now" + NOT_TOLD_SINCE + " order by p.id", Plan.class);
        }
        return entities.createQuery(OPEN_PLANS + NOT_PUT_OFF + NOT_TOLD + " order by p.id", Plan.class)
                .setParameter("horizon", Reminding.USUAL.horizon(now))
                .setParameter("kind", kind)
                .setParameter("later", Kind.OVERDUE);
    }

    private static PlanReminder reminder(Plan plan, Kind kind, Instant now) {
        Instant at = kind == Kind.SNOOZED ? plan.remindAt() : plan.dueAt();
        return PlanReminder.of(plan.id(), Objects.requireNonNull(at), kind, now);
    }

    private static Optional<Kind> kind(Plan plan, Instant now) {
        return Reminding.USUAL.kind(Objects.requireNonNull(plan.dueAt()), Objects.requireNonNull(plan.endsAt()), now);
    }

    private void tell(Plan plan, Kind kind) {
        String name = kind == Kind.DUE ? DueNotice.KIND : OverdueNotice.KIND;
        RecordRef ref = new RecordRef(PlanType.NAME, plan.id());
        notifications.send(Notice.of(name, ref, Set.of(Objects.requireNonNull(plan.ownerId())), Actor.SYSTEM.id()));
    }
}
