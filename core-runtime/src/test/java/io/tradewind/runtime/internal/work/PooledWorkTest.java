package io.tradewind.runtime.internal.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.runtime.internal.access.ThreadIdentity;
import io.tradewind.text.Texts;
import io.tradewind.work.BackgroundWork.State;
import io.tradewind.work.BackgroundWork.Status;

class PooledWorkTest {
    private static final Actor LI = new Actor("u-li", "li", "Li Na", Locale.ENGLISH, ZoneOffset.UTC);
    private static final Actor WANG = new Actor("u-wang", "wang", "Wang Fang", Locale.CHINA, ZoneOffset.UTC);

    private final Identity identity = new ThreadIdentity();
    private final MovableClock clock = new MovableClock();
    private final PooledWork work = new PooledWork(identity, new KeysAsTexts(), clock);

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void runs_as_the_actor_who_started_it() throws Exception {
        AtomicReference<Optional<Actor>> seen = new AtomicReference<>(Optional.empty());

        Status done = finished(start(LI, progress -> seen.set(identity.current())));

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.startedBy()).isEqualTo("u-li");
        assertThat(seen.get()).contains(LI);
    }

    @Test
    void tells_how_far_it_is() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Status started = start(LI, progress -> {
            progress.total(10);
            progress.done(5);
            halfway.countDown();
            goOn.await();
        });

        assertThat(halfway.await(5, SECONDS)).isTrue();
        Status now = identity.as(LI, () -> work.status(started.id()).orElseThrow());
        goOn.countDown();

        assertThat(now.state()).isEqualTo(State.RUNNING);
        assertThat(now.done()).isEqualTo(5);
        assertThat(now.total()).isEqualTo(10);
    }

    @Test
    void ends_as_cancelled_when_the_task_heeds_the_wish() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Status started = start(LI, progress -> {
            running.countDown();
            while (!progress.cancelled()) {
                Thread.sleep(5);
            }
        });

        assertThat(running.await(5, SECONDS)).isTrue();
        identity.as(LI, () -> work.cancel(started.id()));

        assertThat(finished(started).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void never_begins_what_was_cancelled_while_it_waited() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Status first = start(LI, progress -> goOn.await());
        Status second = start(LI, progress -> goOn.await());
        Status third = start(LI, progress -> {
            throw new AssertionError("began");
        });

        identity.as(LI, () -> work.cancel(third.id()));
        goOn.countDown();
        finished(first);
        finished(second);

        assertThat(finished(third).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void tells_a_broken_rule_in_words_and_hides_the_rest() throws Exception {
        Status rule = finished(start(LI, progress -> {
            throw new TradewindException(TradewindException.Kind.CONFLICT, "list.too-long", 3);
        }));
        Status bug = finished(start(LI, progress -> {
            throw new IllegalStateException("secret detail");
        }));

        assertThat(rule.state()).isEqualTo(State.FAILED);
        assertThat(rule.problem()).isEqualTo("error.list.too-long[3]");
        assertThat(bug.problem()).isEqualTo("error.unexpected[]");
    }

    @Test
    void belongs_to_who_started_it() throws Exception {
        Status started = finished(start(LI, progress -> {}));

        assertThat(identity.as(WANG, () -> work.status(started.id()))).isEmpty();
        assertThat(identity.as(WANG, work::mine)).isEmpty();
        assertThat(identity.as(LI, work::mine)).extracting(Status::id).containsExactly(started.id());
        assertThat(identity.as(Actor.SYSTEM, () -> work.status(started.id()))).isPresent();
    }

    @Test
    void is_forgotten_an_hour_after_its_end() throws Exception {
        finished(start(LI, progress -> {}));

        clock.pass(Duration.ofMinutes(61));

        assertThat(identity.as(LI, work::mine)).isEmpty();
    }

    @Test
    void needs_somebody_who_starts_it() {
        assertThatThrownBy(() -> work.start("nobody's", progress -> {})).isInstanceOf(TradewindException.class);
    }

    @Test
    void leaves_no_class_loader_of_the_caller_behind() throws Exception {
        ClassLoader callers = new ClassLoader(getClass().getClassLoader()) {};
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        AtomicReference<Boolean> seen = new AtomicReference<>(false);
        Thread.currentThread().setContextClassLoader(callers);
        Status started;
        try {
            started = start(LI, progress -> {
                thread.set(Thread.currentThread());
                seen.set(Thread.currentThread().getContextClassLoader() == callers);
            });
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
        finished(started);
        finished(start(LI, progress -> {}));

        assertThat(seen.get()).isTrue();
        assertThat(thread.get().getContextClassLoader()).isNotSameAs(callers);
    }

    private Status start(Actor actor, io.tradewind.work.BackgroundWork.Task task) {
        return identity.as(actor, () -> work.start("Count", task));
    }

    private Status finished(Status started) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(10);
        while (Instant.now().isBefore(limit)) {
            Status now =
                    identity.as(Actor.SYSTEM, () -> work.status(started.id()).orElseThrow());
            if (now.state() != State.WAITING && now.state() != State.RUNNING) {
                return now;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("not finished: " + started.id());
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class KeysAsTexts implements Texts {
        @Override
        public String get(Locale locale, String key, Object... arguments) {
            return key + List.of(arguments);
        }

        @Override
        public Optional<String> find(Locale locale, String key, Object... arguments) {
            return Optional.of(get(locale, key, arguments));
        }
    }
}
