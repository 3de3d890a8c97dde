package io.tradewind.customer.internal.pool;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A customer went from one hand to another. Written once, never changed. */
@Entity
@Table(schema = "customer", name = "ownership_moves")
public class OwnershipMove extends RecordEntity {
    /** How it came about. */
    public enum Kind {
        /** The owner was changed as a field. */
        CHANGED,
        TRANSFERRED,
        CLAIMED,
        RELEASED,
        /** A pool's rule took it back. */
        RECYCLED
    }

    /** From whom or where to whom or where; null: nobody, no pool. */
    public record Hands(
            @Nullable String from,
            @Nullable String to,
            @Nullable String fromPool,
            @Nullable String toPool) {}

    @Column(name = "title", length = 900)
    private String title = "";

    @Column(name = "customer_id", length = 36)
    private String customer = "";

    @Column(name = "kind", length = 40)
    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.CHANGED;

    @Column(name = "from_id", length = 36)
    private @Nullable String from;

    @Column(name = "to_id", length = 36)
    private @Nullable String to;

    @Column(name = "from_pool_id", length = 36)
    private @Nullable String fromPool;

    @Column(name = "to_pool_id", length = 36)
    private @Nullable String toPool;

    @Column(name = "moved_at")
    private @Nullable Instant movedAt;

    @Column(name = "moved_by_id", length = 36)
    private @Nullable String movedBy;

    @Column(name = "reason", length = 1000)
    private @Nullable String reason;

    /** For the persistence provider. */
    public OwnershipMove() {}

    /** @param title names of both hands, for people */
    OwnershipMove(String customer, Kind kind, Hands hands, String title, @Nullable String reason) {
        this.customer = customer;
        this.kind = kind;
        this.from = hands.from();
        this.to = hands.to();
        this.fromPool = hands.fromPool();
        this.toPool = hands.toPool();
        this.title = title;
        this.reason = reason;
    }

    void by(String user, Instant at) {
        created(user, at);
        movedBy = user;
        movedAt = createdAt();
    }

    String title() {
        return title;
    }

    String customer() {
        return customer;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    String from() {
        return from;
    }

    @Nullable
    String to() {
        return to;
    }

    @Nullable
    String fromPool() {
        return fromPool;
    }

    @Nullable
    String toPool() {
        return toPool;
    }

    @Nullable
    Instant movedAt() {
        return movedAt;
    }

    @Nullable
    String movedBy() {
        return movedBy;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
