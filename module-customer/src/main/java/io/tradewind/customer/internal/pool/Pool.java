package io.tradewind.customer.internal.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A public pool: customers without an owner, the people who may claim them, and the rules of claiming and falling back. */
@Entity
@Table(schema = "customer", name = "pools")
public class Pool extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "name_en", length = 200)
    private @Nullable String nameEn;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "claims_per_day")
    private @Nullable Long claimsPerDay;

    @Column(name = "cooldown_days")
    private @Nullable Long cooldownDays;

    @Column(name = "max_owned")
    private @Nullable Long maxOwned;

    @Column(name = "max_locked")
    private @Nullable Long maxLocked;

    @Column(name = "keeps_won")
    private boolean keepsWon = true;

    @ElementCollection
    @CollectionTable(schema = "customer", name = "pool_members", joinColumns = @JoinColumn(name = "pool_id"))
    @OrderBy("place")
    private List<PoolMember> members = new ArrayList<>();

    @ElementCollection
    @CollectionTable(schema = "customer", name = "pool_hidden_fields", joinColumns = @JoinColumn(name = "pool_id"))
    @Column(name = "field")
    private List<String> hiddenFields = new ArrayList<>();

    @ElementCollection
    @CollectionTable(schema = "customer", name = "pool_rules", joinColumns = @JoinColumn(name = "pool_id"))
    @OrderBy("place")
    private List<PoolRule> rules = new ArrayList<>();

    /** A fresh one; the engine sets its fields one by one. */
    public Pool() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String nameEn() {
        return nameEn;
    }

    void renameEn(@Nullable String newName) {
        nameEn = newName;
    }

    boolean active() {
        return active;
    }

    void activate(@Nullable Boolean now) {
        active = Boolean.TRUE.equals(now);
    }

    /** Claims of a person on one day; null: as many as they like. */
    @Nullable
    Long claimsPerDay() {
        return claimsPerDay;
    }

    void limitClaims(@Nullable Long most) {
        claimsPerDay = most;
    }

    /** Days that a former owner waits before they may claim the customer again. */
    @Nullable
    Long cooldownDays() {
        return cooldownDays;
    }

    void coolDown(@Nullable Long days) {
        cooldownDays = days;
    }

    /** Customers that somebody may own and still claim more. */
    @Nullable
    Long maxOwned() {
        return maxOwned;
    }

    void limitOwned(@Nullable Long most) {
        maxOwned = most;
    }

    /** Customers that somebody may keep locked at a time. */
    @Nullable
    Long maxLocked() {
        return maxLocked;
    }

    void limitLocked(@Nullable Long most) {
        maxLocked = most;
    }

    /** Whether customers that have bought stay with their owner. */
    boolean keepsWon() {
        return keepsWon;
    }

    void keepWon(@Nullable Boolean keep) {
        keepsWon = Boolean.TRUE.equals(keep);
    }

    List<PoolMember> members() {
        return List.copyOf(members);
    }

    void admit(List<PoolMember> lines) {
        members.clear();
        for (int place = 0; place < lines.size(); place++) {
            members.add(lines.get(place).at(place));
        }
    }

    List<String> hiddenFields() {
        return hiddenFields.stream().sorted().toList();
    }

    void hide(List<String> fields) {
        hiddenFields.clear();
        fields.stream().distinct().forEach(hiddenFields::add);
    }

    List<PoolRule> rules() {
        return List.copyOf(rules);
    }

    void recycleBy(List<PoolRule> lines) {
        rules.clear();
        for (int place = 0; place < lines.size(); place++) {
            rules.add(lines.get(place).at(place));
        }
    }

    /** Ids of the people and teams that are members. */
    Set<String> holders() {
        return members.stream()
                .flatMap(member -> Stream.of(member.user(), member.team()))
                .filter(java.util.Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param user with the ids of the teams they are in or under */
    boolean isMember(String user, Set<String> teams) {
        return members.stream().anyMatch(member -> member.stands(user, teams));
    }

    /** As above, and as one who looks after the pool. */
    boolean isAdmin(String user, Set<String> teams) {
        return members.stream().anyMatch(member -> member.admin() && member.stands(user, teams));
    }
}
