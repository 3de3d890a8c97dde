package io.tradewind.runtime.internal.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.once.Once;
import io.tradewind.once.Once.Kept;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class StoredAnswersTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private TestDatabase database;
    private Once once;

    @BeforeEach
    void open(TestDatabase opened) {
        database = opened.withCoreTables();
        database.run("create table effects (id varchar(10) not null)");
        once = at(NOON);
    }

    private Once at(Instant now) {
        return new StoredAnswers(database.transactions(), database.transactions(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @DatabaseTest
    void gives_the_first_answer_to_a_repeated_request() {
        Kept first = once.once("li POST key", "body", this::effect);
        Kept again = once.once("li POST key", "body", this::effect);

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Kept(201, Map.of("ETag", "\"0\"", "Location", "/a:b"), "{\"名\":1}", true));
        assertThat(effects()).isEqualTo(1);
    }

    @DatabaseTest
    void refuses_the_same_key_with_another_body() {
        once.once("key", "body", this::effect);

        assertThatThrownBy(() -> once.once("key", "another body", this::effect))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        failure -> assertThat(failure.code()).isEqualTo("once.other-request"));
        assertThat(effects()).isEqualTo(1);
    }

    @DatabaseTest
    void keeps_nothing_of_work_that_failed() {
        assertThatThrownBy(() -> once.once("key", "body", () -> {
                    effect();
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(effects()).isZero();

        assertThat(once.once("key", "body", this::effect).repeated()).isFalse();
        assertThat(effects()).isEqualTo(1);
    }

    @DatabaseTest
    void forgets_after_a_day() {
        once.once("key", "body", this::effect);

        Once tomorrow = at(NOON.plus(Duration.ofHours(25)));

        assertThat(tomorrow.once("key", "other", this::effect).repeated()).isFalse();
        assertThat(effects()).isEqualTo(2);
    }

    /** Two components on one database are two nodes. */
    @DatabaseTest
    void has_one_effect_when_many_come_at_once_to_two_nodes() throws Exception {
        List<Once> nodes = List.of(once, at(NOON));
        List<Future<Kept>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                Once node = nodes.get(i % 2);
                answers.add(threads.submit(() -> node.once("key", "body", () -> {
                    pause();
                    return effect();
                })));
            }
        }

        assertThat(effects()).isEqualTo(1);
        for (Future<Kept> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Kept effect() {
        database.transactions().sql().update("insert into effects (id) values ('x')");
        return new Kept(201, Map.of("ETag", "\"0\"", "Location", "/a:b"), "{\"名\":1}", false);
    }

    private int effects() {
        return database.transactions()
                .reads(sql -> sql.first("select count(*) from effects", row -> row.getInt(1)))
                .orElseThrow();
    }
}
