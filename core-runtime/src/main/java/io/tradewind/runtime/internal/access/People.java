package io.tradewind.runtime.internal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory.NewUser;
import io.tradewind.access.Directory.Team;
import io.tradewind.access.Directory.User;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordId;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.runtime.internal.access.RoleRights.Grant;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Users, teams and roles in their tables, for the core itself; screens and doors go through the record engine. */
@Component(service = People.class)
public final class People {
    private static final String USER =
            "select id, login, name, member_of_id, locked from core.users where removed_at is null and ";
    private static final String TEAM =
            "select id, name, parent_id, lead_id from core.teams where removed_at is null and ";
    private static final String BASE = "id, version, created_at, created_by, updated_at, updated_by";

    private final Transactions transactions;
    private final Database database;
    private final Events events;
    private final AccessChanges changes;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public People(
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Events events,
            @Reference AccessChanges changes) {
        this.transactions = transactions;
        this.database = database;
        this.events = events;
        this.changes = changes;
    }

    Optional<User> user(String id) {
        return database.reads(sql -> sql.first(USER + "id = ?", People::readUser, id));
    }

    Optional<User> userByLogin(String login) {
        return database.reads(sql -> sql.first(USER + "login = ?", People::readUser, Accounts.plain(login)));
    }

    Optional<Actor> actor(String user) {
        return database.reads(sql -> sql.first(
                "select " + Account.COLUMNS + " from core.users u where u.id = ? and u.removed_at is null",
                row -> Account.read(row).actor(),
                user));
    }

    List<User> usersOf(String team) {
        return database.reads(sql -> sql.list(USER + "member_of_id = ? order by name_lc, id", People::readUser, team));
    }

    Optional<Team> team(String id) {
        return database.reads(sql -> sql.first(TEAM + "id = ?", People::readTeam, id));
    }

    Optional<Team> teamByName(String name) {
        return database.reads(sql ->
                sql.first(TEAM + "name_lc = ?", People::readTeam, name.strip().toLowerCase(Locale.ROOT)));
    }

    Set<String> withTeamsBelow(String team) {
        return database.reads(StoredStandings::teams).withTeamsBelow(team);
    }

    Team addTeam(String by, String name, @Nullable String parent) {
        Team team = new Team(RecordId.next(), name.strip(), parent, null);
        transactions.run(() -> {
            insert("core.teams", "name, parent_id", by, team.id(), team.name(), parent);
            made("teams", team.id());
        });
        return team;
    }

    /** @param password null: they come in through an identity provider alone, until somebody gives them one */
    User addUser(String by, NewUser fresh, @Nullable PasswordHash password) {
        User user = new User(
                RecordId.next(), Accounts.plain(fresh.login()), fresh.name().strip(), fresh.team(), false);
        transactions.run(() -> {
            insert(
                    "core.users",
                    "login, name, email, member_of_id, locked, language, theme, password_hash",
                    by,
                    user.id(),
                    user.login(),
                    user.name(),
                    fresh.email(),
                    fresh.team(),
                    false,
                    Language.of(fresh.locale()),
                    Theme.SYSTEM,
                    password == null ? null : password.phc());
            addRoles(user.id(), fresh.roles());
            made("users", user.id());
        });
        return user;
    }

    private void addRoles(String user, Set<String> codes) {
        for (String code : codes) {
            int added = database.sql()
                    .update(
                            "insert into core.user_roles (user_id, role_id) select cast(? as varchar(36)), id"
                                    + " from core.roles where code = ? and removed_at is null",
                            user,
                            code);
            if (added == 0) {
                throw new IllegalArgumentException("There is no role " + code);
            }
        }
    }

    void addRole(String by, BuiltInRoles.Template role) {
        String id = RecordId.next();
        transactions.run(() -> {
            insert("core.roles", "code, name, about", by, id, role.code(), role.name(), role.about());
            for (int place = 0; place < role.grants().size(); place++) {
                addGrant(id, place, role.grants().get(place));
            }
            for (String right : role.rights()) {
                database.sql().update("insert into core.role_rights (role_id, name) values (?, ?)", id, right);
            }
            made("roles", id);
        });
    }

    private void addGrant(String role, int place, Grant grant) {
        database.sql()
                .update(
                        "insert into core.role_grants (role_id, place, record_type, can_read, can_create, can_edit,"
                                + " can_delete, can_export, actions) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        role,
                        place,
                        grant.type(),
                        grant.scope(Verb.READ),
                        grant.scope(Verb.CREATE),
                        grant.scope(Verb.EDIT),
                        grant.scope(Verb.DELETE),
                        grant.scope(Verb.EXPORT),
                        grant.actions().isEmpty() ? null : String.join(", ", grant.actions()));
    }

    private void insert(String table, String columns, String by, String id, @Nullable Object... values) {
        Instant now = clock.instant();
        @Nullable Object[] all = new @Nullable Object[6 + values.length];
        Object[] base = {id, 1L, now, by, now, by};
        System.arraycopy(base, 0, all, 0, base.length);
        System.arraycopy(values, 0, all, base.length, values.length);
        database.sql()
                .update(
                        "insert into " + table + " (" + BASE + ", " + columns + ") values (?"
                                + ", ?".repeat(all.length - 1) + ")",
                        all);
    }

    private void made(String type, String id) {
        events.publish(new RecordsChanged(type, List.of(id), RecordsChanged.Kind.CREATED, clock.instant()));
        changes.changed();
    }

    private static User readUser(ResultSet row) throws SQLException {
        return new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
    }

    private static Team readTeam(ResultSet row) throws SQLException {
        return new Team(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
}
