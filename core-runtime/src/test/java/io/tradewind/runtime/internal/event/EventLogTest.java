package io.tradewind.runtime.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.event.DomainEvent;
import io.tradewind.event.EventHandler;
import io.tradewind.event.EventLog.Cursor;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.RoleAccess;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.access.ThreadIdentity;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;

class EventLogTest {
    record Counted(int number, Instant occurredAt) implements DomainEvent {}

    record Shouted(String word, Instant occurredAt) implements DomainEvent {}

    private static final Actor ADMIN = new Actor("u1", "admin", "Admin", Actor.SYSTEM.locale(), Actor.SYSTEM.zone());
    private static final Actor ANNA = new Actor("u2", "anna", "Anna", Actor.SYSTEM.locale(), Actor.SYSTEM.zone());

    private final ThreadIdentity identity = new ThreadIdentity();
    private final List<EventDispatcher> dispatchers = new ArrayList<>();
    private ThreadTransactions tx;
    private EventAppender events;
    private EventDispatcher dispatcher;

    @BeforeEach
    void open(TestDatabase database) {
        tx = database.withCoreTables().transactions();
        database.run("create table effect (handler varchar(20), number int)");
        events = new EventAppender(tx, tx, identity);
        dispatcher = newNode();
    }

    @AfterEach
    void stop() throws Exception {
        for (var node : dispatchers) {
            node.stop();
        }
    }

    private EventDispatcher newNode() {
        var node = new EventDispatcher(
                tx, tx, identity, new RoleAccess(identity, EventLogTest::standing, (type, field) -> false), events);
        dispatchers.add(node);
        return node;
    }

    /** One administrator; everybody else may nothing. */
    private static Standing standing(Actor actor) {
        return new Standing(actor.id(), null, Set.of(), actor.equals(ADMIN) ? Rights.ALL : Rights.NONE);
    }

    @DatabaseTest
    void a_handler_gets_each_event_after_commit_in_order() {
        dispatcher.add(new Recording("a"));

        count(1, 2, 3);
        count(4);

        awaitEffects("a", 1, 2, 3, 4);
    }

    @DatabaseTest
    void events_of_a_transaction_that_fails_never_happened() {
        dispatcher.add(new Recording("a"));

        assertThatThrownBy(() -> tx.run(() -> {
                    events.publish(new Counted(1, Instant.now()));
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        count(2);

        awaitEffects("a", 2);
        assertThat(dispatcher.end()).isEqualTo(1);
    }

    @DatabaseTest
    void publishing_needs_a_transaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> events.publish(new Counted(1, Instant.now())))
                .withMessageContaining("in a transaction");
    }

    @DatabaseTest
    void only_events_of_its_type_reach_a_handler() {
        dispatcher.add(new Recording("a"));

        tx.run(() -> events.publish(new Shouted("hey", Instant.now())));
        count(1);

        awaitEffects("a", 1);
        assertThat(cursor("a").behind()).isZero();
    }

    @DatabaseTest
    void effects_of_a_failing_attempt_are_undone_and_happen_once_in_the_end() {
        var attempts = new AtomicInteger();
        dispatcher.add(new Recording("a", event -> {
            if (event.number() == 2 && attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        }));

        count(1, 2, 3);

        awaitEffects("a", 1, 2, 3);
        assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
        await(() -> cursor("a").attempts() == 0 && cursor("a").problem() == null);
    }

    @DatabaseTest
    void a_failing_handler_waits_longer_each_time_and_holds_up_nobody_else() {
        dispatcher.add(new Recording("bad", event -> {
            throw new IllegalStateException("always");
        }));
        dispatcher.add(new Recording("good"));

        count(1, 2);

        awaitEffects("good", 1, 2);
        await(() -> cursor("bad").attempts() == 2);
        var bad = cursor("bad");
        assertThat(bad.position()).isZero();
        assertThat(bad.behind()).isEqualTo(2);
        assertThat(bad.problem()).contains("Event 1").contains("always");
        assertThat(bad.nextTryAt())
                .isBetween(Instant.now().plusMillis(500), Instant.now().plusSeconds(3));
        assertThat(effects("bad")).isEmpty();
    }

    @DatabaseTest
    void an_admin_lets_a_handler_pass_over_an_event_with_a_reason() {
        dispatcher.add(new Recording("a", event -> {
            if (event.number() == 2) {
                throw new IllegalStateException("poison");
            }
        }));
        count(1, 2, 3);
        await(() -> cursor("a").attempts() > 0);

        identity.as(ADMIN, () -> dispatcher.skip("a", "the order was deleted"));

        awaitEffects("a", 1, 3);
        String kept = tx.reads(sql -> sql.first(
                        "select handler, seq, reason, skipped_by from core.event_skip",
                        row -> row.getString(1) + row.getLong(2) + row.getString(3) + row.getString(4)))
                .orElseThrow();
        assertThat(kept).isEqualTo("a2the order was deletedu1");
    }

    @DatabaseTest
    void a_healthy_or_unknown_handler_has_nothing_to_skip() {
        dispatcher.add(new Recording("a"));
        count(1);
        awaitEffects("a", 1);

        assertThatThrownBy(() -> identity.as(ADMIN, () -> dispatcher.skip("a", "why")))
                .hasMessageContaining("event.handler-healthy");
        for (Runnable unknown : List.<Runnable>of(() -> dispatcher.skip("b", "why"), () -> dispatcher.retry("b"))) {
            assertThat(refusal(ADMIN, unknown)).isEqualTo(TradewindException.Kind.NOT_FOUND);
        }
    }

    @DatabaseTest
    void only_who_manages_modules_lets_a_handler_go_on() {
        dispatcher.add(new Recording("a", event -> {
            throw new IllegalStateException("poison");
        }));
        count(1);
        await(() -> cursor("a").attempts() > 0);

        assertThat(refusal(ANNA, () -> dispatcher.skip("a", "why"))).isEqualTo(TradewindException.Kind.FORBIDDEN);
        assertThat(refusal(ANNA, () -> dispatcher.retry("a"))).isEqualTo(TradewindException.Kind.FORBIDDEN);
        assertThat(cursor("a").position()).isZero();
    }

    private TradewindException.Kind refusal(Actor actor, Runnable work) {
        return catchThrowableOfType(TradewindException.class, () -> identity.as(actor, work))
                .kind();
    }

    @DatabaseTest
    void an_admin_tries_a_failing_handler_again_now() {
        var broken = new java.util.concurrent.atomic.AtomicBoolean(true);
        dispatcher.add(new Recording("a", event -> {
            if (broken.get()) {
                throw new IllegalStateException("away");
            }
        }));
        count(1);
        await(() -> cursor("a").attempts() > 0);
        tx.run(() -> tx.sql()
                .update(
                        "update core.event_cursor set next_try_at = ?",
                        Instant.now().plusSeconds(600)));
        broken.set(false);

        identity.as(ADMIN, () -> dispatcher.retry("a"));

        awaitEffects("a", 1);
    }

    @DatabaseTest
    void a_handler_that_was_away_catches_up_when_it_returns() {
        var handler = new Recording("a");
        dispatcher.add(handler);
        count(1);
        awaitEffects("a", 1);

        dispatcher.remove(handler);
        count(2, 3);
        assertThat(cursor("a").present()).isFalse();
        assertThat(cursor("a").behind()).isEqualTo(2);
        assertThat(effects("a")).containsExactly(1);

        dispatcher.add(new Recording("a"));
        awaitEffects("a", 1, 2, 3);
    }

    @DatabaseTest
    void a_handler_gets_only_what_it_wants_in_order() {
        dispatcher.add(new Even("a"));

        count(1, 2, 3, 4);
        count(5);
        count(6);

        awaitEffects("a", 2, 4, 6);
        await(() -> cursor("a").behind() == 0);
    }

    @DatabaseTest
    void what_a_handler_does_not_want_moves_no_cursor_until_later() {
        dispatcher.add(new Even("a"));
        dispatcher.add(new Recording("b"));
        count(2);
        awaitEffects("a", 2);
        await(() -> cursor("b").position() == 1);

        count(3);
        awaitEffects("b", 2, 3);

        await(() -> cursor("a").behind() == 0);
        assertThat(cursor("a").position()).isEqualTo(1);
        await(() -> cursor("a").position() == 2);
    }

    @DatabaseTest
    void the_places_of_handlers_that_want_nothing_are_kept_at_the_end() throws Exception {
        dispatcher.add(new Even("a"));
        count(2);
        awaitEffects("a", 2);
        count(3, 5, 7);
        await(() -> cursor("a").behind() == 0);

        dispatcher.stop();

        assertThat(newNode().cursors())
                .singleElement()
                .extracting(Cursor::position)
                .isEqualTo(4L);
    }

    @DatabaseTest
    void an_event_among_others_that_nobody_wants_can_be_skipped_too() {
        dispatcher.add(new Even("a", event -> {
            if (event.number() == 4) {
                throw new IllegalStateException("poison");
            }
        }));
        count(2);
        awaitEffects("a", 2);
        count(3, 5);
        await(() -> cursor("a").behind() == 0);
        count(7, 4, 9, 6);
        await(() -> cursor("a").attempts() > 0);

        identity.as(ADMIN, () -> dispatcher.skip("a", "nobody needs it"));

        awaitEffects("a", 2, 6);
    }

    @DatabaseTest
    void a_handler_that_cannot_tell_what_it_wants_fails_and_is_tried_again() {
        var attempts = new AtomicInteger();
        dispatcher.add(new Recording("a") {
            @Override
            public boolean wants(Counted event) {
                if (attempts.incrementAndGet() < 4) {
                    throw new IllegalStateException("not yet");
                }
                return true;
            }
        });

        count(1);

        awaitEffects("a", 1);
    }

    @DatabaseTest
    void a_listener_hears_on_every_node_what_happens_while_it_is_there() {
        List<EventDispatcher> nodes =
                tx.dialect() == Dialect.POSTGRESQL ? List.of(dispatcher, newNode()) : List.of(dispatcher);
        List<Listening> listeners = nodes.stream().map(node -> new Listening()).toList();
        dispatcher.add(new Recording("a"));
        count(1);
        awaitEffects("a", 1);
        IntStream.range(0, nodes.size()).forEach(i -> nodes.get(i).add(listeners.get(i)));

        count(IntStream.rangeClosed(2, 260).toArray());
        count(261);

        for (Listening listener : listeners) {
            await(() -> listener.heard.contains(261));
            assertThat(listener.heard)
                    .containsAll(IntStream.rangeClosed(2, 261).boxed().toList());
            assertThat(listener.heard).doesNotHaveDuplicates();
        }
        dispatcher.remove(listeners.getFirst());
        count(262);
        await(() -> cursor("a").position() == 262);
        pause(200);
        assertThat(listeners.getFirst().heard).doesNotContain(262);
        assertThat(dispatcher.cursors()).extracting(Cursor::handler).containsExactly("a");
    }

    @DatabaseTest
    void a_listener_that_fails_holds_up_nobody() {
        dispatcher.add(new Listening() {
            @Override
            public void on(Counted event) {
                throw new IllegalStateException("deaf");
            }
        });
        var other = new Listening();
        dispatcher.add(other);
        dispatcher.add(new Recording("a"));
        await(() -> cursor("a").behind() == 0);
        pause(100);

        count(1);

        awaitEffects("a", 1);
        await(() -> other.heard.contains(1));
    }

    @DatabaseTest
    void a_new_handler_starts_at_the_end_unless_it_wants_all() {
        count(1, 2);

        dispatcher.add(new Recording("new"));
        dispatcher.add(new Recording("all") {
            @Override
            public boolean fromTheBeginning() {
                return true;
            }
        });
        count(3);

        awaitEffects("new", 3);
        awaitEffects("all", 1, 2, 3);
    }

    @DatabaseTest
    void removing_a_handler_waits_for_its_running_call() throws Exception {
        var begun = new CountDownLatch(1);
        var handler = new Recording("a", event -> {
            begun.countDown();
            pause(300);
        });
        dispatcher.add(handler);
        count(1);
        begun.await();

        dispatcher.remove(handler);

        assertThat(effects("a")).containsExactly(1);
    }

    @DatabaseTest
    void handlers_act_as_the_system_with_their_own_class_loader() {
        var seen = new ArrayList<Object>();
        dispatcher.add(new Recording("a", event -> {
            seen.add(identity.require());
            seen.add(Thread.currentThread().getContextClassLoader());
        }));

        count(1);

        awaitEffects("a", 1);
        assertThat(seen).containsExactly(Actor.SYSTEM, Recording.class.getClassLoader());
    }

    @DatabaseTest
    void a_handler_may_publish_and_so_start_a_chain() {
        dispatcher.add(new Recording("a", event -> events.publish(new Shouted("n" + event.number(), Instant.now()))));
        List<String> words = Collections.synchronizedList(new ArrayList<>());
        dispatcher.add(new EventHandler<Shouted>() {
            @Override
            public Class<Shouted> eventType() {
                return Shouted.class;
            }

            @Override
            public String name() {
                return "listener";
            }

            @Override
            public void on(Shouted event) {
                words.add(event.word());
            }
        });

        count(1, 2);

        await(() -> words.size() == 2);
        assertThat(words).containsExactly("n1", "n2");
    }

    @DatabaseTest
    void a_transaction_that_publishes_first_and_commits_last_is_not_passed_over() throws Exception {
        dispatcher.add(new Recording("a"));
        var published = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var pool = Executors.newSingleThreadExecutor()) {
            var slow = pool.submit(() -> tx.run(() -> {
                events.publish(new Counted(1, Instant.now()));
                published.countDown();
                await(goOn);
            }));
            await(published);
            count(2);
            awaitEffects("a", 2);

            goOn.countDown();
            slow.get();
        }

        awaitEffects("a", 2, 1);
    }

    @DatabaseTest
    void of_many_concurrent_transactions_no_event_is_lost_or_handled_twice_by_two_nodes() throws Exception {
        dispatcher.add(new Recording("a"));
        dispatcher.add(new Recording("b"));
        dispatcher.add(new Even("even"));
        boolean severalNodes = tx.dialect() == Dialect.POSTGRESQL;
        if (severalNodes) {
            var other = newNode();
            other.add(new Recording("a"));
            other.add(new Recording("b"));
            other.add(new Even("even"));
        }
        int threads = 8;
        int each = 40;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var writers = IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            int number = thread * each + i;
                            tx.run(() -> {
                                events.publish(new Counted(number, Instant.now()));
                                pause(ThreadLocalRandom.current().nextInt(3));
                            });
                        }
                    }))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
        }

        int all = threads * each;
        await(() -> cursor("a").position() == all && cursor("b").position() == all);
        Integer[] numbers = IntStream.range(0, all).boxed().toArray(Integer[]::new);
        assertThat(effects("a")).containsExactlyInAnyOrder(numbers);
        assertThat(effects("b")).containsExactlyInAnyOrder(numbers);
        await(() -> cursor("even").position() == all);
        assertThat(effects("even"))
                .containsExactlyInAnyOrder(
                        Stream.of(numbers).filter(number -> number % 2 == 0).toArray(Integer[]::new));
        List<Long> log =
                tx.reads(sql -> sql.list("select seq from core.event_log order by seq", row -> row.getLong(1)));
        assertThat(log).hasSize(all).first().isEqualTo(1L);
        assertThat(log).last().isEqualTo((long) all);
    }

    /** Writes what it hears into a table, in its transaction. */
    private class Recording implements EventHandler<Counted> {
        private final String name;
        private final Consumer<Counted> more;

        Recording(String name) {
            this(name, event -> {});
        }

        Recording(String name, Consumer<Counted> more) {
            this.name = name;
            this.more = more;
        }

        @Override
        public Class<Counted> eventType() {
            return Counted.class;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void on(Counted event) {
            tx.sql().update("insert into effect (handler, number) values (?, ?)", name, event.number());
            more.accept(event);
        }
    }

    /** Remembers what it hears, without a transaction. */
    private static class Listening implements EventHandler<Counted> {
        final List<Integer> heard = new CopyOnWriteArrayList<>();

        @Override
        public Class<Counted> eventType() {
            return Counted.class;
        }

        @Override
        public boolean onEveryNode() {
            return true;
        }

        @Override
        public void on(Counted event) {
            heard.add(event.number());
        }
    }

    /** Wants even numbers. */
    private final class Even extends Recording {
        Even(String name) {
            super(name);
        }

        Even(String name, Consumer<Counted> more) {
            super(name, more);
        }

        @Override
        public boolean wants(Counted event) {
            return event.number() % 2 == 0;
        }

        @Override
        public void on(Counted event) {
            assertThat(event.number()).isEven();
            super.on(event);
        }
    }

    private void count(int... numbers) {
        tx.run(() -> {
            for (int number : numbers) {
                events.publish(new Counted(number, Instant.now()));
            }
        });
    }

    private List<Integer> effects(String handler) {
        return tx.reads(sql -> sql.list("select number from effect where handler = ?", row -> row.getInt(1), handler));
    }

    private void awaitEffects(String handler, Integer... numbers) {
        await(() -> effects(handler).size() >= numbers.length);
        assertThat(effects(handler)).containsExactly(numbers);
    }

    private Cursor cursor(String handler) {
        return dispatcher.cursors().stream()
                .filter(cursor -> cursor.handler().equals(handler))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(deadline);
            pause(20);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
