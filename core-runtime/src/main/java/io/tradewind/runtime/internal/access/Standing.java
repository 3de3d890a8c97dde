package io.tradewind.runtime.internal.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where an actor stands: their team, the teams below it, and their rights. What the engine's predicates are made of.
 *
 * @param team id of the team they work in
 * @param tree ids of that team and all teams below it; empty without a team
 */
public record Standing(String user, @Nullable String team, Set<String> tree, Rights rights) {
    /** The system's. */
    public static final Standing SYSTEM = new Standing("system", null, Set.of(), Rights.ALL);

    public Standing {
        tree = Set.copyOf(tree);
    }
}
