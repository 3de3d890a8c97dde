package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Directory.NewUser;
import io.tradewind.access.Directory.Team;
import io.tradewind.access.Directory.User;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class FirstStartTest {
    @TempDir
    Path data;

    private House house;
    private FirstStart start;

    @BeforeEach
    void empty_house(TestDatabase database) {
        house = House.on(database);
        start = new FirstStart(house.transactions, house.settings, house.people);
    }

    @DatabaseTest
    void makes_an_administrator_whose_password_is_in_a_file_of_its_owner() throws IOException {
        start.run(Optional.empty(), true, new FirstLogIns(data));

        List<String> lines = Files.readAllLines(data.resolve("first-logins.txt"));
        assertThat(lines).hasSize(1);
        String password = lines.getFirst().split("  ")[1];
        assertThat(lines.getFirst()).startsWith("admin  ");
        assertThat(Files.getPosixFilePermissions(data.resolve("first-logins.txt")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(house.logIn.withPassword("admin", password, "127.0.0.1").token())
                .isNotEmpty();
        assertThat(house.settings.find(FirstStart.DEMO)).contains("true");
    }

    @DatabaseTest
    void takes_the_password_that_is_given_and_writes_it_nowhere() {
        start.run(Optional.of("given-by-operator"), false, new FirstLogIns(data));

        assertThat(data.resolve("first-logins.txt")).doesNotExist();
        assertThat(house.logIn
                        .withPassword("admin", "given-by-operator", "127.0.0.1")
                        .token())
                .isNotEmpty();
    }

    @DatabaseTest
    void happens_once() {
        start.run(Optional.of("given-by-operator"), false, new FirstLogIns(data));

        start.run(Optional.of("another-password"), true, new FirstLogIns(data));

        assertThat(house.settings.find(FirstStart.DEMO)).contains("false");
        assertThatThrownBy(() -> house.logIn.withPassword("admin", "another-password", "127.0.0.1"))
                .isInstanceOf(TradewindException.class);
    }

    @DatabaseTest
    void begins_anew_when_it_was_killed_half_way() throws IOException {
        FirstLogIns file = new FirstLogIns(data);
        file.add("admin", "password-of-the-killed-start");

        start.run(Optional.empty(), false, file);

        assertThat(Files.readString(data.resolve("first-logins.txt"))).doesNotContain("killed");
    }

    @DatabaseTest
    void gives_the_built_in_roles_their_reach() {
        start.run(Optional.of("given-by-operator"), false, new FirstLogIns(data));
        Actor admin = actor("admin");
        Actor manager = House.actor(house.addUser("manager", null, Directory.SALES_MANAGER));
        Actor representative = House.actor(house.addUser("rep", null, Directory.SALES_REPRESENTATIVE));
        Actor viewer = House.actor(house.addUser("viewer", null, Directory.VIEWER));

        assertThat(reach(admin, "users", Verb.DELETE)).isEqualTo(Scope.ALL);
        assertThat(house.identity.as(admin, () -> house.access.may("modules.manage")))
                .isTrue();
        assertThat(reach(manager, "customers", Verb.EDIT)).isEqualTo(Scope.TREE);
        assertThat(reach(representative, "customers", Verb.READ)).isEqualTo(Scope.TEAM);
        assertThat(reach(representative, "customers", Verb.EDIT)).isEqualTo(Scope.OWN);
        assertThat(reach(representative, "users", Verb.EDIT)).isEqualTo(Scope.NONE);
        assertThat(reach(viewer, "customers", Verb.READ)).isEqualTo(Scope.ALL);
        assertThat(reach(viewer, "customers", Verb.EDIT)).isEqualTo(Scope.NONE);
        assertThat(house.identity.as(viewer, () -> house.access.mayAct("customers", "claim")))
                .isFalse();
    }

    @DatabaseTest
    void knows_who_stands_where_in_the_tree_of_teams() {
        start.run(Optional.of("given-by-operator"), false, new FirstLogIns(data));
        Team sales = house.people.addTeam("system", "Sales", null);
        Team east = house.people.addTeam("system", "East", sales.id());
        Team shanghai = house.people.addTeam("system", "Shanghai", east.id());
        User chief = house.addUser("chief", east.id(), Directory.SALES_MANAGER);

        Standing standing = house.standings.of(House.actor(chief));

        assertThat(standing.team()).isEqualTo(east.id());
        assertThat(standing.tree()).containsExactlyInAnyOrder(east.id(), shanghai.id());
        assertThat(house.people.usersOf(east.id())).extracting(User::login).containsExactly("chief");
        assertThat(house.changes.isBelow(shanghai.id(), sales.id())).isTrue();
        assertThat(house.changes.isBelow(sales.id(), shanghai.id())).isFalse();
    }

    @DatabaseTest
    void lets_only_who_may_manage_access_make_people() throws IOException {
        start.run(Optional.of("given-by-operator"), false, new FirstLogIns(data));
        StoredDirectory directory =
                new StoredDirectory(house.identity, house.access, house.people, new FirstLogIns(data), house.policies);
        Actor viewer = House.actor(house.addUser("viewer", null, Directory.VIEWER));
        NewUser fresh = new NewUser("Li.Na", "李娜", null, "", null, Set.of(Directory.VIEWER), "zh-CN");

        assertThatThrownBy(() -> house.identity.as(viewer, () -> directory.createUser(fresh)))
                .hasMessageContaining("access.right-missing");
        User made = house.identity.as(Actor.SYSTEM, () -> directory.createUser(fresh));
        User again = house.identity.as(Actor.SYSTEM, () -> directory.createUser(fresh));

        assertThat(again).isEqualTo(made);
        String line = Files.readAllLines(data.resolve("first-logins.txt")).getFirst();
        assertThat(line).startsWith("li.na  ");
        assertThat(house.logIn
                        .withPassword("li.na", line.split("  ")[1], "127.0.0.1")
                        .actor()
                        .name())
                .isEqualTo("李娜");
    }

    @DatabaseTest
    void keeps_the_last_administrator() {
        start.run(Optional.of("given-by-operator"), false, new FirstLogIns(data));
        UsersType users = new UsersType(house.changes, house.logIn);
        UserAccount admin = new UserAccount(actor("admin").id());
        admin.logInAs("admin");

        assertThat(users.spec().checks().getFirst().apply(admin))
                .extracting(problem -> problem.code())
                .containsExactly("user.last-administrator");

        house.addUser("second", null, Directory.ADMINISTRATOR);
        assertThat(users.spec().checks().getFirst().apply(admin)).isEmpty();
    }

    private Actor actor(String login) {
        return House.actor(house.people.userByLogin(login).orElseThrow());
    }

    private Scope reach(Actor actor, String type, Verb verb) {
        return house.identity.as(actor, () -> house.access.scope(type, verb));
    }
}
