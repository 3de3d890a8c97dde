package io.tradewind.runtime.internal.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.custom.CustomField;

/**
 * What one role grants. A line for a type replaces the line for {@code *} on that type; nothing said is nothing granted.
 *
 * @param made types made in the browser: {@code *} reaches them only in a role that holds every right, until a line of their own says more
 */
record RoleRights(Map<String, Grant> grants, Map<String, FieldAccess> fields, Set<String> rights, Set<String> made) {
    /** Stands for every type (but the {@link #GUARDED} ones), every action, every right. */
    static final String ANY = "*";

    private static final String CUSTOM = "custom";

    /** Types that {@code *} does not reach: who may change these may give themselves everything else. */
    static final Set<String> GUARDED = Set.of("users", "roles", "teams", "list-values", "calendar-days", "log-ins");

    RoleRights {
        grants = Map.copyOf(grants);
        fields = Map.copyOf(fields);
        rights = Set.copyOf(rights);
        made = Set.copyOf(made);
    }

    /**
     * One line: how far each verb reaches on records of a type, and which actions may be started.
     *
     * @param actions names of actions, or {@code *}
     */
    record Grant(String type, Map<Verb, Scope> scopes, Set<String> actions) {
        Grant {
            scopes = Map.copyOf(scopes);
            actions = Set.copyOf(actions);
        }

        Scope scope(Verb verb) {
            return scopes.getOrDefault(verb, Scope.NONE);
        }
    }

    /** A rule about one field of a type; type or field may be {@code *}. */
    record FieldRule(String type, String field, FieldAccess access) {}

    static RoleRights of(Collection<Grant> lines, Collection<FieldRule> rules, Set<String> rights) {
        return of(lines, rules, rights, Set.of());
    }

    static RoleRights of(Collection<Grant> lines, Collection<FieldRule> rules, Set<String> rights, Set<String> made) {
        Map<String, Grant> grants = new HashMap<>();
        lines.forEach(line -> grants.put(line.type(), line));
        Map<String, FieldAccess> fields = new HashMap<>();
        rules.forEach(rule -> fields.put(rule.type() + "." + rule.field(), rule.access()));
        return new RoleRights(grants, fields, rights, made);
    }

    Scope scope(String type, Verb verb) {
        return line(type).map(line -> line.scope(verb)).orElse(Scope.NONE);
    }

    boolean mayAct(String type, String action) {
        return line(type)
                .filter(line ->
                        line.actions().contains(action) || line.actions().contains(ANY))
                .isPresent();
    }

    /** The rule for the field, the most exact one; empty if there is none. What is said of all custom values is said of each added field. */
    Optional<FieldAccess> rule(String type, String field) {
        return Optional.ofNullable(fields.get(type + "." + field))
                .or(() -> CustomField.isOne(field)
                        ? Optional.ofNullable(fields.get(type + "." + CUSTOM))
                        : Optional.empty())
                .or(() -> Optional.ofNullable(fields.get(type + "." + ANY)))
                .or(() -> Optional.ofNullable(fields.get(ANY + "." + field)));
    }

    boolean may(String right) {
        return rights.contains(right) || rights.contains(ANY);
    }

    /** Names of all actions that some line names. */
    Set<String> actions() {
        return grants.values().stream().flatMap(line -> line.actions().stream()).collect(Collectors.toSet());
    }

    private Optional<Grant> line(String type) {
        Grant own = grants.get(type);
        return own != null || !reaches(type) ? Optional.ofNullable(own) : Optional.ofNullable(grants.get(ANY));
    }

    /** Whether the line for all types speaks of this one. */
    private boolean reaches(String type) {
        return !GUARDED.contains(type) && (!made.contains(type) || rights.contains(ANY));
    }

    /** As if the type was one that was made in the browser. */
    RoleRights withMade(String type) {
        Set<String> more = new HashSet<>(made);
        more.add(type);
        return new RoleRights(grants, fields, rights, more);
    }

    /** With one more line, if it has none for the type. */
    RoleRights with(Grant line) {
        if (grants.containsKey(line.type())) {
            return this;
        }
        Map<String, Grant> more = new HashMap<>(grants);
        more.put(line.type(), line);
        return new RoleRights(more, fields, rights, made);
    }
}
