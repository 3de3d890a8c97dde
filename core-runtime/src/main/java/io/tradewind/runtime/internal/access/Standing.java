package io.tradewind.runtime.internal.access;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where an actor stands: their team, the teams below it, and their rights. What the engine's predicates are made of.
 *
 * @param team id of the team they work in
 * @param tree ids of that team and all teams below it; empty without a team
 * @param holders ids under which records are shared with them: their own, their team's, and those of the teams above it
 * @param circles ids of the circles they are in, with the fields that stay hidden there
 */
public record Standing(
        String user,
        @Nullable String team,
        Set<String> tree,
        Set<String> holders,
        Map<String, Set<String>> circles,
        Rights rights) {
    /** The system's. */
    public static final Standing SYSTEM = new Standing("system", null, Set.of(), Set.of(), Map.of(), Rights.ALL);

    public Standing {
        tree = Set.copyOf(tree);
        holders = Set.copyOf(holders);
        circles = Map.copyOf(circles);
    }

    /** Of somebody whose team has none above it, and who is in no circle. */
    public Standing(String user, @Nullable String team, Set<String> tree, Rights rights) {
        this(user, team, tree, team == null ? Set.of(user) : Set.of(user, team), Map.of(), rights);
    }
}
