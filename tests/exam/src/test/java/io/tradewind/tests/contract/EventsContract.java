package io.tradewind.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceRegistration;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.customer.CustomerCreated;
import io.tradewind.event.EventHandler;
import io.tradewind.event.EventLog;
import io.tradewind.record.Records;
import io.tradewind.tests.exam.Services;
import io.tradewind.tx.Transactions;

/** Event handlers as services that come and go. */
abstract class EventsContract {
    private Records records;
    private EventLog log;

    @BeforeEach
    void findServices() {
        Stage.awaitCustomers();
        records = Services.get(Records.class);
        log = Services.get(EventLog.class);
    }

    @Test
    void a_handler_that_comes_at_run_time_gets_its_events_once_and_in_order_also_those_it_missed() {
        Collector collector = new Collector(People.fresh("collector"));
        create("Before it came");
        ServiceRegistration<?> present = register(collector);
        String first = create("First");
        String second = create("Second");
        await(collector, first, second);

        present.unregister();
        String missed = create("While it was away");
        EventLog.Cursor away = cursor(collector.name);
        assertThat(away.present()).isFalse();
        assertThat(away.behind()).isPositive();
        Eventually.pause(300);
        assertThat(collector.seen).containsExactly(first, second);

        present = register(collector);
        String last = create("After it returned");
        await(collector, first, second, missed, last);
        Eventually.get(() -> cursor(collector.name), cursor -> cursor.behind() == 0);
        assertThat(collector.seen).containsExactly(first, second, missed, last);
        present.unregister();
    }

    @Test
    void events_of_a_transaction_that_failed_reach_nobody() {
        Collector collector = new Collector(People.fresh("collector"));
        ServiceRegistration<?> present = register(collector);
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> People.asSystem(() -> {
                            Services.get(Transactions.class).run(() -> {
                                records.create("customers", Map.of("name", "Never"));
                                throw new IllegalStateException("no");
                            });
                            return true;
                        })))
                .isNotNull();

        String real = create("Real");
        await(collector, real);
        present.unregister();
    }

    @Test
    void what_a_handler_did_before_it_failed_is_undone_and_done_again_once() {
        String mark = People.fresh("Note");
        AtomicInteger attempts = new AtomicInteger();
        Failing handler = new Failing(People.fresh("failing"), event -> {
            records.create("contacts", Map.of("name", mark, "customer", event.customer()));
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        ServiceRegistration<?> present = register(handler);
        String customer = create("Handled");

        Eventually.get(() -> cursor(handler.name()), cursor -> attempts.get() > 1 && cursor.attempts() == 0);
        assertThat(attempts.get()).isEqualTo(2);
        assertThat(People.asSystem(() -> records.suggest("contacts", mark, 10)))
                .as("contacts of %s", customer)
                .hasSize(1);
        present.unregister();
    }

    @Test
    void only_who_manages_modules_may_skip_or_retry_what_a_handler_fails_on() {
        Failing handler = new Failing(People.fresh("broken"), event -> {
            throw new IllegalStateException("always");
        });
        ServiceRegistration<?> present = register(handler);
        create("Poison");
        EventLog.Cursor stuck = Eventually.get(() -> cursor(handler.name()), cursor -> cursor.attempts() > 0);
        assertThat(stuck.problem()).contains("always");

        Actor seller = People.with(Directory.SALES_REPRESENTATIVE);
        assertThat(refused(seller, () -> log.skip(handler.name(), "I want to"))).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused(seller, () -> log.retry(handler.name()))).isEqualTo(Kind.FORBIDDEN);
        assertThat(cursor(handler.name()).position()).isEqualTo(stuck.position());

        Actor admin = People.with(Directory.ADMINISTRATOR);
        Eventually.get(() -> skipped(admin, handler.name()), done -> done);
        assertThat(cursor(handler.name()).position()).isGreaterThan(stuck.position());
        present.unregister();
    }

    /** Refused while an attempt is under way. */
    private boolean skipped(Actor admin, String handler) {
        try {
            return People.as(admin, () -> {
                log.skip(handler, "broken for good");
                return true;
            });
        } catch (TradewindException busy) {
            assertThat(busy.code()).isEqualTo("event.handler-busy");
            return false;
        }
    }

    private static Kind refused(Actor actor, Runnable work) {
        TradewindException refusal = catchThrowableOfType(
                TradewindException.class,
                () -> People.as(actor, () -> {
                    work.run();
                    return true;
                }));
        assertThat(refusal).isNotNull();
        return refusal.kind();
    }

    private static void await(Collector collector, String... customers) {
        Eventually.get(() -> List.copyOf(collector.seen), seen -> seen.size() >= customers.length);
        assertThat(collector.seen).containsExactly(customers);
    }

    private String create(String name) {
        return People.asSystem(() -> records.create("customers", Map.of("name", People.fresh(name))))
                .id();
    }

    private EventLog.Cursor cursor(String handler) {
        return log.cursors().stream()
                .filter(cursor -> cursor.handler().equals(handler))
                .findFirst()
                .orElseThrow();
    }

    private static ServiceRegistration<?> register(EventHandler<?> handler) {
        return Services.context().registerService(EventHandler.class, handler, null);
    }

    /** Remembers whose creation it heard of. */
    private record Collector(String name, List<String> seen) implements EventHandler<CustomerCreated> {
        Collector(String name) {
            this(name, new CopyOnWriteArrayList<>());
        }

        @Override
        public Class<CustomerCreated> eventType() {
            return CustomerCreated.class;
        }

        @Override
        public void on(CustomerCreated event) {
            seen.add(event.customer());
        }
    }

    /** Does something that may fail. */
    private record Failing(String name, java.util.function.Consumer<CustomerCreated> work)
            implements EventHandler<CustomerCreated> {
        @Override
        public Class<CustomerCreated> eventType() {
            return CustomerCreated.class;
        }

        @Override
        public void on(CustomerCreated event) {
            work.accept(event);
        }
    }
}
