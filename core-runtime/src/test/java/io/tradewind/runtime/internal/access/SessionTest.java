package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Directory.User;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class SessionTest {
    private House house;
    private User li;
    private String token;

    @BeforeEach
    void li_is_logged_in(TestDatabase database) {
        house = House.withRoles(database);
        li = house.addUser("li", null, Directory.SALES_REPRESENTATIVE);
        token = open();
    }

    @DatabaseTest
    void lives_as_long_as_it_is_used_but_no_more_than_twelve_hours() {
        for (int i = 0; i < 28; i++) {
            house.clock.pass(Duration.ofMinutes(25));
            assertThat(house.whoIs(token)).isPresent();
        }

        house.clock.pass(Duration.ofMinutes(20));
        assertThat(house.whoIs(token)).isEmpty();
    }

    @DatabaseTest
    void ends_after_half_an_hour_without_use() {
        house.clock.pass(Duration.ofMinutes(29));
        assertThat(house.whoIs(token)).isPresent();

        house.clock.pass(Duration.ofMinutes(31));
        assertThat(house.whoIs(token)).isEmpty();
    }

    @DatabaseTest
    void ends_at_log_out() {
        assertThat(house.whoIs(token)).isPresent();

        house.logIn.logOut(token);
        house.logIn.logOut("never heard of");

        assertThat(house.whoIs(token)).isEmpty();
    }

    @DatabaseTest
    void ends_at_once_when_the_user_is_locked() {
        assertThat(house.whoIs(token)).isPresent();

        house.transactions.run(() -> {
            house.transactions.sql().update("update core.users set locked = true where id = ?", li.id());
            house.sessions.endAllOf(li.id(), null);
        });

        assertThat(house.whoIs(token)).isEmpty();
        assertThat(scope(Verb.READ)).isEqualTo(Scope.NONE);
    }

    @DatabaseTest
    void ends_at_once_when_a_role_loses_a_right() {
        assertThat(house.whoIs(token)).isPresent();
        assertThat(scope(Verb.READ)).isEqualTo(Scope.TEAM);
        Role narrower = role("OWN", "OWN");

        house.transactions.run(() -> {
            house.transactions.sql().update("update core.role_grants set can_read = 'OWN'");
            house.changes.changed(
                    narrower,
                    Map.of(
                            "grants",
                            role("TEAM", "OWN").grants().stream()
                                    .map(RoleGrant::line)
                                    .toList()));
        });

        assertThat(house.whoIs(token)).isEmpty();
        assertThat(scope(Verb.READ)).isEqualTo(Scope.OWN);
    }

    @DatabaseTest
    void lives_on_when_a_role_gains_a_right_which_counts_at_once() {
        assertThat(scope(Verb.EDIT)).isEqualTo(Scope.OWN);
        Role wider = role("TEAM", "TEAM");

        house.transactions.run(() -> {
            house.transactions.sql().update("update core.role_grants set can_edit = 'TEAM'");
            house.changes.changed(
                    wider,
                    Map.of(
                            "grants",
                            role("TEAM", "OWN").grants().stream()
                                    .map(RoleGrant::line)
                                    .toList()));
        });

        assertThat(house.whoIs(token)).isPresent();
        assertThat(scope(Verb.EDIT)).isEqualTo(Scope.TEAM);
    }

    @DatabaseTest
    void ends_when_a_role_is_taken_from_the_user() {
        UserAccount account = new UserAccount(li.id());
        account.takeRoles(List.of("another"));

        house.transactions.run(() ->
                house.changes.changed(account, Map.of("roles", List.of(Map.of("role", "the-old-one")))));

        assertThat(house.whoIs(token)).isEmpty();
    }

    @DatabaseTest
    void another_node_notices_within_five_seconds() throws Exception {
        House other = house.anotherNode();
        assertThat(other.whoIs(token)).isPresent();
        assertThat(other.identity.as(House.actor(li), () -> other.access.scope("customers", Verb.READ)))
                .isEqualTo(Scope.TEAM);

        house.transactions.run(() -> {
            house.transactions.sql().update("update core.role_grants set can_read = 'NONE'");
            house.sessions.endAllOf(li.id(), null);
        });
        Thread.sleep(2_100);

        assertThat(other.whoIs(token)).isEmpty();
        assertThat(other.identity.as(House.actor(li), () -> other.access.scope("customers", Verb.READ)))
                .isEqualTo(Scope.NONE);
    }

    @DatabaseTest
    void other_sessions_end_when_the_password_changes() {
        String elsewhere = open();

        house.identity.as(House.actor(li), () -> house.logIn.changePassword(House.PASSWORD, "a-new-harbour-8", token));

        assertThat(house.whoIs(token)).isPresent();
        assertThat(house.whoIs(elsewhere)).isEmpty();
        assertThat(house.logIn.withPassword("li", "a-new-harbour-8", "10.0.0.1").token())
                .isNotEmpty();
    }

    @DatabaseTest
    void the_password_changes_only_for_who_knows_it_and_to_a_good_one() {
        assertThatThrownBy(() -> change("wrong-guess", "a-new-harbour-8"))
                .hasMessageContaining("access.wrong-password");
        assertThatThrownBy(() -> change(House.PASSWORD, "short")).hasMessageContaining("access.weak-password");
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> change("wrong-guess", "a-new-harbour-8")).isInstanceOf(TradewindException.class);
        }
        assertThatThrownBy(() -> change(House.PASSWORD, "a-new-harbour-8")).hasMessageContaining("access.throttled");
    }

    @DatabaseTest
    void a_rollback_leaves_it_as_it_was() {
        assertThatThrownBy(() -> house.transactions.run(() -> {
                    house.sessions.endAllOf(li.id(), null);
                    throw new IllegalStateException("something else failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(house.whoIs(token)).isPresent();
    }

    @DatabaseTest
    void what_is_no_token_opens_nothing() {
        assertThat(house.whoIs("")).isEmpty();
        assertThat(house.whoIs("tws_guess")).isEmpty();
        assertThat(house.whoIs("twa_guess")).isEmpty();
        assertThat(house.whoIs("tws_" + "x".repeat(10_000))).isEmpty();
        assertThat(house.whoIs(token + "x")).isEmpty();
    }

    @DatabaseTest
    void costs_no_query_while_it_is_fresh_in_memory() {
        assertThat(house.whoIs(token)).isPresent();

        long start = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            house.whoIs(token);
        }
        long each = (System.nanoTime() - start) / 10_000;

        assertThat(each).isLessThan(100_000);
    }

    @DatabaseTest
    void leaves_nothing_behind_when_it_is_over() {
        Housekeeping housekeeping = new Housekeeping(house.transactions, house.transactions, house.clock);
        housekeeping.tidy();
        assertThat(house.whoIs(token)).isPresent();

        house.clock.pass(Duration.ofMinutes(31));
        housekeeping.tidy();

        assertThat(count("core.sessions")).isZero();
        assertThat(count("core.login_attempts")).isZero();
        assertThat(count("core.login_log")).isOne();
    }

    private int count(String table) {
        return house.transactions.reads(sql ->
                sql.first("select count(*) from " + table, row -> row.getInt(1)).orElseThrow());
    }

    @DatabaseTest
    void preferences_follow_the_user() {
        assertThat(house.whoIs(token)).map(Actor::locale).contains(java.util.Locale.ENGLISH);

        house.identity.as(House.actor(li), () -> house.logIn.prefer("zh-CN", "dark"));

        assertThat(house.whoIs(token)).map(Actor::locale).contains(java.util.Locale.SIMPLIFIED_CHINESE);
        assertThat(house.identity.as(House.actor(li), house.logIn::theme)).isEqualTo("dark");
    }

    private void change(String old, String fresh) {
        house.identity.as(House.actor(li), () -> house.logIn.changePassword(old, fresh, token));
    }

    private String open() {
        return house.logIn.withPassword("li", House.PASSWORD, "10.0.0.1").token();
    }

    private Scope scope(Verb verb) {
        return house.identity.as(House.actor(li), () -> house.access.scope("customers", verb));
    }

    /** The sales representatives' role with these scopes in its general line. */
    private Role role(String read, String edit) {
        String id = house.transactions.reads(sql -> sql.first(
                        "select id from core.roles where code = ?",
                        row -> row.getString(1),
                        Directory.SALES_REPRESENTATIVE)
                .orElseThrow());
        Role role = new Role(id);
        role.grant(List.of(RoleGrant.of(Map.of("type", "*", "read", read, "edit", edit, "actions", "*"))));
        return role;
    }
}
