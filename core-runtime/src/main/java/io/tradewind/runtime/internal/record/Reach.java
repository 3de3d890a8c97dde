package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.record.Where.Condition;

/**
 * How far a right reaches, as conditions. Lists read each part by its own index and merge: one part for the own records, one for
 * each team. With many teams the parts would cost more than reading in order and leaving away.
 */
final class Reach {
    private static final int MOST_PARTS = 8;

    /**
     * Rows that are read together.
     *
     * @param begin the column whose index they stand side by side in; empty if there is none
     */
    record Part(String begin, Where where) {
        private static Part of(String begin, Where where) {
            return new Part(begin, where);
        }

        /** With a further condition, which all parts share. */
        Part and(Where further) {
            return new Part(
                    begin, where.copy().and(further.sql(), further.values().toArray()));
        }
    }

    private Reach() {}

    /** Parts that do not overlap and together are what may be seen; one empty part if it is everything. */
    static List<Part> parts(Sight sight, Verb verb) {
        Standing standing = sight.standing();
        Scope scope = sight.scope(verb);
        return switch (scope) {
            case NONE -> List.of(Part.of("", new Where().and(Condition.never())));
            case ALL -> List.of(Part.of("", new Where()));
            case OWN -> List.of(own(standing));
            case TEAM -> withTeams(standing, standing.team() == null ? List.of() : List.of(standing.team()));
            case TREE -> withTeams(standing, List.copyOf(new TreeSet<>(standing.tree())));
        };
    }

    /** The same as one condition, for statements that look up single records. */
    static Condition one(Sight sight, Verb verb) {
        Standing standing = sight.standing();
        List<String> teams = switch (sight.scope(verb)) {
            case NONE, ALL, OWN -> List.of();
            case TEAM -> standing.team() == null ? List.of() : List.of(standing.team());
            case TREE -> List.copyOf(new TreeSet<>(standing.tree()));
        };
        return switch (sight.scope(verb)) {
            case NONE -> Condition.never();
            case ALL -> Condition.of("1 = 1");
            default -> ownOr(standing, teams);
        };
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
