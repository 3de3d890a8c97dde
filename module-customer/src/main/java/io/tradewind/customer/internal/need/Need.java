package io.tradewind.customer.internal.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.customer.NeedAccepted;
import io.tradewind.customer.NeedAnswered;
import io.tradewind.customer.NeedDropped;
import io.tradewind.customer.NeedRaised;
import io.tradewind.customer.NeedReopened;
import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;

/** One thing a customer needs: what, why, for how much, by when, and who decides. */
@Entity
@Table(schema = "customer", name = "needs")
public class Need extends RecordEntity {
    /** How far we are with it. */
    enum State {
        /** Nobody has said yet how we meet it. */
        OPEN,
        /** We have said how we would meet it. */
        ANSWERED,
        /** The customer agrees with the answer. */
        ACCEPTED,
        /** Not worked on any more. */
        DROPPED
    }

    /** How much it matters to the customer. */
    enum Priority {
        HIGH,
        MEDIUM,
        LOW
    }

    @Column(name = "customer_id", length = 36)
    private @Nullable String customer;

    @Column(name = "what", length = 400)
    private @Nullable String what;

    @Column(name = "why", length = 8000)
    private @Nullable String why;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "budget"))
    @AttributeOverride(name = "currency", column = @Column(name = "budget_currency"))
    private @Nullable MoneyValue budget;

    @Column(name = "wanted_by")
    private @Nullable LocalDate wantedBy;

    @Column(name = "priority", length = 40)
    @Enumerated(EnumType.STRING)
    private Priority priority = Priority.MEDIUM;

    @ElementCollection
    @CollectionTable(schema = "customer", name = "need_decision_steps", joinColumns = @JoinColumn(name = "need_id"))
    @OrderBy("place")
    private List<DecisionStep> decisionPath = new ArrayList<>();

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "answer", length = 8000)
    private @Nullable String answer;

    @Column(name = "drop_reason", length = 1000)
    private @Nullable String dropReason;

    /** A fresh one; the engine sets its fields one by one. */
    public Need() {}

    /** Id of the customer who has it. */
    @Nullable
    String customer() {
        return customer;
    }

    void belongTo(@Nullable String newCustomer) {
        customer = newCustomer;
    }

    @Nullable
    String what() {
        return what;
    }

    void call(@Nullable String newWhat) {
        what = newWhat;
    }

    @Nullable
    String why() {
        return why;
    }

    void explain(@Nullable String newWhy) {
        why = newWhy;
    }

    @Nullable
    Money budget() {
        return MoneyValue.toMoney(budget);
    }

    /** @throws TradewindException INVALID if it is less than zero */
    void afford(@Nullable Money newBudget) {
        if (newBudget != null && newBudget.isNegative()) {
            throw new TradewindException(Kind.INVALID, "customers.negative-amount");
        }
        budget = MoneyValue.of(newBudget);
    }

    @Nullable
    LocalDate wantedBy() {
        return wantedBy;
    }

    void wantBy(@Nullable LocalDate day) {
        wantedBy = day;
    }

    Priority priority() {
        return priority;
    }

    void prioritise(@Nullable Priority newPriority) {
        priority = newPriority == null ? Priority.MEDIUM : newPriority;
    }

    List<Map<String, Object>> decisionPath() {
        return decisionPath.stream().map(DecisionStep::line).toList();
    }

    /** @throws TradewindException INVALID if a line names nobody */
    void decideBy(@Nullable List<Map<String, Object>> lines) {
        List<DecisionStep> steps = new ArrayList<>();
        for (Map<String, Object> line : lines == null ? List.<Map<String, Object>>of() : lines) {
            DecisionStep step = DecisionStep.of(line, steps.size());
            if (!step.names()) {
                throw new TradewindException(Kind.INVALID, "needs.step-without-person", steps.size() + 1);
            }
            steps.add(step);
        }
        decisionPath.clear();
        decisionPath.addAll(steps);
    }

    State state() {
        return state;
    }

    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    String dropReason() {
        return dropReason;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether somebody still works on it. */
    boolean isRunning() {
        return state == State.OPEN || state == State.ANSWERED;
    }

    NeedRaised raised(Instant at) {
        return new NeedRaised(id(), customerId(), name(), budget(), wantedBy, at);
    }

    /** An answer may be given anew until the customer has accepted one. */
    NeedAnswered respond(String newAnswer, Instant at) {
        require(isRunning(), "answer");
        answer = newAnswer;
        state = State.ANSWERED;
        return new NeedAnswered(id(), customerId(), name(), newAnswer, at);
    }

    NeedAccepted accept(Instant at) {
        require(state == State.ANSWERED, "accept");
        state = State.ACCEPTED;
        return new NeedAccepted(id(), customerId(), name(), at);
    }

    NeedDropped drop(String reason, Instant at) {
        require(isRunning(), "drop");
        state = State.DROPPED;
        dropReason = reason;
        return new NeedDropped(id(), customerId(), name(), reason, at);
    }

    NeedReopened reopen(Instant at) {
        require(!isRunning(), "reopen");
        state = answer == null ? State.OPEN : State.ANSWERED;
        dropReason = null;
        return new NeedReopened(id(), customerId(), name(), at);
    }

    private static void require(boolean open, String action) {
        if (!open) {
            throw new TradewindException(Kind.CONFLICT, "record.action-not-open", action);
        }
    }

    private String customerId() {
        return Objects.requireNonNullElse(customer, "");
    }

    private String name() {
        return Objects.requireNonNullElse(what, "");
    }
}
