package io.tradewind.customer.internal.care;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.RecordEntity;

/** Somebody should hear from us: made by a plan, done by the customer's owner. */
@Entity
@Table(schema = "customer", name = "cares")
public class Care extends RecordEntity {
    /** How it stands. */
    enum State {
        OPEN,
        DONE,
        SKIPPED
    }

    @Column(name = "title", length = 400)
    private @Nullable String title;

    @Column(name = "occasion", length = 40)
    @Enumerated(EnumType.STRING)
    private CarePlan.Occasion occasion = CarePlan.Occasion.BIRTHDAY;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "due_on")
    private @Nullable LocalDate dueOn;

    @Column(name = "customer_id", length = 36)
    private @Nullable String customer;

    @Column(name = "contact_id", length = 36)
    private @Nullable String contact;

    @Column(name = "plan_id", length = 36)
    private @Nullable String plan;

    @Column(name = "care_key", length = 120)
    private String key = "";

    @Column(name = "note", length = 8000)
    private @Nullable String note;

    /** A fresh one; the engine sets its fields one by one. */
    public Care() {}

    /** Made by a plan for the owner of the customer. */
    static Care of(CarePlan plan, Occurrence occurrence, Instant now) {
        Care care = new Care();
        care.title = occurrence.name();
        care.occasion = plan.occasion();
        care.dueOn = occurrence.due();
        care.customer = occurrence.customer();
        care.contact = occurrence.contact();
        care.plan = plan.id();
        care.key = occurrence.key();
        care.ownedBy(occurrence.owner(), occurrence.team());
        care.created("system", now);
        return care;
    }

    @Nullable
    String title() {
        return title;
    }

    CarePlan.Occasion occasion() {
        return occasion;
    }

    State state() {
        return state;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    String customer() {
        return customer;
    }

    @Nullable
    String contact() {
        return contact;
    }

    @Nullable
    String plan() {
        return plan;
    }

    String key() {
        return key;
    }

    @Nullable
    String note() {
        return note;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    void finish(@Nullable String what) {
        close(State.DONE, what);
    }

    void skip(@Nullable String why) {
        close(State.SKIPPED, why);
    }

    private void close(State end, @Nullable String words) {
        if (!isOpen()) {
            throw new TradewindException(Kind.CONFLICT, "record.action-not-open", end.name());
        }
        state = end;
        note = words;
    }
}
