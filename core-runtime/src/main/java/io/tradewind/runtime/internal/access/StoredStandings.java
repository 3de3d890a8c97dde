package io.tradewind.runtime.internal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.access.RoleRights.FieldRule;
import io.tradewind.runtime.internal.access.RoleRights.Grant;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;

/** Standings from the tables of users, roles and teams, kept in memory until one of them changes. */
@Component(service = {Standings.class, RoleScopes.class, StoredStandings.class})
public final class StoredStandings implements Standings, RoleScopes {
    /** Changes with every change of users, roles and teams. */
    static final String EPOCH = "access";

    private static final int MOST = 10_000;

    private record Kept(String stamp, Standing standing) {}

    /** Lines of the roles of a user, by role. */
    private record Lines(List<Grant> grants, List<FieldRule> rules, Set<String> rights) {
        Lines() {
            this(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        }

        RoleRights rightsOfRole(Set<String> made) {
            return RoleRights.of(grants, rules, rights, made);
        }
    }

    private final Database database;
    private final Epochs epochs;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Activate
    public StoredStandings(@Reference Database database, @Reference Epochs epochs) {
        this.database = database;
        this.epochs = epochs;
    }

    @Override
    public Standing of(Actor actor) {
        if (actor.isSystem()) {
            return Standing.SYSTEM;
        }
        Kept last = kept.get(actor.id());
        if (last != null && last.stamp().equals(epochs.current(EPOCH))) {
            return last.standing();
        }
        String stamp = epochs.read(EPOCH);
        Standing standing = database.reads(sql -> read(sql, actor.id()));
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(actor.id(), new Kept(stamp, standing));
        return standing;
    }

    @Override
    public List<RoleScope> of(String user, String type, Verb verb) {
        Map<String, String> names = new LinkedHashMap<>();
        database.reads(sql -> sql.list(
                "select id, name from core.roles where removed_at is null"
                        + " and id in (select role_id from core.user_roles where user_id = ?) order by name",
                row -> names.put(row.getString(1), row.getString(2)),
                user));
        return names.entrySet().stream()
                .map(role ->
                        new RoleScope(role.getValue(), ofRole(role.getKey()).scope(type, verb)))
                .toList();
    }

    /** Rights of one role as they stand in the database now. */
    Rights ofRole(String role) {
        return database.reads(sql -> Rights.of(roles(sql, "id = ?", role)));
    }

    private static Standing read(Sql sql, String user) {
        Optional<Optional<String>> team = sql.first(
                "select member_of_id from core.users where id = ? and removed_at is null and locked = false",
                row -> Optional.ofNullable(row.getString(1)),
                user);
        if (team.isEmpty()) {
            return new Standing(user, null, Set.of(), Rights.NONE);
        }
        Rights rights = Rights.of(roles(sql, "id in (select role_id from core.user_roles where user_id = ?)", user));
        @Nullable String memberOf = team.get().orElse(null);
        if (memberOf == null) {
            return new Standing(user, null, Set.of(), Set.of(user), circles(sql, Set.of(user)), rights);
        }
        TeamTree teams = teams(sql);
        Set<String> holders = new HashSet<>(teams.withTeamsAbove(memberOf));
        holders.add(user);
        return new Standing(user, memberOf, teams.withTeamsBelow(memberOf), holders, circles(sql, holders), rights);
    }

    private static Map<String, Set<String>> circles(Sql sql, Set<String> holders) {
        Map<String, Set<String>> circles = new HashMap<>();
        String marks = "?" + ", ?".repeat(holders.size() - 1);
        sql.list(
                "select m.circle_id, h.field from core.circle_member m left join core.circle_hidden h"
                        + " on h.circle_id = m.circle_id where m.member_id in (" + marks + ")",
                row -> {
                    Set<String> hidden = circles.computeIfAbsent(row.getString(1), id -> new HashSet<>());
                    return row.getString(2) == null || hidden.add(row.getString(2));
                },
                holders.toArray());
        return circles;
    }

    /** The tree as it stands in the database now. */
    static TeamTree teams(Sql sql) {
        return new TeamTree(sql.list(
                "select id, parent_id from core.teams where removed_at is null",
                row -> new TeamTree.Branch(row.getString(1), row.getString(2))));
    }

    private static List<RoleRights> roles(Sql sql, String which, String value) {
        String of = " where role_id in (select id from core.roles where removed_at is null and " + which + ")";
        Map<String, Lines> roles = new LinkedHashMap<>();
        sql.list(
                "select role_id, record_type, can_read, can_create, can_edit, can_delete, can_export, actions"
                        + " from core.role_grants" + of,
                row -> lines(roles, row).grants().add(grant(row)),
                value);
        sql.list(
                "select role_id, record_type, field, field_access from core.role_field_rules" + of,
                row -> lines(roles, row)
                        .rules()
                        .add(new FieldRule(row.getString(2), row.getString(3), FieldAccess.valueOf(row.getString(4)))),
                value);
        sql.list(
                "select role_id, name from core.role_rights" + of,
                row -> lines(roles, row).rights().add(row.getString(2)),
                value);
        Set<String> made = made(sql);
        return roles.values().stream().map(lines -> lines.rightsOfRole(made)).toList();
    }

    /** Types made in the browser. */
    private static Set<String> made(Sql sql) {
        return Set.copyOf(sql.list("select name from core.record_type_designs", row -> row.getString(1)));
    }

    /** What a role grants as it stands in the database now; empty if there is no role of that code. */
    Optional<RoleRights> ofCode(String code) {
        return database.reads(sql -> {
            boolean there = sql.first(
                            "select id from core.roles where code = ? and removed_at is null",
                            row -> row.getString(1),
                            code)
                    .isPresent();
            return there
                    ? Optional.of(roles(sql, "code = ?", code).stream()
                            .findFirst()
                            .orElseGet(() -> RoleRights.of(List.of(), List.of(), Set.of(), made(sql))))
                    : Optional.empty();
        });
    }

    private static Lines lines(Map<String, Lines> roles, ResultSet row) throws SQLException {
        return roles.computeIfAbsent(row.getString(1), role -> new Lines());
    }

    private static Grant grant(ResultSet row) throws SQLException {
        Map<Verb, Scope> scopes = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            scopes.put(verb, Scope.valueOf(row.getString("can_" + verb.name().toLowerCase(Locale.ROOT))));
        }
        return new Grant(row.getString(2), scopes, Line.words(row.getString("actions")));
    }
}
