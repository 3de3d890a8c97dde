package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.LogIn.Credentials;
import io.tradewind.access.LogIn.Session;
import io.tradewind.access.OwnSessions.Open;
import io.tradewind.access.PasswordPolicy.Rules;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class PasswordPolicyTest {
    private static final String NEXT = "another-harbour-8";

    private House house;
    private Actor li;
    private Actor admin;

    @BeforeEach
    void li_may_log_in(TestDatabase database) {
        house = House.withRoles(database);
        li = House.actor(house.addUser("li.na", null, Directory.SALES_REPRESENTATIVE));
        admin = House.actor(house.addUser("admin", null, Directory.ADMINISTRATOR));
    }

    @DatabaseTest
    void holds_for_new_passwords_what_an_admin_has_set_and_traces_it() {
        set(new Rules(20, 0, 0));

        assertRefused(Kind.INVALID, "access.weak-password", () -> change(House.PASSWORD, NEXT));
        assertThat(logIn(House.PASSWORD, "").token()).isNotEmpty();
        List<String> trace = house.transactions.reads(sql -> sql.list(
                "select changes from core.audit_entry where type = 'settings' and record_id = 'passwords'",
                row -> row.getString(1)));
        assertThat(trace).containsExactly("{\"length\":[10,20]}");
    }

    @DatabaseTest
    void lets_nobody_else_set_the_rules_and_takes_no_senseless_ones() {
        assertRefused(
                Kind.FORBIDDEN,
                "access.right-missing",
                () -> house.identity.as(li, () -> {
                    new AdminPasswordPolicy(house.policies, house.identity, house.access).change(new Rules(12, 0, 0));
                    return true;
                }));
        assertRefused(Kind.INVALID, "access.password-rules", () -> set(new Rules(3, 0, 0)));
        assertRefused(Kind.INVALID, "access.password-rules", () -> set(new Rules(12, -1, 0)));
        assertThat(house.policies.rules()).isEqualTo(Rules.DEFAULT);
    }

    @DatabaseTest
    void takes_no_password_with_the_log_in_in_it_and_not_the_present_one() {
        assertRefused(Kind.INVALID, "access.weak-password", () -> change(House.PASSWORD, "my-LI.NA-harbour"));
        assertRefused(Kind.INVALID, "access.password-used", () -> change(House.PASSWORD, House.PASSWORD));
    }

    @DatabaseTest
    void lets_no_former_password_come_back_too_soon() {
        set(new Rules(10, 0, 2));
        change(House.PASSWORD, "first-harbour-1");
        pass(1);
        change("first-harbour-1", "second-harbour-2");
        pass(1);
        assertRefused(Kind.INVALID, "access.password-used", () -> change("second-harbour-2", House.PASSWORD));

        change("second-harbour-2", "third-harbour-3");
        pass(1);
        change("third-harbour-3", House.PASSWORD);
        assertThat(logIn(House.PASSWORD, "").token()).isNotEmpty();
    }

    @DatabaseTest
    void asks_for_another_one_when_the_password_is_too_old() {
        house.transactions.run(() -> house.transactions
                .sql()
                .update("update core.users set password_changed_at = ?", house.clock.instant()));
        set(new Rules(10, 30, 0));
        assertThat(logIn(House.PASSWORD, "").token()).isNotEmpty();

        pass(31);

        assertRefused(Kind.UNAUTHENTICATED, "access.password-to-change", () -> logIn(House.PASSWORD, ""));
        assertRefused(Kind.UNAUTHENTICATED, "access.wrong-log-in", () -> logIn("not-the-password", NEXT));
        assertRefused(Kind.INVALID, "access.weak-password", () -> logIn(House.PASSWORD, "short"));
        assertRefused(Kind.INVALID, "access.password-used", () -> logIn(House.PASSWORD, House.PASSWORD));
        assertThat(logIn(House.PASSWORD, NEXT).token()).isNotEmpty();
        assertThat(logIn(NEXT, "").token()).isNotEmpty();
        assertRefused(Kind.UNAUTHENTICATED, "access.wrong-log-in", () -> logIn(House.PASSWORD, ""));
    }

    @DatabaseTest
    void asks_for_another_one_after_an_admin_set_it_and_said_so() {
        house.logIn.setPassword(li, NEXT);
        house.transactions.run(() -> house.transactions
                .sql()
                .update("update core.users set password_to_change = true where id = ?", li.id()));

        assertRefused(Kind.UNAUTHENTICATED, "access.password-to-change", () -> logIn(NEXT, ""));
        assertThat(logIn(NEXT, "my-own-harbour-9").token()).isNotEmpty();
        assertThat(logIn("my-own-harbour-9", "").token()).isNotEmpty();
    }

    @DatabaseTest
    void shows_where_one_is_logged_in_and_ends_what_one_does_not_know() {
        String here =
                house.logIn.withPassword("li.na", House.PASSWORD, "10.0.0.1").token();
        pass(0);
        String there =
                house.logIn.withPassword("li.na", House.PASSWORD, "10.0.0.2").token();
        String elsewhere =
                house.logIn.withPassword("li.na", House.PASSWORD, "10.0.0.3").token();
        String others =
                house.logIn.withPassword("admin", House.PASSWORD, "10.0.0.4").token();
        List<Open> open = house.identity.as(li, () -> house.mySessions.mine(here));
        assertThat(open).extracting(Open::origin).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2", "10.0.0.3");
        assertThat(open).filteredOn(Open::current).extracting(Open::origin).containsExactly("10.0.0.1");

        String id = open.stream()
                .filter(each -> each.origin().equals("10.0.0.2"))
                .findFirst()
                .orElseThrow()
                .id();
        assertRefused(
                Kind.NOT_FOUND,
                "record.not-found",
                () -> house.identity.as(admin, () -> {
                    house.mySessions.end(id);
                    return true;
                }));
        house.identity.as(li, () -> house.mySessions.end(id));
        assertThat(house.whoIs(there)).isEmpty();
        assertThat(house.whoIs(elsewhere)).isPresent();

        house.identity.as(li, () -> house.mySessions.endOthers(here));
        assertThat(house.whoIs(elsewhere)).isEmpty();
        assertThat(house.whoIs(here)).isPresent();
        assertThat(house.whoIs(others)).isPresent();
    }

    private void set(Rules rules) {
        house.identity.as(
                admin, () -> new AdminPasswordPolicy(house.policies, house.identity, house.access).change(rules));
    }

    private void pass(int days) {
        house.clock.pass(Duration.ofDays(days).plusSeconds(1));
    }

    private void change(String from, String to) {
        house.identity.as(li, () -> house.logIn.changePassword(from, to, "none"));
    }

    private Session logIn(String password, String next) {
        return house.logIn.withPassword(new Credentials("li.na", password, "", next), "10.0.0.1");
    }

    private static void assertRefused(Kind kind, String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.kind()).isEqualTo(kind);
        });
    }
}
