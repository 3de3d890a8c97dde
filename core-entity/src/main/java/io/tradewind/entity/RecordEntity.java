package io.tradewind.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

/**
 * A stored record: identity, version, trace, ownership, and what every type has. A stage's aggregate extends it, annotates
 * its own fields, and guards its own rules in its methods. Instants are kept in microseconds.
 *
 * <p>The methods below the line change what the aggregate does not decide; only the record engine calls them.
 */
@MappedSuperclass
public abstract class RecordEntity {
    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "created_at")
    private @Nullable Instant createdAt;

    @Column(name = "created_by", length = 36)
    private @Nullable String createdBy;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Column(name = "updated_by", length = 36)
    private @Nullable String updatedBy;

    @Column(name = "owner_id", length = 36)
    private @Nullable String ownerId;

    @Column(name = "team_id", length = 36)
    private @Nullable String teamId;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @Column(name = "removed_by", length = 36)
    private @Nullable String removedBy;

    @Column(name = "record_number", length = 40)
    private @Nullable String number;

    @Column(name = "custom", length = 20_000)
    private @Nullable String custom;

    protected RecordEntity() {
        this(RecordId.next());
    }

    /** A record whose id is known, for example made from an event's id so that it is made once. */
    protected RecordEntity(String id) {
        this.id = id;
    }

    /** A UUID of version 7, known before the record is stored. */
    public final String id() {
        return id;
    }

    /** Counts the changes; 0 until first stored. */
    public final long version() {
        return version;
    }

    public final @Nullable Instant createdAt() {
        return createdAt;
    }

    /** Id of the user who created it. */
    public final @Nullable String createdBy() {
        return createdBy;
    }

    public final @Nullable Instant updatedAt() {
        return updatedAt;
    }

    /** Id of the user who changed it last. */
    public final @Nullable String updatedBy() {
        return updatedBy;
    }

    /** Id of the user who owns it; null if nobody does. */
    public final @Nullable String ownerId() {
        return ownerId;
    }

    /** Id of the team it belongs to. */
    public final @Nullable String teamId() {
        return teamId;
    }

    /** When it was put into the recycle bin; null if it is not there. */
    public final @Nullable Instant removedAt() {
        return removedAt;
    }

    public final @Nullable String removedBy() {
        return removedBy;
    }

    public final boolean isRemoved() {
        return removedAt != null;
    }

    /** Number in the sequence of its type, for example {@code C-00017}; null if the type is not numbered. */
    public final @Nullable String number() {
        return number;
    }

    /** Values of custom fields as a JSON object; null if there are none. */
    public final @Nullable String custom() {
        return custom;
    }

    // ---- for the record engine
    // ---------------------------------------------------------------------------------------

    public final void created(String by, Instant at) {
        createdBy = by;
        createdAt = stored(at);
        changed(by, at);
    }

    public final void changed(String by, Instant at) {
        updatedBy = by;
        updatedAt = stored(at);
    }

    public final void ownedBy(@Nullable String user, @Nullable String team) {
        ownerId = user;
        teamId = team;
    }

    public final void removed(String by, Instant at) {
        removedBy = by;
        removedAt = stored(at);
    }

    public final void restored() {
        removedBy = null;
        removedAt = null;
    }

    public final void numbered(@Nullable String nextNumber) {
        number = nextNumber;
    }

    /** @param json object of custom values, at most 20,000 characters; null for none */
    public final void customised(@Nullable String json) {
        custom = json;
    }

    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same record, whatever its state. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof RecordEntity that && getClass() == that.getClass() && id.equals(that.id);
    }

    @Override
    public final int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + id;
    }
}
