package io.tradewind.customer.internal.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.calendar.WorkingDays;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;

/** The stored pools and what they allow, and the history of who had what. Part of the running transaction. */
@Component(service = Pools.class)
public final class Pools {
    private final EntityManager entities;
    private final Access access;
    private final Events events;
    private final WorkingDays calendar;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Pools(
            @Reference(target = "(unit=customer)") EntityManager entities,
            @Reference Access access,
            @Reference Events events,
            @Reference WorkingDays calendar) {
        this.entities = entities;
        this.access = access;
        this.events = events;
        this.calendar = calendar;
    }

    /** Also one that has gone into the recycle bin. */
    Optional<Pool> find(String id) {
        return Optional.ofNullable(entities.find(Pool.class, id));
    }

    /** @throws TradewindException CONFLICT {@code pools.not-active} */
    public Pool require(String id) {
        return find(id).filter(pool -> pool.active() && !pool.isRemoved())
                .orElseThrow(() -> new TradewindException(Kind.CONFLICT, "pools.not-active"));
    }

    public String name(String id) {
        return find(id).map(Pool::name).orElse("—");
    }

    /** The pools in use, by name. */
    public List<Pool> active() {
        return entities.createQuery(
                        "select p from Pool p where p.active = true and p.removedAt is null order by p.name, p.id",
                        Pool.class)
                .getResultList();
    }

    /** @throws TradewindException CONFLICT {@code pools.admin-only} if the actor neither looks after the pool nor all customers */
    public void requireAllocation(String id, Actor actor, Set<String> teams) {
        boolean admin = find(id).filter(pool -> pool.isAdmin(actor.id(), teams)).isPresent();
        if (!admin && access.scope("customers", Verb.EDIT) != Scope.ALL) {
            throw new TradewindException(Kind.CONFLICT, "pools.admin-only", name(id));
        }
    }

    /**
     * @param owned how many customers the actor owns already
     * @throws TradewindException CONFLICT with the rule that speaks against it
     */
    public void requireClaim(String id, Actor actor, Set<String> teams, String customer, long owned) {
        Pool pool = find(id).orElseThrow(() -> new TradewindException(Kind.CONFLICT, "pools.not-active"));
        if (!pool.isMember(actor.id(), teams)) {
            throw new TradewindException(Kind.CONFLICT, "pools.not-a-member", name(id));
        }
        Long perDay = pool.claimsPerDay();
        if (perDay != null && claimsToday(id, actor) >= perDay) {
            throw new TradewindException(Kind.CONFLICT, "pools.claims-per-day", perDay);
        }
        Long most = pool.maxOwned();
        if (most != null && owned >= most) {
            throw new TradewindException(Kind.CONFLICT, "pools.max-owned", most);
        }
        Long days = pool.cooldownDays();
        if (days != null) {
            freeAgain(customer, actor, days).filter(clock.instant()::isBefore).ifPresent(free -> {
                throw new TradewindException(
                        Kind.CONFLICT,
                        "pools.cool-down",
                        free.atZone(actor.zone()).toLocalDate());
            });
        }
    }

    private long claimsToday(String pool, Actor actor) {
        Instant begin = LocalDate.now(clock.withZone(actor.zone()))
                .atStartOfDay(actor.zone())
                .toInstant();
        return entities.createQuery(
                        "select count(m) from OwnershipMove m where m.to = :user and m.movedAt >= :begin"
                                + " and m.kind = :claimed and m.fromPool = :pool",
                        Long.class)
                .setParameter("user", actor.id())
                .setParameter("begin", begin)
                .setParameter("claimed", OwnershipMove.Kind.CLAIMED)
                .setParameter("pool", pool)
                .getSingleResult();
    }

    private Optional<Instant> freeAgain(String customer, Actor actor, long days) {
        return Optional.ofNullable(entities.createQuery(
                                "select max(m.movedAt) from OwnershipMove m where m.customer = :customer and m.from = :user",
                                Instant.class)
                        .setParameter("customer", customer)
                        .setParameter("user", actor.id())
                        .getSingleResult())
                .map(left -> left.plus(Duration.ofDays(days)));
    }

    /**
     * @param locked how many customers the owner keeps locked already
     * @throws TradewindException CONFLICT {@code pools.max-locked}
     */
    public void requireLock(String owner, Set<String> teams, long locked) {
        active().stream()
                .filter(pool -> pool.isMember(owner, teams))
                .map(Pool::maxLocked)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .filter(most -> locked >= most)
                .ifPresent(most -> {
                    throw new TradewindException(Kind.CONFLICT, "pools.max-locked", most);
                });
    }

    /** @param title names of both hands, for people */
    public void remember(
            String customer,
            OwnershipMove.Kind kind,
            OwnershipMove.Hands hands,
            String title,
            @Nullable String reason,
            String by,
            Instant at) {
        OwnershipMove move = new OwnershipMove(customer, kind, hands, title, reason);
        move.by(by, at);
        entities.persist(move);
        entities.flush();
        events.publish(new RecordsChanged(OwnershipMoveType.NAME, List.of(move.id()), RecordsChanged.Kind.CREATED, at));
    }

    /** Whoever sees the customer by owning it sees its history. */
    public void follow(String customer, @Nullable String owner, @Nullable String team) {
        entities.createQuery(
                        "update OwnershipMove m set m.ownerId = :owner, m.teamId = :team where m.customer = :customer")
                .setParameter("owner", owner)
                .setParameter("team", team)
                .setParameter("customer", customer)
                .executeUpdate();
    }

    /** An owner of customers and the pool that they fall into. */
    public record Owner(String user, Policy policy) {}

    /**
     * Those who own customers and are in a pool with rules: the first one by name counts.
     *
     * @param teamsOf ids of the teams that somebody is in or under
     */
    public List<Owner> owners(Function<String, Set<String>> teamsOf) {
        List<Policy> policies = active().stream()
                .filter(pool -> !pool.rules().isEmpty())
                .map(pool ->
                        new Policy(pool.id(), pool.members(), new Recycling(pool.rules(), pool.keepsWon(), calendar)))
                .toList();
        List<Owner> owners = new ArrayList<>();
        for (String user : policies.isEmpty() ? List.<String>of() : everyOwner()) {
            Set<String> teams = teamsOf.apply(user);
            policies.stream()
                    .filter(policy -> policy.isFor(user, teams))
                    .findFirst()
                    .ifPresent(policy -> owners.add(new Owner(user, policy)));
        }
        return owners;
    }

    private List<String> everyOwner() {
        return entities.createQuery(
                        "select distinct c.ownerId from Customer c where c.ownerId is not null and c.removedAt is null",
                        String.class)
                .getResultList();
    }

    /** Whether this node does the run: the first one to say so after the pause. */
    public boolean noteRun(long now, long pause) {
        return entities.createQuery("update RecycleRun r set r.ranAt = :now where r.ranAt <= :before")
                        .setParameter("now", now)
                        .setParameter("before", now - pause)
                        .executeUpdate()
                > 0;
    }
}
