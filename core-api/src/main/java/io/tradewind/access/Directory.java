package io.tradewind.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The people and teams, for stages: who is in a team, who leads it, and making them when a company is set up. Needs no right to
 * look up; making needs {@code access.manage} or the system.
 */
public interface Directory {
    /** Names of the roles that every installation starts with. */
    String ADMINISTRATOR = "administrator";

    String SALES_MANAGER = "sales-manager";
    String SALES_REPRESENTATIVE = "sales-representative";
    String VIEWER = "viewer";

    /** A user; {@code team} is the id of the team they work in. */
    record User(
            String id, String login, String name, @Nullable String team, boolean locked) {}

    /** A team; {@code parent} is the id of the team above it, {@code lead} of the user who leads it. */
    record Team(
            String id,
            String name,
            @Nullable String parent,
            @Nullable String lead) {}

    /**
     * A user to be made.
     *
     * @param login at most 60 letters, digits, dots, dashes and underscores; not case-sensitive
     * @param password as in {@link LogIn#changePassword}; empty: a good one is made
     * @param team id of a team, or null
     * @param roles codes of roles
     * @param locale language of texts: {@code zh-CN} or {@code en}
     */
    record NewUser(
            String login,
            String name,
            @Nullable String email,
            String password,
            @Nullable String team,
            Set<String> roles,
            String locale) {
        public NewUser {
            roles = Set.copyOf(roles);
        }
    }

    Optional<User> user(String id);

    Optional<User> findUser(String login);

    /** Somebody as they would act: with their language and the zone in which their days begin and end; empty for who is gone. */
    default Optional<Actor> actor(String user) {
        return Optional.empty();
    }

    Optional<Team> team(String id);

    Optional<Team> findTeam(String name);

    /** Users of the team itself, locked ones too, by name. */
    List<User> usersOf(String team);

    /** The team and all teams below it, ids; empty if there is no such team. */
    Set<String> withTeamsBelow(String team);

    /** Makes a team, or answers the one of that name. */
    Team createTeam(String name, @Nullable String parent);

    /** Makes a user, or answers the one of that login untouched. A generated password is told to nobody but the log-in file of the first start. */
    User createUser(NewUser user);
}
