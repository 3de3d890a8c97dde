package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Tokens.Issued;
import io.tradewind.access.Tokens.Token;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class ApiTokenTest {
    private House house;
    private Actor li;

    @BeforeEach
    void li_is_a_user(TestDatabase database) {
        house = House.withRoles(database);
        li = House.actor(house.addUser("li", null, Directory.VIEWER));
    }

    @DatabaseTest
    void opens_for_its_user_until_it_expires() {
        Issued issued = issue("nightly export", days(30));

        assertThat(issued.secret()).startsWith("twa_");
        assertThat(house.whoIs(issued.secret())).map(Actor::login).contains("li");
        assertThat(house.identity.as(li, house.tokens::mine))
                .extracting(Token::lastUsedAt)
                .containsExactly(house.clock.instant());

        house.clock.pass(Duration.ofDays(31));
        assertThat(house.whoIs(issued.secret())).isEmpty();
    }

    @DatabaseTest
    void ends_when_it_is_revoked_by_its_owner_only() {
        Issued issued = issue("nightly export", days(30));
        Actor wang = House.actor(house.addUser("wang", null, Directory.ADMINISTRATOR));
        assertThat(house.whoIs(issued.secret())).isPresent();

        assertThatThrownBy(() -> house.identity.as(
                        wang, () -> house.tokens.revoke(issued.token().id())))
                .hasMessageContaining("record.not-found");
        house.identity.as(li, () -> house.tokens.revoke(issued.token().id()));

        assertThat(house.whoIs(issued.secret())).isEmpty();
        assertThat(house.identity.as(li, house.tokens::mine)).isEmpty();
    }

    @DatabaseTest
    void does_not_open_for_a_locked_user() {
        Issued issued = issue("nightly export", days(30));

        house.transactions.run(() -> {
            house.transactions.sql().update("update core.users set locked = true where id = ?", li.id());
            house.changes.changed();
        });

        assertThat(house.whoIs(issued.secret())).isEmpty();
    }

    @DatabaseTest
    void needs_a_name_and_an_end_within_a_year() {
        assertRefused("", days(30), "token.name");
        assertRefused("x".repeat(101), days(30), "token.name");
        assertRefused("late", days(-1), "token.expiry");
        assertRefused("forever", days(400), "token.expiry");
    }

    private void assertRefused(String name, Instant expiry, String code) {
        assertThatThrownBy(() -> issue(name, expiry))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Issued issue(String name, Instant expiry) {
        return house.identity.as(li, () -> house.tokens.issue(name, expiry));
    }

    private Instant days(int days) {
        return house.clock.instant().plus(Duration.ofDays(days));
    }
}
