package io.tradewind.runtime.internal.access;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.runtime.internal.access.Accounts.Outcome;

/** One try to log in, or what else was done at the door, as {@link Accounts} has written it. Nothing changes it. */
@Entity
@Table(schema = "core", name = "login_log")
public class LogInEntry extends RecordEntity {
    @Column(name = "happened_at")
    private @Nullable Instant happenedAt;

    @Column(name = "login")
    private String login = "";

    @Column(name = "user_id")
    private @Nullable String user;

    @Column(name = "origin")
    private String origin = "";

    @Column(name = "outcome")
    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Column(name = "provider")
    private @Nullable String provider;

    /** For the persistence provider. */
    protected LogInEntry() {}

    @Nullable
    Instant happenedAt() {
        return happenedAt;
    }

    String login() {
        return login;
    }

    @Nullable
    String user() {
        return user;
    }

    String origin() {
        return origin;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    String provider() {
        return provider;
    }
}
