package io.tradewind.customer.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.customer.CustomerClaimed;
import io.tradewind.customer.CustomerReleased;
import io.tradewind.customer.internal.pool.OwnershipMove;
import io.tradewind.customer.internal.pool.Pool;
import io.tradewind.customer.internal.pool.Pools;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Sharing;
import io.tradewind.tx.Turns;

/**
 * Who has a customer: claim, release, hand-over, lock; each with the rules of its pool, and in the history. Two who want the same
 * customer, and one who wants many at once, are served one after the other.
 */
@Component(service = Ownership.class)
public final class Ownership {
    private final Pools pools;
    private final Directory directory;
    private final Identity identity;
    private final Turns turns;
    private final Sharing sharing;
    private final EntityManager entities;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Ownership(
            @Reference Pools pools,
            @Reference Directory directory,
            @Reference Identity identity,
            @Reference Turns turns,
            @Reference Sharing sharing,
            @Reference(target = "(unit=customer)") EntityManager entities) {
        this.pools = pools;
        this.directory = directory;
        this.identity = identity;
        this.turns = turns;
        this.sharing = sharing;
        this.entities = entities;
    }

    Optional<DomainEvent> transfer(Customer customer, TransferCustomer command) {
        Actor actor = identity.require();
        String pool = customer.pool();
        if (pool != null) {
            pools.requireAllocation(pool, actor, teamsOf(actor.id()));
        }
        String former = customer.ownerId();
        boolean keeps = command.keepAsMember() && former != null && !former.equals(command.owner());
        if (keeps) {
            sharing.share(
                    new RecordRef(CustomerType.NAME, customer.id()),
                    List.of(Sharing.Holder.user(Objects.requireNonNull(former))),
                    Sharing.Level.EDIT);
        }
        customer.moves(OwnershipMove.Kind.TRANSFERRED, command.reason());
        return Optional.of(customer.transfer(
                command.owner(), teamOf(command.owner()), command.reason(), command.withContacts(), clock.instant()));
    }

    Optional<DomainEvent> claim(Customer customer, ClaimCustomer command) {
        Actor actor = identity.require();
        turns.take("customers." + customer.id());
        entities.refresh(customer);
        if (customer.state() != Customer.State.POOL) {
            throw new TradewindException(Kind.CONFLICT, "customers.claimed-already");
        }
        String pool = customer.pool();
        turns.take("customers.owner." + actor.id());
        if (pool != null) {
            pools.requireClaim(pool, actor, teamsOf(actor.id()), customer.id(), owned(actor.id()));
        }
        customer.moves(OwnershipMove.Kind.CLAIMED, null);
        customer.claim(actor.id(), teamOf(actor.id()));
        return Optional.of(new CustomerClaimed(customer.id(), pool, actor.id(), clock.instant()));
    }

    Optional<DomainEvent> release(Customer customer, ReleaseCustomer command) {
        Pool pool = pools.require(command.pool());
        String former = customer.ownerId();
        boolean byClock = identity.require().isSystem();
        customer.moves(byClock ? OwnershipMove.Kind.RECYCLED : OwnershipMove.Kind.RELEASED, command.reason());
        customer.release(pool.id());
        return Optional.of(new CustomerReleased(customer.id(), former, pool.id(), command.reason(), clock.instant()));
    }

    Optional<DomainEvent> lock(Customer customer, LockCustomer command) {
        String owner = customer.ownerId();
        if (owner != null) {
            turns.take("customers.owner." + owner);
            pools.requireLock(owner, teamsOf(owner), locked(owner));
        }
        customer.lock(command.reason());
        return Optional.empty();
    }

    private long owned(String user) {
        return entities.createQuery(
                        "select count(c) from Customer c where c.ownerId = :user and c.removedAt is null", Long.class)
                .setParameter("user", user)
                .getSingleResult();
    }

    private long locked(String user) {
        return entities.createQuery(
                        "select count(c) from Customer c where c.ownerId = :user and c.state = :locked"
                                + " and c.removedAt is null",
                        Long.class)
                .setParameter("user", user)
                .setParameter("locked", Customer.State.LOCKED)
                .getSingleResult();
    }

    /** Keeps the move in the history, if one has happened, in the transaction that saves the customer. */
    void remember(Customer customer, Map<String, Object> before) {
        if (!before.containsKey("owner") && !before.containsKey("pool")) {
            return;
        }
        OwnershipMove.Hands hands = new OwnershipMove.Hands(
                former(before, "owner", customer.ownerId()),
                customer.ownerId(),
                former(before, "pool", customer.pool()),
                customer.pool());
        Instant at = Objects.requireNonNullElseGet(customer.updatedAt(), clock::instant);
        pools.remember(
                customer.id(),
                customer.moveKind(),
                hands,
                title(hands),
                customer.moveReason(),
                Objects.requireNonNullElse(customer.updatedBy(), Actor.SYSTEM.id()),
                at);
        pools.follow(customer.id(), customer.ownerId(), customer.teamId());
    }

    private static @Nullable String former(Map<String, Object> before, String field, @Nullable String now) {
        return before.containsKey(field) ? (String) before.get(field) : now;
    }

    private String title(OwnershipMove.Hands hands) {
        return name(hands.from(), hands.fromPool()) + " → " + name(hands.to(), hands.toPool());
    }

    private String name(@Nullable String user, @Nullable String pool) {
        if (user != null) {
            return directory.user(user).map(Directory.User::name).orElse("—");
        }
        return pool == null ? "—" : pools.name(pool);
    }

    private @Nullable String teamOf(String user) {
        return directory.user(user).map(Directory.User::team).orElse(null);
    }

    /** The team somebody works in, and those above it. */
    Set<String> teamsOf(String user) {
        Set<String> teams = new java.util.LinkedHashSet<>();
        String next = teamOf(user);
        while (next != null && teams.add(next)) {
            next = directory.team(next).map(Directory.Team::parent).orElse(null);
        }
        return teams;
    }
}
