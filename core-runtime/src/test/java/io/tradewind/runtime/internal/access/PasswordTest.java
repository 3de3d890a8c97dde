package io.tradewind.runtime.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.TradewindException;

class PasswordTest {
    private final PasswordRule rule = new PasswordRule();

    @Test
    void is_hashed_with_argon2id_at_19_MiB_two_passes_and_a_salt_of_its_own() {
        String one = PasswordHash.of("correct-battery").phc();
        String other = PasswordHash.of("correct-battery").phc();

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
        assertThat(PasswordHash.parse(one)).get().satisfies(hash -> {
            assertThat(hash.matches("correct-battery")).isTrue();
            assertThat(hash.matches("Correct-battery")).isFalse();
            assertThat(hash.current()).isTrue();
        });
    }

    @Test
    void matches_a_hash_made_by_the_reference_implementation_and_wants_it_renewed() {
        // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(PasswordHash.parse(reference)).get().satisfies(hash -> {
            assertThat(hash.matches("password")).isTrue();
            assertThat(hash.current()).isFalse();
        });
    }

    @Test
    void may_be_typed_composed_or_decomposed() {
        assertThat(PasswordHash.of("caf\u00e9-am-morgen").matches("cafe\u0301-am-morgen"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "$argon2i$v=19$m=1,t=1,p=1$c29tZXNhbHQ$CTFh", "$argon2id$v=19$m=x,t=2,p=1$a$b"})
    void is_no_hash(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short-one",
                "1234567890",
                "0987654321",
                "aaaaaaaaaaaa",
                "Password123",
                "PASSWORD2026!",
                "qwertyuiop",
                "woaini1314",
                "wang.fang.2026"
            })
    void is_refused_when_everybody_would_try_it(String password) {
        assertThatThrownBy(() -> rule.check("wang.fang", password, 10))
                .isInstanceOfSatisfying(TradewindException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("access.weak-password");
                    assertThat(refused.arguments()).containsExactly(10);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"violet-harbour", "春风十里不如你的笑容", "k4Tz-92-Lmq"})
    void is_accepted_when_it_is_long_and_its_own(String password) {
        assertThatCode(() -> rule.check("wang.fang", password, 10)).doesNotThrowAnyException();
    }

    @Test
    void is_generated_strong_enough_for_its_own_rule() {
        assertThatCode(() -> rule.check("admin", rule.generate(), 10)).doesNotThrowAnyException();
        assertThat(rule.generate()).hasSize(16).isNotEqualTo(rule.generate());
    }

    @Test
    void never_runs_more_hashes_at_once_than_there_are_places() throws Exception {
        Hashing places = new Hashing(4);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(40);
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 40; i++) {
                threads.execute(() -> places.run(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    sleep();
                    running.decrementAndGet();
                    done.countDown();
                    return true;
                }));
            }
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(most.get()).isEqualTo(4);
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
