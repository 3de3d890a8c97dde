package io.tradewind.runtime.internal.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Teams and the teams above them. A circle, should one ever stand in the data, does no harm. */
final class TeamTree {
    /** One team and the one above it. */
    record Branch(String team, @Nullable String parent) {}

    private final Map<String, String> above = new HashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();
    private final Set<String> teams = new LinkedHashSet<>();

    TeamTree(List<Branch> branches) {
        for (Branch branch : branches) {
            teams.add(branch.team());
            if (branch.parent() != null) {
                above.put(branch.team(), branch.parent());
                below.computeIfAbsent(branch.parent(), parent -> new LinkedHashSet<>())
                        .add(branch.team());
            }
        }
    }

    /** The team and all teams above it; empty if there is no such team. */
    Set<String> withTeamsAbove(String team) {
        Set<String> found = new LinkedHashSet<>();
        String next = teams.contains(team) ? team : null;
        while (next != null && found.add(next)) {
            next = above.get(next);
        }
        return found;
    }

    /** The team and all teams below it; empty if there is no such team. */
    Set<String> withTeamsBelow(String team) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(teams.contains(team) ? List.of(team) : List.of());
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(below.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }
}
