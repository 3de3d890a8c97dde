package io.tradewind.runtime.internal.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A team, below another one or at the top. */
@Entity
@Table(schema = "core", name = "teams")
public class Team extends RecordEntity {
    @Column(name = "name")
    private String name = "";

    @Column(name = "parent_id")
    private @Nullable String parent;

    @Column(name = "lead_id")
    private @Nullable String lead;

    /** A new one, or for the persistence provider. */
    protected Team() {}

    Team(String id) {
        super(id);
    }

    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName == null ? "" : newName.strip();
    }

    @Nullable
    String parent() {
        return parent;
    }

    void moveUnder(@Nullable String team) {
        parent = team;
    }

    @Nullable
    String lead() {
        return lead;
    }

    void ledBy(@Nullable String user) {
        lead = user;
    }
}
