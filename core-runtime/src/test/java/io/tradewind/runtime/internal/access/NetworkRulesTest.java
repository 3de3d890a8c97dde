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
import io.tradewind.access.LogIn.Session;
import io.tradewind.access.NetworkRules;
import io.tradewind.access.NetworkRules.Rule;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class NetworkRulesTest {
    private static final String OFFICE = "10.1.2.3";
    private static final String HOME = "203.0.113.7";

    private House house;
    private Actor li;
    private Actor admin;
    private NetworkRules rules;

    @BeforeEach
    void li_sells_and_there_is_an_administrator(TestDatabase database) {
        house = House.withRoles(database);
        li = House.actor(house.addUser("li.na", null, Directory.SALES_REPRESENTATIVE));
        admin = House.actor(house.addUser("admin", null, Directory.ADMINISTRATOR));
        rules = new AdminNetworkRules(
                house.networks, house.identity, house.access, house.transactions, house.transactions);
    }

    @DatabaseTest
    void without_a_rule_people_come_from_everywhere() {
        assertThat(logIn(li, HOME).token()).isNotEmpty();
    }

    @DatabaseTest
    void shuts_other_networks_at_log_in_and_says_so_to_who_knows_the_password_only() {
        set(OFFICE, everybody("10.1.0.0/16"));

        assertThat(logIn(li, OFFICE).token()).isNotEmpty();
        assertRefused(Kind.FORBIDDEN, "access.network-shut", () -> logIn(li, HOME));
        assertRefused(
                Kind.UNAUTHENTICATED,
                "access.wrong-log-in",
                () -> house.logIn.withPassword("li.na", "not-the-password", HOME));
        assertThat(texts("select outcome from core.login_log where origin = ? order by happened_at, id", HOME))
                .containsExactlyInAnyOrder("NETWORK_SHUT", "REFUSED");
    }

    @DatabaseTest
    void shuts_open_sessions_and_tokens_too() {
        Session session = logIn(li, HOME);
        String token = house.identity.as(
                li,
                () -> house.tokens
                        .issue("script", house.clock.instant().plus(Duration.ofDays(9)))
                        .secret());
        assertThat(house.logIn.withToken(session.token(), HOME)).map(Actor::id).contains(li.id());

        set(OFFICE, everybody("10.1.0.0/16"));

        assertThat(house.logIn.withToken(session.token(), HOME)).isEmpty();
        assertThat(house.logIn.withToken(token, HOME)).isEmpty();
        assertThat(house.logIn.withToken(session.token(), OFFICE))
                .map(Actor::id)
                .contains(li.id());
        assertThat(house.logIn.withToken(token, OFFICE)).map(Actor::id).contains(li.id());
    }

    @DatabaseTest
    void a_rule_about_a_role_leaves_others_free() {
        set(HOME, new Rule("10.1.0.0/16", Directory.SALES_REPRESENTATIVE, "Office"));

        assertRefused(Kind.FORBIDDEN, "access.network-shut", () -> logIn(li, HOME));
        assertThat(logIn(li, OFFICE).token()).isNotEmpty();
        assertThat(logIn(admin, HOME).token()).isNotEmpty();
    }

    @DatabaseTest
    void one_network_of_several_is_enough() {
        set(OFFICE, everybody("10.1.0.0/16"), new Rule("203.0.113.0/24", Directory.SALES_REPRESENTATIVE, "Branch"));

        assertThat(logIn(li, HOME).token()).isNotEmpty();
        assertRefused(Kind.FORBIDDEN, "access.network-shut", () -> logIn(admin, HOME));
    }

    @DatabaseTest
    void nobody_shuts_themselves_out() {
        assertRefused(Kind.CONFLICT, "access.network-own", () -> set(HOME, everybody("10.1.0.0/16")));

        assertThat(house.networks.rules()).isEmpty();
        assertThat(logIn(li, HOME).token()).isNotEmpty();
    }

    @DatabaseTest
    void takes_networks_and_roles_only_from_who_manages_access_and_traces_them() {
        assertRefused(Kind.INVALID, "access.network", () -> set(OFFICE, everybody("office")));
        assertRefused(Kind.INVALID, "access.network-role", () -> set(OFFICE, new Rule("10.1.0.0/16", "pirates", "")));
        assertRefused(
                Kind.INVALID, "access.network-rules", () -> set(OFFICE, new Rule("10.0.0.0/8", "", "x".repeat(201))));
        assertRefused(
                Kind.FORBIDDEN,
                "access.right-missing",
                () -> house.identity.as(li, () -> {
                    rules.change(List.of(), OFFICE);
                    return true;
                }));
        assertRefused(Kind.FORBIDDEN, "access.right-missing", () -> house.identity.as(li, rules::rules));

        set(OFFICE, everybody(" 10.1.0.0/16 "));
        set(OFFICE, everybody("10.1.0.0/16"));

        assertThat(texts("select changes from core.audit_entry where type = 'settings' and record_id = 'networks'"))
                .containsExactly("{\"networks\":[[],[\"10.1.0.0/16\"]]}");
    }

    @DatabaseTest
    void an_operator_can_switch_the_rules_off() {
        set(OFFICE, everybody("10.1.0.0/16"));

        Networks off = new Networks(house.transactions, house.transactions, house.epochs, true);

        assertThat(house.networks.admit(li, HOME)).isFalse();
        assertThat(off.admit(li, HOME)).isTrue();
    }

    private List<String> texts(String sql, Object... arguments) {
        return house.transactions.reads(read -> read.list(sql, row -> row.getString(1), arguments));
    }

    private static Rule everybody(String network) {
        return new Rule(network, "", "");
    }

    private void set(String origin, Rule... wanted) {
        house.identity.as(admin, () -> {
            rules.change(List.of(wanted), origin);
            return true;
        });
    }

    private Session logIn(Actor who, String origin) {
        return house.logIn.withPassword(who.login(), House.PASSWORD, origin);
    }

    private static void assertRefused(Kind kind, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.code()).isEqualTo(code);
        });
    }
}
