package io.tradewind.customer.internal.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.customer.LeadAssigned;
import io.tradewind.customer.LeadCaptured;
import io.tradewind.customer.LeadDisqualified;
import io.tradewind.customer.LeadQualified;
import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** Somebody who may become a customer. */
@Entity
@Table(schema = "customer", name = "leads")
public class Lead extends RecordEntity {
    /** How far it has come. */
    enum State {
        NEW,
        ASSIGNED,
        WORKING,
        QUALIFIED,
        CONVERTED,
        DISQUALIFIED,
        POOL
    }

    @Column(name = "name", length = 400)
    private @Nullable String name;

    @Column(name = "company", length = 400)
    private @Nullable String company;

    @Column(name = "phone", length = 80)
    private @Nullable String phone;

    @Column(name = "email", length = 508)
    private @Nullable String email;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "campaign", length = 400)
    private @Nullable String campaign;

    @Column(name = "region", length = 60)
    private @Nullable String region;

    @Column(name = "note", length = 8000)
    private @Nullable String note;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.NEW;

    @Column(name = "state_since")
    private @Nullable Instant stateSince;

    @Column(name = "score")
    private long score;

    @ElementCollection
    @CollectionTable(schema = "customer", name = "lead_score_reasons", joinColumns = @JoinColumn(name = "lead_id"))
    @OrderBy("place")
    private List<ScoreReason> scoreReasons = new ArrayList<>();

    @Column(name = "assigned_because", length = 1000)
    private @Nullable String assignedBecause;

    @Column(name = "dealt_at")
    private @Nullable Instant dealtAt;

    @Column(name = "disqualify_reason", length = 1000)
    private @Nullable String disqualifyReason;

    @Column(name = "customer_id", length = 36)
    private @Nullable String customer;

    @Column(name = "contact_id", length = 36)
    private @Nullable String contact;

    @Column(name = "made_customer")
    private boolean madeCustomer;

    @Column(name = "state_before", length = 40)
    @Enumerated(EnumType.STRING)
    private @Nullable State stateBefore;

    @Column(name = "tags", length = 2000)
    private @Nullable String tags;

    /** A fresh one; the engine sets its fields one by one. */
    public Lead() {}

    List<String> tags() {
        return Tags.of(tags);
    }

    void tag(@Nullable List<String> codes) {
        tags = Tags.kept(codes);
    }

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String company() {
        return company;
    }

    void workFor(@Nullable String newCompany) {
        company = newCompany;
    }

    @Nullable
    String phone() {
        return phone;
    }

    void answerAt(@Nullable String newPhone) {
        phone = newPhone;
    }

    @Nullable
    String email() {
        return email;
    }

    void mailTo(@Nullable String newEmail) {
        email = newEmail;
    }

    @Nullable
    String source() {
        return source;
    }

    void comeFrom(@Nullable String newSource) {
        source = newSource;
    }

    @Nullable
    String campaign() {
        return campaign;
    }

    void answerTo(@Nullable String newCampaign) {
        campaign = newCampaign;
    }

    @Nullable
    String region() {
        return region;
    }

    void locate(@Nullable String newRegion) {
        region = newRegion;
    }

    @Nullable
    String note() {
        return note;
    }

    void describe(@Nullable String newNote) {
        note = newNote;
    }

    State state() {
        return state;
    }

    @Nullable
    Instant stateSince() {
        return stateSince;
    }

    long score() {
        return score;
    }

    List<Map<String, Object>> scoreReasons() {
        return scoreReasons.stream().map(ScoreReason::line).toList();
    }

    @Nullable
    String assignedBecause() {
        return assignedBecause;
    }

    @Nullable
    String disqualifyReason() {
        return disqualifyReason;
    }

    @Nullable
    String customer() {
        return customer;
    }

    @Nullable
    String contact() {
        return contact;
    }

    boolean madeCustomer() {
        return madeCustomer;
    }

    /** Whether somebody may still make something of it. */
    boolean isOpen() {
        return switch (state) {
            case NEW, ASSIGNED, WORKING, QUALIFIED -> true;
            case CONVERTED, DISQUALIFIED, POOL -> false;
        };
    }

    boolean isIn(State wanted) {
        return state == wanted;
    }

    LeadCaptured captured(Instant at) {
        return new LeadCaptured(id(), title(), company, source, campaign, at);
    }

    /** The points of all rules that hold, with the rules; the same ones again change nothing. */
    void rate(List<ScoringRule> rules) {
        List<ScoreReason> reasons = new ArrayList<>();
        for (ScoringRule rule : rules) {
            if (rule.active() && rule.holds(value(rule.attribute()))) {
                reasons.add(ScoreReason.of(reasons.size(), Objects.requireNonNullElse(rule.name(), ""), rule.points()));
            }
        }
        score = reasons.stream().mapToLong(ScoreReason::points).sum();
        boolean same = reasons.size() == scoreReasons.size();
        for (int i = 0; same && i < reasons.size(); i++) {
            same = reasons.get(i).says(scoreReasons.get(i));
        }
        if (!same) {
            scoreReasons.clear();
            scoreReasons.addAll(reasons);
        }
    }

    private @Nullable String value(ScoringRule.Attribute attribute) {
        return switch (attribute) {
            case SOURCE -> source;
            case REGION -> region;
            case CAMPAIGN -> campaign;
            case COMPANY -> company;
            case NAME -> name;
            case PHONE -> phone;
            case EMAIL -> email;
            case NOTE -> note;
        };
    }

    /**
     * Gives it to somebody; who follows it already goes on where the former owner was.
     *
     * @param because why this one, in words; null if a person chose
     */
    LeadAssigned assign(String owner, @Nullable String team, @Nullable String because, Instant at) {
        require(isOpen() || isIn(State.POOL), "assign");
        ownedBy(owner, team);
        assignedBecause = because;
        dealtAt = because == null ? dealtAt : at;
        if (state == State.NEW || state == State.POOL) {
            enter(State.ASSIGNED);
        }
        return new LeadAssigned(id(), title(), owner, because, at);
    }

    void work() {
        require(state == State.NEW || state == State.ASSIGNED, "work");
        enter(State.WORKING);
    }

    LeadQualified qualify(Instant at) {
        require(isOpen() && state != State.QUALIFIED, "qualify");
        enter(State.QUALIFIED);
        return new LeadQualified(id(), title(), score, at);
    }

    LeadDisqualified disqualify(String reason, Instant at) {
        require(isOpen() || isIn(State.POOL), "disqualify");
        enter(State.DISQUALIFIED);
        disqualifyReason = reason;
        return new LeadDisqualified(id(), title(), reason, at);
    }

    void reopen() {
        require(isIn(State.DISQUALIFIED), "reopen");
        enter(State.NEW);
        disqualifyReason = null;
    }

    /** For others to claim; it stays with its team. */
    void release() {
        require(isOpen(), "release");
        enter(State.POOL);
        ownedBy(null, teamId());
        assignedBecause = null;
    }

    /** @param made whether the customer was made from it */
    void convert(String newCustomer, @Nullable String newContact, boolean made) {
        require(isOpen(), "convert");
        stateBefore = state;
        enter(State.CONVERTED);
        customer = newCustomer;
        contact = newContact;
        madeCustomer = made;
    }

    void undoConversion() {
        require(isIn(State.CONVERTED), "undoConversion");
        enter(Objects.requireNonNullElse(stateBefore, State.QUALIFIED));
        stateBefore = null;
        customer = null;
        contact = null;
        madeCustomer = false;
    }

    private void enter(State next) {
        state = next;
        stateSince = null;
    }

    /** Notes at a save since when it is in its state, if it came there just now. */
    void arrived(Instant at) {
        stateSince = Objects.requireNonNullElse(stateSince, at);
    }

    private static void require(boolean open, String action) {
        if (!open) {
            throw new TradewindException(Kind.CONFLICT, "record.action-not-open", action);
        }
    }

    String title() {
        return Objects.requireNonNullElse(name, "");
    }
}
