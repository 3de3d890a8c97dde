package io.tradewind.runtime.internal.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;

/** What follows, in the same transaction, when users, roles or teams change: standings are read anew, and who lost a right logs in again. */
@Component(service = AccessChanges.class)
public final class AccessChanges {
    private final Database database;
    private final Epochs epochs;
    private final Sessions sessions;

    @Activate
    public AccessChanges(@Reference Database database, @Reference Epochs epochs, @Reference Sessions sessions) {
        this.database = database;
        this.epochs = epochs;
        this.sessions = sessions;
    }

    /** Something changed that takes no right away. */
    public void changed() {
        epochs.bump(StoredStandings.EPOCH);
    }

    /** @param before old values of the changed fields */
    void changed(UserAccount user, Map<String, Object> before) {
        if (!user.roles().containsAll(former(before, "roles", line -> Line.id(line, "role"), user.roles()))) {
            sessions.endAllOf(user.id(), null);
        }
        changed();
    }

    void unlinked(UserAccount user) {
        database.sql().update("delete from core.identity_links where user_id = ?", user.id());
        sessions.endAllOf(user.id(), null);
    }

    void locked(UserAccount user) {
        sessions.endAllOf(user.id(), null);
    }

    /** @param before old values of the changed fields */
    void changed(Role role, Map<String, Object> before) {
        Rights now = rights(role.grants(), role.fieldRules(), Set.copyOf(role.rights()));
        Rights then = rights(
                former(before, "grants", RoleGrant::of, role.grants()),
                former(before, "fieldRules", RoleFieldRule::of, role.fieldRules()),
                Set.copyOf(former(before, "rights", line -> Line.text(line, "right"), role.rights())));
        if (!now.covers(then)) {
            sessions.endAllWithRole(role.id());
        }
        changed();
    }

    /** Whether nobody else could manage access if the user could not. */
    boolean isLastAdministrator(String user) {
        String administrators = "select ur.user_id from core.user_roles ur join core.roles r on r.id = ur.role_id"
                + " join core.users u on u.id = ur.user_id"
                + " where r.code = 'administrator' and r.removed_at is null and u.locked = false and u.removed_at is null";
        Set<String> all = new HashSet<>(database.reads(sql -> sql.list(administrators, row -> row.getString(1))));
        return all.equals(Set.of(user));
    }

    /** The id of the role that may everything, if it is there. */
    boolean isAdministrator(List<String> roles) {
        return database
                .reads(sql -> sql.list(
                        "select id from core.roles where code = 'administrator' and removed_at is null",
                        row -> row.getString(1)))
                .stream()
                .anyMatch(roles::contains);
    }

    /** Whether the team stands somewhere below the other, or is it. */
    boolean isBelow(String team, String other) {
        return database.reads(StoredStandings::teams).withTeamsBelow(other).contains(team);
    }

    private static Rights rights(List<RoleGrant> grants, List<RoleFieldRule> rules, Set<String> rights) {
        return Rights.of(List.of(RoleRights.of(
                grants.stream().map(RoleGrant::grant).toList(),
                rules.stream().map(RoleFieldRule::rule).toList(),
                rights)));
    }

    /** Former lines of a field, made into what they were; what it is now if the field did not change. */
    @SuppressWarnings("unchecked")
    private static <T> List<T> former(
            Map<String, Object> before, String field, Function<Map<String, Object>, T> made, List<T> now) {
        if (!before.containsKey(field)) {
            return now;
        }
        return before.get(field) instanceof List<?> lines
                ? ((List<Map<String, Object>>) lines).stream().map(made).toList()
                : List.of();
    }
}
