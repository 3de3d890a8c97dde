package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Directory;
import io.tradewind.access.LogIn.Session;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class LogInTest {
    private House house;

    @BeforeEach
    void li_may_log_in(TestDatabase database) {
        house = House.withRoles(database);
        house.addUser("li", null, Directory.SALES_REPRESENTATIVE);
    }

    @DatabaseTest
    void opens_a_session_whose_token_is_known_to_the_database_only_as_a_hash() {
        Session session = logIn("li", House.PASSWORD, "10.0.0.1");

        assertThat(house.whoIs(session.token())).map(actor -> actor.login()).contains("li");
        assertThat(session.expiresAt()).isEqualTo(house.clock.instant().plus(Duration.ofHours(12)));
        String kept = house.transactions.reads(
                sql -> sql.first("select token_hash from core.sessions", row -> row.getString(1))
                        .orElseThrow());
        assertThat(kept).hasSize(64).doesNotContain(session.token());
    }

    @DatabaseTest
    void takes_the_log_in_in_any_case_and_with_blanks_around() {
        assertThat(logIn("  LI ", House.PASSWORD, "10.0.0.1").actor().login()).isEqualTo("li");
    }

    @DatabaseTest
    void says_the_same_for_every_cause() {
        house.addUser("wang", null, Directory.VIEWER);
        sql("update core.users set locked = true where login = 'wang'");

        assertRefused(() -> logIn("li", "not-the-password", "10.0.0.1"));
        assertRefused(() -> logIn("nobody", House.PASSWORD, "10.0.0.2"));
        assertRefused(() -> logIn("wang", House.PASSWORD, "10.0.0.3"));
        assertRefused(() -> logIn("", "", ""));
    }

    @DatabaseTest
    void takes_as_long_for_unknown_users_as_for_known_ones() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String origin = "10.0.0." + i;
            known.add(nanos(() -> logIn("li", "not-the-password", origin)));
            String nobody = "nobody" + i;
            unknown.add(nanos(() -> logIn(nobody, "not-the-password", origin)));
        }

        double ratio = (double) median(known) / median(unknown);
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    @DatabaseTest
    void lets_ten_wrong_guesses_pass_in_fifteen_minutes() {
        for (int i = 0; i < 10; i++) {
            String origin = "10.0.1." + i;
            assertRefused(() -> logIn("li", "wrong-guess", origin));
            house.clock.pass(Duration.ofSeconds(6));
        }

        assertThatThrownBy(() -> logIn("li", House.PASSWORD, "10.0.1.99"))
                .isInstanceOfSatisfying(TradewindException.class, throttled -> {
                    assertThat(throttled.kind()).isEqualTo(Kind.TOO_MANY);
                    assertThat(throttled.code()).isEqualTo("access.throttled");
                    assertThat(throttled.arguments()).containsExactly(15L * 60 - 60);
                });

        house.clock.pass(Duration.ofMinutes(15));
        assertThat(logIn("li", House.PASSWORD, "10.0.1.99").actor().login()).isEqualTo("li");
    }

    @DatabaseTest
    void lets_ten_wrong_guesses_pass_from_one_address_whoever_they_are_about() {
        for (int i = 0; i < 10; i++) {
            String nobody = "nobody" + i;
            assertRefused(() -> logIn(nobody, "one-password-for-all", "10.0.2.1"));
        }

        assertThrottled(() -> logIn("li", House.PASSWORD, "10.0.2.1"));
        assertThat(logIn("li", House.PASSWORD, "10.0.2.2").token()).startsWith(Secret.SESSION);
    }

    @DatabaseTest
    void lets_the_user_in_from_where_they_are_known_while_others_guess_elsewhere() {
        logIn("li", House.PASSWORD, "10.0.3.1");
        for (int i = 0; i < 10; i++) {
            String origin = "10.0.3.1" + i;
            assertRefused(() -> logIn("li", "wrong-guess", origin));
        }

        assertThrottled(() -> logIn("li", House.PASSWORD, "10.0.3.99"));
        assertThat(logIn("li", House.PASSWORD, "10.0.3.1").actor().login()).isEqualTo("li");
    }

    @DatabaseTest
    void counts_guesses_across_a_restart_and_across_nodes() {
        for (int i = 0; i < 10; i++) {
            String origin = "10.0.4." + i;
            assertRefused(() -> logIn("li", "wrong-guess", origin));
        }

        House restarted = house.anotherNode();

        assertThrottled(() -> restarted.logIn.withPassword("li", House.PASSWORD, "10.0.4.99"));
    }

    @DatabaseTest
    void does_not_count_what_succeeds() {
        for (int i = 0; i < 12; i++) {
            logIn("li", House.PASSWORD, "10.0.5.1");
        }

        assertThat(logIn("li", House.PASSWORD, "10.0.5.2").token()).isNotEmpty();
    }

    @DatabaseTest
    void lets_ten_of_many_guesses_at_once_pass() throws Exception {
        List<Future<Throttle.Try>> tries;
        try (var threads = Executors.newFixedThreadPool(12)) {
            Callable<Throttle.Try> guess = () -> house.throttle.take("li", "10.0.6.1", false);
            tries = threads.invokeAll(Collections.nCopies(40, guess));
        }

        assertThat(tries.stream().filter(t -> t.state() == Future.State.SUCCESS))
                .hasSize(10);
    }

    @DatabaseTest
    void hashes_anew_what_was_hashed_with_older_parameters() {
        sql("update core.users set password_hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc' where login = 'li'");

        logIn("li", "password", "10.0.7.1");

        String renewed = house.transactions.reads(
                sql -> sql.first("select password_hash from core.users where login = 'li'", row -> row.getString(1))
                        .orElseThrow());
        assertThat(renewed).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(logIn("li", "password", "10.0.7.1").token()).isNotEmpty();
    }

    @DatabaseTest
    void keeps_a_log_of_every_try() {
        logIn("li", House.PASSWORD, "10.0.8.1");
        assertRefused(() -> logIn("li", "wrong-guess", "10.0.8.1"));

        List<String> log = house.transactions.reads(
                sql -> sql.list("select outcome from core.login_log order by id", row -> row.getString(1)));
        assertThat(log).containsExactly("OPENED", "REFUSED");
    }

    private Session logIn(String login, String password, String origin) {
        return house.logIn.withPassword(login, password, origin);
    }

    private void sql(String command) {
        house.transactions.run(() -> house.transactions.sql().update(command));
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.UNAUTHENTICATED);
            assertThat(refused.code()).isEqualTo("access.wrong-log-in");
            assertThat(refused.arguments()).isEmpty();
        });
    }

    private static void assertThrottled(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        throttled -> assertThat(throttled.kind()).isEqualTo(Kind.TOO_MANY));
    }

    private static long nanos(ThrowingCallable attempt) {
        long start = System.nanoTime();
        assertRefused(attempt);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
