package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.access.Directory;
import io.tradewind.access.Directory.Team;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class PeopleEntitiesTest {
    private House house;
    private EntityManager manager;

    @BeforeEach
    void open(TestDatabase database) {
        house = House.withRoles(database);
        manager = database.unit("core", UserAccount.class, Role.class, io.tradewind.runtime.internal.access.Team.class)
                .entityManager();
    }

    @DatabaseTest
    void a_role_written_through_its_description_grants_what_its_lines_say() {
        Role role = new Role();
        RecordSpec<Role> spec = new RolesType(house.changes).spec();
        field(spec, "code").write(role, "auditor");
        field(spec, "name").write(role, "Auditor");
        field(spec, "grants")
                .write(
                        role,
                        List.of(
                                Map.of("type", "*", "read", "ALL"),
                                Map.of(
                                        "type",
                                        "customers",
                                        "read",
                                        "ALL",
                                        "edit",
                                        "OWN",
                                        "actions",
                                        "claim, release")));
        field(spec, "fieldRules").write(role, List.of(Map.of("type", "customers", "field", "taxId", "access", "READ")));
        field(spec, "rights").write(role, List.of(Map.of("right", "audit.read")));

        save(role);

        Rights rights = house.standings.ofRole(role.id());
        assertThat(rights.scope("contacts", Verb.READ)).isEqualTo(Scope.ALL);
        assertThat(rights.scope("customers", Verb.EDIT)).isEqualTo(Scope.OWN);
        assertThat(rights.mayAct("customers", "release")).isTrue();
        assertThat(rights.mayRead("customers", "taxId", true)).isTrue();
        assertThat(rights.may("audit.read")).isTrue();
        assertThat(spec.checks().getFirst().apply(role)).isEmpty();
    }

    @DatabaseTest
    void a_built_in_role_is_read_as_lines_and_loses_one() {
        String id = roleId(Directory.SALES_MANAGER);
        List<Object> types = types(id);
        assertThat(types).startsWith("*").contains("teams", "users");

        house.transactions.run(() -> {
            Role role = manager.find(Role.class, id);
            role.grant(role.grants().stream()
                    .filter(grant -> !"teams".equals(grant.line().get("type")))
                    .toList());
        });

        assertThat(types(id))
                .isEqualTo(types.stream().filter(type -> !type.equals("teams")).toList());
        assertThat(house.standings.ofRole(id).scope("teams", Verb.READ)).isEqualTo(Scope.NONE);
    }

    private List<Object> types(String role) {
        return house.transactions.required(() -> manager.find(Role.class, role).grants().stream()
                .map(grant -> grant.line().get("type"))
                .toList());
    }

    @DatabaseTest
    void lines_of_a_role_may_be_changed_moved_added_and_repeated() {
        String id = roleId(Directory.VIEWER);
        Map<String, Object> customers = Map.of("type", "customers", "read", "TEAM");
        Map<String, Object> contacts = Map.of("type", "contacts", "read", "OWN", "actions", "claim");

        for (List<Map<String, Object>> lines : List.of(
                List.of(customers, contacts),
                List.of(contacts, customers),
                List.of(contacts, contacts, customers),
                List.of(customers),
                List.<Map<String, Object>>of())) {
            house.transactions.run(() -> manager.find(Role.class, id)
                    .grant(lines.stream().map(RoleGrant::of).toList()));

            assertThat(types(id))
                    .isEqualTo(lines.stream().map(line -> line.get("type")).toList());
        }
        house.transactions.run(() -> manager.find(Role.class, id).entitle(List.of("b", "a")));
        house.transactions.run(() -> manager.find(Role.class, id).entitle(List.of("a", "c", "b")));
        List<String> rights =
                house.transactions.required(() -> manager.find(Role.class, id).rights());
        assertThat(rights).containsExactly("a", "b", "c");
    }

    @DatabaseTest
    void a_user_keeps_the_password_through_changes_of_everything_else() {
        var li = house.addUser("li", null, Directory.VIEWER);
        Team east = house.people.addTeam("system", "East", null);

        house.transactions.run(() -> {
            UserAccount account = manager.find(UserAccount.class, li.id());
            account.rename("Li Na");
            account.join(east.id());
            account.takeRoles(List.of(roleId(Directory.SALES_MANAGER), roleId(Directory.VIEWER)));
        });

        assertThat(house.logIn
                        .withPassword("li", House.PASSWORD, "10.0.0.1")
                        .actor()
                        .name())
                .isEqualTo("Li Na");
        Standing standing = house.standings.of(House.actor(li));
        assertThat(standing.tree()).isEqualTo(Set.of(east.id()));
        assertThat(standing.rights().scope("customers", Verb.EDIT)).isEqualTo(Scope.TREE);
    }

    @DatabaseTest
    void a_new_user_is_stored_and_can_log_in_once_a_password_is_set() {
        UserAccount account = new UserAccount();
        RecordSpec<UserAccount> spec = new UsersType(house.changes, house.logIn).spec();
        spec.fields().stream()
                .filter(f -> f.spec().name().equals("login"))
                .forEach(f -> f.write(account, " Zhang.Wei "));
        account.rename("张伟");
        save(account);

        house.transactions.run(() -> spec.actions().stream()
                .filter(action -> action.name().equals("setPassword"))
                .forEach(action -> act(action, account, new UsersType.SetPassword("violet-harbour-9"))));

        assertThat(house.logIn
                        .withPassword("zhang.wei", "violet-harbour-9", "10.0.0.1")
                        .actor()
                        .name())
                .isEqualTo("张伟");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void act(io.tradewind.record.Action action, UserAccount account, Record command) {
        action.act().apply(account, command);
    }

    private void save(io.tradewind.entity.RecordEntity entity) {
        house.transactions.run(() -> {
            entity.created("system", Instant.parse("2026-11-23T08:00:00Z"));
            manager.persist(entity);
        });
    }

    private static Field<Role, ?> field(RecordSpec<Role> spec, String name) {
        return spec.fields().stream()
                .filter(field -> field.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String roleId(String code) {
        return house.transactions.reads(
                sql -> sql.first("select id from core.roles where code = ?", row -> row.getString(1), code)
                        .orElseThrow());
    }
}
