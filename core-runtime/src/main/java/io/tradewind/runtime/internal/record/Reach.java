package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.record.SearchedRecords.Holders;
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
     * @param source what is read before the table, and leads to its rows; of rows with hidden fields the condition they are chosen
     *     by before anything else; null: nothing
     * @param hidden names of fields that are empty in these rows
     */
    record Part(String begin, Where where, @Nullable Condition source, Set<String> hidden) {
        private static Part of(String begin, Where where) {
            return new Part(begin, where, null, Set.of());
        }

        /** Whether the rows are those of the table, as they are. */
        boolean isPlain() {
            return source == null;
        }

        /**
         * For the from clause. Derby is told to begin with the source: it would read the whole table and look each row up there.
         */
        String from(LiveType type, Dialect dialect) {
            if (source == null) {
                return type.table();
            }
            if (!hidden.isEmpty()) {
                return "(select " + Masks.columns(type, hidden) + " from " + type.table() + " where " + source.sql()
                        + ") as masked";
            }
            String first = dialect == Dialect.DERBY ? "--DERBY-PROPERTIES joinOrder=FIXED\n" : "";
            return first + source.sql() + ", " + type.table();
        }

        /** Values in {@link #from}. */
        List<@Nullable Object> sourceValues() {
            return source == null ? List.of() : source.values();
        }

        /** Of rows with hidden fields: which rows of the table they are. */
        Condition condition() {
            Condition chosen = Objects.requireNonNull(source);
            Where both = where.copy().and(chosen);
            return new Condition(both.sql(), both.values());
        }

        /** With a further condition, which all parts share. */
        Part and(Where further) {
            return new Part(
                    begin, where.copy().and(further.sql(), further.values().toArray()), source, hidden);
        }
    }

    private Reach() {}

    /** Parts that do not overlap and together are what may be seen; one empty part if it is everything. */
    static List<Part> parts(Sight sight, Verb verb) {
        if (verb == Verb.READ && sight.isAttached()) {
            return List.of(Part.of("", new Where().and(one(sight, verb))));
        }
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
        if (verb == Verb.READ) {
            circles(sight).forEach((hidden, circles) -> parts.add(open(sight, hidden, circles)));
        }
        return parts;
    }

    /** The same as one condition, for statements that look up single records. */
    static Condition one(Sight sight, Verb verb) {
        return switch (sight.scope(verb)) {
            case NONE -> Condition.never();
            case ALL -> verb == Verb.READ && sight.isAttached() ? Attachment.visible(sight) : Condition.of("1 = 1");
            default -> {
                Condition belonging = ownOr(sight.standing(), teams(sight, verb));
                List<Condition> ways = new ArrayList<>(List.of(belonging));
                if (Shares.mayOpen(sight, verb)) {
                    ways.add(Shares.opening(sight, verb));
                }
                if (verb == Verb.READ && !sight.circles().isEmpty()) {
                    ways.add(
                            inCircles(sight, new TreeSet<String>(sight.circles().keySet())));
                }
                yield Condition.any(ways);
            }
        };
    }

    /** As {@link #one} for reading, without what a circle shows with hidden fields. */
    static Condition whole(Sight sight) {
        if (sight.circles().isEmpty()) {
            return one(sight, Verb.READ);
        }
        List<Condition> ways = new ArrayList<>();
        ways.add(ownOr(sight.standing(), teams(sight, Verb.READ)));
        ways.add(Shares.opening(sight, Verb.READ));
        SortedSet<String> open = circles(sight).get(Set.<String>of());
        if (open != null) {
            ways.add(inCircles(sight, open));
        }
        return Condition.any(ways);
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
        Where others = new Where().and(Shares.LED_TO);
        addOthers(others, sight, verb);
        return new Part("", others, Shares.source(sight, verb), Set.of());
    }

    private static void addOthers(Where others, Sight sight, Verb verb) {
        others.and("(owner_id is null or owner_id <> ?)", sight.standing().user());
        List<String> teams = teams(sight, verb);
        if (!teams.isEmpty()) {
            others.and("(team_id is null or team_id not in (" + Where.marks(teams.size()) + "))", teams.toArray());
        }
    }

    /** The actor's circles, together where the same fields are hidden. */
    private static Map<Set<String>, SortedSet<String>> circles(Sight sight) {
        Map<Set<String>, SortedSet<String>> circles = new LinkedHashMap<>();
        new TreeMap<>(sight.circles())
                .forEach((circle, hidden) -> circles.computeIfAbsent(
                                Masks.of(sight.type(), hidden), fields -> new TreeSet<>())
                        .add(circle));
        return circles;
    }

    /** What is open to the circles and reached in no other way. */
    private static Part open(Sight sight, Set<String> hidden, SortedSet<String> circles) {
        Condition inside = inCircles(sight, circles);
        Where others = new Where();
        addOthers(others, sight, Verb.READ);
        Condition shared = Shares.opening(sight, Verb.READ);
        others.and(new Condition("not " + shared.sql(), shared.values()));
        return hidden.isEmpty()
                ? Part.of(circles.size() == 1 ? sight.type().opening().orElseThrow() : "", others.and(inside))
                : new Part("", others, inside, hidden);
    }

    private static Condition inCircles(Sight sight, SortedSet<String> circles) {
        return Condition.in(sight.type().opening().orElseThrow(), circles);
    }

    /** To whom what is reached belongs; empty: to anybody. It only guides: whether a record is reached, {@link #one} tells. */
    static Optional<Holders> holders(Sight sight, Verb verb) {
        Standing standing = sight.standing();
        return switch (sight.scope(verb)) {
            case ALL -> Optional.empty();
            case NONE, OWN -> Optional.of(new Holders(standing.user(), List.of()));
            case TEAM ->
                Optional.of(
                        new Holders(standing.user(), standing.team() == null ? List.of() : List.of(standing.team())));
            case TREE -> Optional.of(new Holders(standing.user(), List.copyOf(new TreeSet<>(standing.tree()))));
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
