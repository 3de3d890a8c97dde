package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.record.Where.Condition;

/**
 * How far a right reaches, as conditions. Lists read each part by its own index and merge: one part for the own records, one for
 * each team, one for what is shared. With many teams the parts would cost more than reading in order and leaving away.
 */
final class Reach {
    private static final int MOST_PARTS = 8;

    /**
     * Rows that are read together.
     *
     * @param begin the column whose index they stand side by side in; empty if there is none
     * @param source what is read before the table, and leads to its rows; null: nothing
     */
    record Part(String begin, Where where, @Nullable Condition source) {
        private static Part of(String begin, Where where) {
            return new Part(begin, where, null);
        }

        /** With a further condition, which all parts share. */
        Part and(Where further) {
            return new Part(
                    begin, where.copy().and(further.sql(), further.values().toArray()), source);
        }
    }

    private Reach() {}

    /** Parts that do not overlap and together are what may be seen; one empty part if it is everything. */
    static List<Part> parts(Sight sight, Verb verb) {
        Standing standing = sight.standing();
        List<Part> parts = new ArrayList<>();
        switch (sight.scope(verb)) {
            case NONE -> parts.add(Part.of("", new Where().and(Condition.never())));
            case ALL -> parts.add(Part.of("", new Where()));
            case OWN -> parts.add(own(standing));
            case TEAM, TREE -> parts.addAll(withTeams(standing, teams(sight, verb)));
        }
        if (Shares.mayOpen(sight, verb)) {
            parts.add(shared(sight, verb));
        }
        return parts;
    }

    /** The same as one condition, for statements that look up single records. */
    static Condition one(Sight sight, Verb verb) {
        return switch (sight.scope(verb)) {
            case NONE -> Condition.never();
            case ALL -> Condition.of("1 = 1");
            default -> {
                Condition belonging = ownOr(sight.standing(), teams(sight, verb));
                yield Shares.mayOpen(sight, verb)
                        ? Condition.any(List.of(belonging, Shares.opening(sight, verb)))
                        : belonging;
            }
        };
    }

    private static List<String> teams(Sight sight, Verb verb) {
        Standing standing = sight.standing();
        return switch (sight.scope(verb)) {
            case NONE, ALL, OWN -> List.of();
            case TEAM -> standing.team() == null ? List.of() : List.of(standing.team());
            case TREE -> List.copyOf(new TreeSet<>(standing.tree()));
        };
    }

    /** What is shared and does not belong to the actor or their teams anyway. */
    private static Part shared(Sight sight, Verb verb) {
        Where others = new Where()
                .and(Shares.LED_TO)
                .and("(owner_id is null or owner_id <> ?)", sight.standing().user());
        List<String> teams = teams(sight, verb);
        if (!teams.isEmpty()) {
            others.and("(team_id is null or team_id not in (" + Where.marks(teams.size()) + "))", teams.toArray());
        }
        return new Part("", others, Shares.source(sight, verb));
    }

    private static Part own(Standing standing) {
        return Part.of("owner_id", new Where().and("owner_id = ?", standing.user()));
    }

    private static Condition ownOr(Standing standing, List<String> teams) {
        if (teams.isEmpty()) {
            return Condition.of("owner_id = ?", standing.user());
        }
        List<@Nullable Object> values = new ArrayList<>();
        values.add(standing.user());
        values.addAll(teams);
        return new Condition("(owner_id = ? or team_id in (" + Where.marks(teams.size()) + "))", values);
    }

    private static List<Part> withTeams(Standing standing, List<String> teams) {
        if (teams.size() >= MOST_PARTS) {
            return List.of(Part.of("", new Where().and(ownOr(standing, teams))));
        }
        List<Part> parts = new ArrayList<>(List.of(own(standing)));
        for (String team : teams) {
            Where ofTeam =
                    new Where().and("team_id = ?", team).and("(owner_id is null or owner_id <> ?)", standing.user());
            parts.add(Part.of("team_id", ofTeam));
        }
        return parts;
    }
}
