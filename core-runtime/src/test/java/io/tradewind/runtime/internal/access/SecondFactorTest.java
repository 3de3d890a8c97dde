package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.access.Directory.User;
import io.tradewind.access.LogIn.Credentials;
import io.tradewind.access.LogIn.Session;
import io.tradewind.access.SecondFactor.Setup;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class SecondFactorTest {
    private House house;
    private Actor li;

    @BeforeEach
    void li_may_log_in(TestDatabase database) {
        house = House.withRoles(database);
        User user = house.addUser("li", null, Directory.SALES_REPRESENTATIVE);
        li = House.actor(user);
    }

    @DatabaseTest
    void asks_for_a_code_once_the_app_has_shown_the_first_one() {
        Setup setup = asLi(() -> house.secondFactor.begin(House.PASSWORD));
        assertThat(logIn("").token()).startsWith(Secret.SESSION);

        asLi(() -> house.secondFactor.confirm(code(setup)));

        assertRefused("access.otp-required", () -> logIn(""));
        house.clock.pass(Duration.ofSeconds(30));
        assertThat(logIn(code(setup)).actor().login()).isEqualTo("li");
        assertThat(asLi(() -> house.secondFactor.mine()).on()).isTrue();
    }

    @DatabaseTest
    void says_nothing_of_the_second_factor_to_who_does_not_know_the_password() {
        enrolled();

        assertRefused(
                "access.wrong-log-in",
                () -> house.logIn.withPassword(new Credentials("li", "not-the-password", "123456"), "10.0.0.1"));
    }

    @DatabaseTest
    void takes_no_code_twice_and_none_that_is_two_steps_off() {
        Setup setup = enrolled();
        String code = code(setup);

        logIn(code);

        assertRefused("access.wrong-otp", () -> logIn(code));
        assertRefused(
                "access.wrong-otp",
                () -> logIn(codeAt(setup, house.clock.instant().plusSeconds(60))));
        assertRefused(
                "access.wrong-otp",
                () -> logIn(codeAt(setup, house.clock.instant().minusSeconds(60))));
    }

    @DatabaseTest
    void lets_one_of_many_in_who_show_the_same_code_at_once() throws Exception {
        Setup setup = enrolled();
        String code = code(setup);

        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> take = () -> house.factors.take(li.id(), code);
            long taken = threads.invokeAll(Collections.nCopies(8, take)).stream()
                    .filter(each -> each.resultNow())
                    .count();

            assertThat(taken).isEqualTo(1);
        }
    }

    @DatabaseTest
    void throttles_guesses_of_the_code_wherever_they_come_from() {
        Setup setup = enrolled();
        for (int i = 0; i < Throttle.TRIES; i++) {
            String origin = "10.0.1." + i;
            assertRefused(
                    "access.wrong-otp",
                    () -> house.logIn.withPassword(new Credentials("li", House.PASSWORD, "000000"), origin));
        }

        assertRefused(Kind.TOO_MANY, "access.throttled", () -> logIn(code(setup)));
        house.clock.pass(Throttle.WINDOW.plusSeconds(1));
        assertThat(logIn(code(setup)).token()).isNotEmpty();
    }

    @DatabaseTest
    void opens_with_each_recovery_code_once() {
        Setup setup = asLi(() -> house.secondFactor.begin(House.PASSWORD));
        List<String> codes = asLi(() -> house.secondFactor.confirm(code(setup)));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        logIn(codes.getFirst());
        logIn(codes.getLast().replace("-", " ").toUpperCase(Locale.ROOT));

        assertRefused("access.wrong-otp", () -> logIn(codes.getFirst()));
        assertThat(asLi(() -> house.secondFactor.mine()).recoveryCodes()).isEqualTo(8);
        List<String> renewed = asLi(() -> house.secondFactor.renewRecoveryCodes(House.PASSWORD));
        assertRefused("access.wrong-otp", () -> logIn(codes.get(1)));
        assertThat(logIn(renewed.get(1)).token()).isNotEmpty();
    }

    @DatabaseTest
    void keeps_neither_secret_nor_recovery_codes_readable() {
        Setup setup = asLi(() -> house.secondFactor.begin(House.PASSWORD));
        List<String> codes = asLi(() -> house.secondFactor.confirm(code(setup)));

        String sealed = one("select sealed_secret from core.second_factors");
        assertThat(new Vault(new byte[32]).open(sealed, li.id())).isEqualTo(decoded(setup.secret()));
        assertThat(sealed).doesNotContain(setup.secret());
        assertThat(one("select min(code_hash) from core.recovery_codes")).hasSize(64);
        assertThat(codes)
                .noneMatch(code ->
                        one("select min(code_hash) from core.recovery_codes").contains(code));
    }

    @DatabaseTest
    void asks_for_the_password_before_anything_is_weakened() {
        assertRefused(
                Kind.INVALID, "access.wrong-password", () -> asLi(() -> house.secondFactor.begin("not-the-password")));
        enrolled();

        assertRefused(Kind.CONFLICT, "access.otp-on", () -> asLi(() -> house.secondFactor.begin(House.PASSWORD)));
        assertRefused(
                Kind.INVALID,
                "access.wrong-password",
                () -> asLi(() -> {
                    house.secondFactor.turnOff("not-the-password");
                    return true;
                }));
        asLi(() -> {
            house.secondFactor.turnOff(House.PASSWORD);
            return true;
        });
        assertThat(logIn("").token()).isNotEmpty();
    }

    @DatabaseTest
    void leads_who_must_have_one_through_setting_it_up() {
        demandOfRepresentatives();

        assertRefused("access.otp-to-set-up", () -> logIn(""));
        assertRefused("access.wrong-otp", () -> logIn("123456"));
        Setup setup = house.logIn.setUpSecondFactor("li", House.PASSWORD, "10.0.0.1");
        assertRefused("access.otp-to-set-up", () -> logIn(""));

        assertThat(logIn(code(setup)).actor().login()).isEqualTo("li");
        assertRefused("access.otp-required", () -> logIn(""));
        assertRefused(
                Kind.CONFLICT,
                "access.otp-demanded",
                () -> asLi(() -> {
                    house.secondFactor.turnOff(House.PASSWORD);
                    return true;
                }));
        assertRefused(
                Kind.CONFLICT, "access.otp-on", () -> house.logIn.setUpSecondFactor("li", House.PASSWORD, "10.0.0.1"));
    }

    @DatabaseTest
    void an_administrator_resets_it_and_ends_the_sessions() {
        Setup setup = enrolled();
        String token = logIn(code(setup)).token();

        house.logIn.resetSecondFactor(li.id());

        assertThat(house.whoIs(token)).isEmpty();
        assertThat(logIn("").token()).isNotEmpty();
    }

    @DatabaseTest
    void asks_API_tokens_for_nothing() {
        enrolled();
        String secret = asLi(() ->
                        house.tokens.issue("sync", house.clock.instant().plus(Duration.ofDays(1))))
                .secret();

        assertThat(house.whoIs(secret)).isPresent();
    }

    @DatabaseTest
    void writes_the_steps_into_the_log() {
        Setup setup = enrolled();
        assertRefused("access.otp-required", () -> logIn(""));
        assertRefused("access.wrong-otp", () -> logIn("000000"));
        logIn(code(setup));

        List<String> log = house.transactions.reads(
                sql -> sql.list("select outcome from core.login_log order by id", row -> row.getString(1)));
        assertThat(log).containsExactly("SECOND_FACTOR_ON", "CODE_ASKED", "CODE_REFUSED", "OPENED");
    }

    /** Set up, and the code of the set-up is past. */
    private Setup enrolled() {
        Setup setup = asLi(() -> house.secondFactor.begin(House.PASSWORD));
        asLi(() -> house.secondFactor.confirm(code(setup)));
        house.clock.pass(Duration.ofSeconds(60));
        return setup;
    }

    private void demandOfRepresentatives() {
        house.transactions.run(() -> house.transactions
                .sql()
                .update("update core.roles set second_factor = true where code = ?", Directory.SALES_REPRESENTATIVE));
    }

    private Session logIn(String code) {
        return house.logIn.withPassword(new Credentials("li", House.PASSWORD, code), "10.0.0.1");
    }

    private <T> T asLi(Supplier<T> work) {
        return house.identity.as(li, work);
    }

    private String one(String query) {
        return house.transactions.reads(
                sql -> sql.first(query, row -> row.getString(1)).orElseThrow());
    }

    /** What the app shows now. */
    private String code(Setup setup) {
        return codeAt(setup, house.clock.instant());
    }

    private static String codeAt(Setup setup, Instant at) {
        return Totp.code(decoded(setup.secret()), Totp.step(at));
    }

    static byte[] decoded(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        int buffer = 0;
        int held = 0;
        int next = 0;
        for (char sign : base32.toCharArray()) {
            buffer = (buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign)) & 0xffff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[next++] = (byte) (buffer >> held);
            }
        }
        return bytes;
    }

    private static void assertRefused(String code, ThrowingCallable attempt) {
        assertRefused(Kind.UNAUTHENTICATED, code, attempt);
    }

    private static void assertRefused(Kind kind, String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(TradewindException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.kind()).isEqualTo(kind);
        });
    }
}
