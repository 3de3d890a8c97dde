package io.tradewind.customer.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.customer.CustomerTransferred;
import io.tradewind.customer.internal.grading.Grade;
import io.tradewind.customer.internal.grading.GradeReason;
import io.tradewind.customer.internal.pool.OwnershipMove;
import io.tradewind.customer.internal.territory.Allocation;
import io.tradewind.entity.MoneyValue;
import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** A company or person we sell to. */
@Entity
@Table(schema = "customer", name = "customers")
public class Customer extends RecordEntity {
    /** Whose it is: follows from the owner and the lock. */
    enum State {
        /** Somebody works with it. */
        OWNED,
        /** Free to be taken. */
        POOL,
        /** Kept for its owner: neither transferred nor given back to the pool. */
        LOCKED
    }

    @Column(name = "name", length = 400)
    private @Nullable String name;

    @Column(name = "code", length = 80)
    private @Nullable String code;

    @Column(name = "industry", length = 60)
    private @Nullable String industry;

    @Column(name = "company_size", length = 60)
    private @Nullable String size;

    @Column(name = "region", length = 60)
    private @Nullable String region;

    @Column(name = "customer_level", length = 60)
    private @Nullable String level;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "phone", length = 80)
    private @Nullable String phone;

    @Column(name = "email", length = 508)
    private @Nullable String email;

    @Column(name = "website", length = 1000)
    private @Nullable String website;

    @Column(name = "tax_id", length = 60)
    private @Nullable String taxId;

    @Column(name = "address", length = 1000)
    private @Nullable String address;

    @Column(name = "parent_id", length = 36)
    private @Nullable String parent;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.POOL;

    @Column(name = "lock_reason", length = 1000)
    private @Nullable String lockReason;

    @Column(name = "last_contact_at")
    private @Nullable Instant lastContactAt;

    @Column(name = "pool_id", length = 36)
    private @Nullable String pool;

    @Column(name = "owner_seen_id", length = 36)
    private @Nullable String ownerSeen;

    @Column(name = "owned_since")
    private @Nullable Instant ownedSince;

    @Column(name = "last_opportunity_at")
    private @Nullable Instant lastOpportunityAt;

    @Column(name = "last_deal_at")
    private @Nullable Instant lastDealAt;

    @Column(name = "recycle_at")
    private @Nullable LocalDate recycleAt;

    @Transient
    private OwnershipMove.Kind moveKind = OwnershipMove.Kind.CHANGED;

    @Transient
    private @Nullable String moveReason;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "annual_revenue"))
    @AttributeOverride(name = "currency", column = @Column(name = "annual_revenue_currency"))
    private @Nullable MoneyValue annualRevenue;

    @Column(name = "employees")
    private @Nullable Long employees;

    @Column(name = "founded_year")
    private @Nullable Long foundedYear;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "credit_limit"))
    @AttributeOverride(name = "currency", column = @Column(name = "credit_limit_currency"))
    private @Nullable MoneyValue creditLimit;

    @Column(name = "remark", length = 8000)
    private @Nullable String remark;

    @ElementCollection
    @CollectionTable(schema = "customer", name = "customer_addresses", joinColumns = @JoinColumn(name = "customer_id"))
    @OrderBy("place")
    private List<Address> addresses = new ArrayList<>();

    @Column(name = "renew_on")
    private @Nullable LocalDate renewOn;

    @Column(name = "territory_id", length = 36)
    private @Nullable String territory;

    @Column(name = "territory_reason", length = 2000)
    private @Nullable String territoryReason;

    @Column(name = "score")
    private @Nullable Long score;

    @Column(name = "graded_at")
    private @Nullable Instant gradedAt;

    @Column(name = "level_fixed")
    private boolean levelFixed;

    @Column(name = "level_reason", length = 1000)
    private @Nullable String levelReason;

    @ElementCollection
    @CollectionTable(
            schema = "customer",
            name = "customer_grade_reasons",
            joinColumns = @JoinColumn(name = "customer_id"))
    @OrderBy("place")
    private List<GradeReason> gradeReasons = new ArrayList<>();

    @Column(name = "tags", length = 2000)
    private @Nullable String tags;

    /** A fresh one; the engine sets its fields one by one. */
    public Customer() {}

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
    String code() {
        return code;
    }

    void encode(@Nullable String newCode) {
        code = newCode;
    }

    @Nullable
    String industry() {
        return industry;
    }

    void classify(@Nullable String newIndustry) {
        industry = newIndustry;
    }

    @Nullable
    String size() {
        return size;
    }

    void measure(@Nullable String newSize) {
        size = newSize;
    }

    @Nullable
    String region() {
        return region;
    }

    void locate(@Nullable String newRegion) {
        region = newRegion;
    }

    @Nullable
    String level() {
        return level;
    }

    /** By hand: on a graded customer this counts more than the rules, until it is freed. */
    void rank(@Nullable String newLevel) {
        if (gradedAt != null && !Objects.equals(level, newLevel)) {
            levelFixed = true;
            levelReason = null;
        }
        level = newLevel;
    }

    /** Points by the rules; empty as long as it was never graded. */
    @Nullable
    Long score() {
        return score;
    }

    @Nullable
    Instant gradedAt() {
        return gradedAt;
    }

    List<Map<String, Object>> gradeReasons() {
        return gradeReasons.stream().map(GradeReason::line).toList();
    }

    /** Whether somebody chose the level, so that the rules leave it alone. */
    boolean levelFixed() {
        return levelFixed;
    }

    @Nullable
    String levelReason() {
        return levelReason;
    }

    /** The level follows the points unless somebody fixed it, or the points make none. */
    void grade(Grade grade, Instant at) {
        score = grade.score();
        gradedAt = at;
        if (!grade.isFor(gradeReasons)) {
            gradeReasons.clear();
            gradeReasons.addAll(grade.reasons());
        }
        if (!levelFixed && grade.level() != null) {
            level = grade.level();
        }
    }

    void fixLevel(String newLevel, String reason) {
        level = newLevel;
        levelFixed = true;
        levelReason = reason;
    }

    void freeLevel() {
        levelFixed = false;
        levelReason = null;
    }

    @Nullable
    String source() {
        return source;
    }

    void cameFrom(@Nullable String newSource) {
        source = newSource;
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
    String website() {
        return website;
    }

    void presentAt(@Nullable String newWebsite) {
        website = newWebsite;
    }

    @Nullable
    String taxId() {
        return taxId;
    }

    /** @throws TradewindException INVALID if it has the form of a Chinese credit code but not its check digit */
    void registerAs(@Nullable String newTaxId) {
        taxId = newTaxId == null ? null : TaxId.of(newTaxId).value();
    }

    @Nullable
    String address() {
        return address;
    }

    void moveTo(@Nullable String newAddress) {
        address = newAddress;
    }

    List<Map<String, Object>> addresses() {
        return addresses.stream().map(Address::line).toList();
    }

    /**
     * The first is the main one if none is said to be; the main one is also the {@link #address} in one line.
     *
     * @throws TradewindException INVALID if two are said to be the main one, or one says nothing
     */
    void resideAt(@Nullable List<Map<String, Object>> lines) {
        List<Address> all = Address.all(lines == null ? List.of() : lines);
        String before = mainAddress();
        addresses.clear();
        addresses.addAll(all);
        String now = mainAddress();
        if (!now.isEmpty() && !now.equals(before)) {
            address = now;
        }
    }

    private String mainAddress() {
        return addresses.stream()
                .filter(Address::isPrimary)
                .map(Address::inOneLine)
                .findFirst()
                .orElse("");
    }

    /** Id of the customer above it in its group of companies. */
    @Nullable
    String parent() {
        return parent;
    }

    /** @throws TradewindException INVALID if it would be above itself; longer loops are found by {@link Group} */
    void moveUnder(@Nullable String newParent) {
        if (id().equals(newParent)) {
            throw new TradewindException(Kind.INVALID, "customers.parent-loop");
        }
        parent = newParent;
    }

    State state() {
        if (state == State.LOCKED) {
            return State.LOCKED;
        }
        return ownerId() == null ? State.POOL : State.OWNED;
    }

    /** Keeps the stored state in step with the owner, which the engine sets. */
    @PrePersist
    @PreUpdate
    void settle() {
        state = state();
        pool = pool();
        if (!Objects.equals(ownerSeen, ownerId())) {
            ownerSeen = ownerId();
            ownedSince = ownerId() == null ? null : updatedAt();
            recycleAt = null;
        }
    }

    /** Id of the public pool it lies in; only as long as nobody owns it. */
    @Nullable
    String pool() {
        return ownerId() == null ? pool : null;
    }

    /** Since when its owner has it. */
    @Nullable
    Instant ownedSince() {
        return ownedSince;
    }

    @Nullable
    Instant lastOpportunityAt() {
        return lastOpportunityAt;
    }

    @Nullable
    Instant lastDealAt() {
        return lastDealAt;
    }

    /** The last day on which its owner keeps it if nothing is done; only when it is near. */
    @Nullable
    LocalDate recycleAt() {
        return recycleAt;
    }

    /** Says how and why it changes hands, for the history. */
    void moves(OwnershipMove.Kind kind, @Nullable String reason) {
        moveKind = kind;
        moveReason = reason;
    }

    OwnershipMove.Kind moveKind() {
        return moveKind;
    }

    @Nullable
    String moveReason() {
        return moveReason;
    }

    void claim(String owner, @Nullable String team) {
        ownedBy(owner, team);
    }

    void release(String newPool) {
        ownedBy(null, null);
        pool = newPool;
    }

    @Nullable
    String lockReason() {
        return lockReason;
    }

    void lock(String reason) {
        state = State.LOCKED;
        lockReason = reason;
    }

    void unlock() {
        state = State.POOL;
        lockReason = null;
        settle();
    }

    CustomerTransferred transfer(String owner, @Nullable String team, String reason, boolean withContacts, Instant at) {
        String from = ownerId();
        if (Objects.equals(from, owner)) {
            throw new TradewindException(Kind.CONFLICT, "customers.same-owner");
        }
        ownedBy(owner, team);
        return new CustomerTransferred(id(), from, owner, reason, withContacts, at);
    }

    /** The day on which what we have with it ends or goes on. */
    @Nullable
    LocalDate renewOn() {
        return renewOn;
    }

    void renew(@Nullable LocalDate day) {
        renewOn = day;
    }

    /** Id of the territory that took it last. */
    @Nullable
    String territory() {
        return territory;
    }

    /** Why it went where it did. */
    @Nullable
    String territoryReason() {
        return territoryReason;
    }

    /** Goes to those whose territory it is; empty if they have it already. The same allocation again changes nothing. */
    Optional<CustomerTransferred> goTo(Allocation allocation, Instant at) {
        boolean moves = !allocation.owner().equals(ownerId());
        if (moves || !allocation.territory().equals(territory)) {
            territory = allocation.territory();
            territoryReason = allocation.because();
        }
        if (!moves) {
            return Optional.empty();
        }
        moves(OwnershipMove.Kind.TRANSFERRED, allocation.because());
        return Optional.of(transfer(allocation.owner(), allocation.team(), allocation.because(), true, at));
    }

    @Nullable
    Instant lastContactAt() {
        return lastContactAt;
    }

    @Nullable
    Money annualRevenue() {
        return MoneyValue.toMoney(annualRevenue);
    }

    void earn(@Nullable Money revenue) {
        annualRevenue = MoneyValue.of(notNegative(revenue));
    }

    @Nullable
    Long employees() {
        return employees;
    }

    void employ(@Nullable Long people) {
        employees = people;
    }

    @Nullable
    Long foundedYear() {
        return foundedYear;
    }

    void foundedIn(@Nullable Long year) {
        foundedYear = year;
    }

    @Nullable
    Money creditLimit() {
        return MoneyValue.toMoney(creditLimit);
    }

    void limitCredit(@Nullable Money limit) {
        creditLimit = MoneyValue.of(notNegative(limit));
    }

    @Nullable
    String remark() {
        return remark;
    }

    void note(@Nullable String newRemark) {
        remark = newRemark;
    }

    private static @Nullable Money notNegative(@Nullable Money money) {
        if (money != null && money.isNegative()) {
            throw new TradewindException(Kind.INVALID, "customers.negative-amount");
        }
        return money;
    }
}
