package io.tradewind.customer.internal.territory;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** Customers of some regions, industries and levels, and whose they are. */
@Entity
@Table(schema = "customer", name = "territories")
public class Territory extends RecordEntity {
    /** Who of the team gets a customer. */
    enum Dealing {
        /** Who leads it. */
        LEAD,
        /** Who has the fewest customers. */
        FEWEST
    }

    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "takes_new")
    private boolean takesNew;

    @Column(name = "place")
    private @Nullable Long place;

    @Column(name = "regions", length = 2000)
    private @Nullable String regions;

    @Column(name = "industries", length = 2000)
    private @Nullable String industries;

    @Column(name = "levels", length = 2000)
    private @Nullable String levels;

    @Column(name = "person_id", length = 36)
    private @Nullable String person;

    @Column(name = "to_team_id", length = 36)
    private @Nullable String toTeam;

    @Column(name = "dealing", length = 40)
    @Enumerated(EnumType.STRING)
    private Dealing dealing = Dealing.FEWEST;

    /** A fresh one; the engine sets its fields one by one. */
    public Territory() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    boolean active() {
        return active;
    }

    void activate(@Nullable Boolean on) {
        active = Boolean.TRUE.equals(on);
    }

    /** Whether new customers go here at once, whoever enters them. */
    boolean takesNew() {
        return takesNew;
    }

    void takeNew(@Nullable Boolean on) {
        takesNew = Boolean.TRUE.equals(on);
    }

    /** The first one that fits counts; those without a place come last. */
    @Nullable
    Long place() {
        return place;
    }

    void putAt(@Nullable Long newPlace) {
        place = newPlace;
    }

    List<String> regions() {
        return Tags.of(regions);
    }

    void cover(@Nullable List<String> codes) {
        regions = Tags.kept(codes);
    }

    List<String> industries() {
        return Tags.of(industries);
    }

    void serve(@Nullable List<String> codes) {
        industries = Tags.kept(codes);
    }

    List<String> levels() {
        return Tags.of(levels);
    }

    void rank(@Nullable List<String> codes) {
        levels = Tags.kept(codes);
    }

    /** Id of the user who gets all of them. */
    @Nullable
    String person() {
        return person;
    }

    void giveTo(@Nullable String user) {
        person = user;
    }

    /** Id of the team whose members get them. */
    @Nullable
    String toTeam() {
        return toTeam;
    }

    void giveToTeam(@Nullable String team) {
        toTeam = team;
    }

    Dealing dealing() {
        return dealing;
    }

    void deal(@Nullable Dealing how) {
        dealing = how == null ? Dealing.FEWEST : how;
    }

    /** Whether it asks for nothing: then it takes whatever no other one takes. */
    boolean takesEverything() {
        return regions().isEmpty() && industries().isEmpty() && levels().isEmpty();
    }

    /** What is not asked for may be anything; a region takes those below it, too. */
    boolean takes(Situation customer) {
        boolean inRegion = regions().isEmpty()
                || regions().stream().anyMatch(region -> Regions.isWithin(customer.region(), region));
        return inRegion && isOf(industries(), customer.industry()) && isOf(levels(), customer.level());
    }

    private static boolean isOf(List<String> wanted, @Nullable String code) {
        return wanted.isEmpty() || (code != null && wanted.contains(code));
    }
}
