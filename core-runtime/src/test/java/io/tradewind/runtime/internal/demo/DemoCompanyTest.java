package io.tradewind.runtime.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.access.Actor;
import io.tradewind.demo.DemoData;
import io.tradewind.runtime.internal.access.ThreadIdentity;
import io.tradewind.runtime.internal.epoch.Settings;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;
import io.tradewind.runtime.internal.work.PooledWork;
import io.tradewind.text.Texts;

class DemoCompanyTest {
    private final ThreadIdentity identity = new ThreadIdentity();
    private final Texts texts = new NoTexts();
    private final List<String> filled = new CopyOnWriteArrayList<>();
    private ThreadTransactions transactions;
    private Settings settings;

    @BeforeEach
    void tables(TestDatabase database) {
        database.withCoreTables();
        transactions = database.transactions();
        settings = new Settings(transactions, transactions);
    }

    @DatabaseTest
    void fills_its_parts_in_order_as_the_system_and_once() throws Exception {
        settings.add("demo", "true");
        DemoCompany company = start();

        company.addPart(part(200, "customers"));
        company.addPart(part(100, "people"));
        until(() -> filled.size() == 2);
        company.close();
        DemoCompany afterRestart = start();
        afterRestart.addPart(part(200, "customers"));
        afterRestart.addPart(part(300, "orders"));
        until(() -> filled.size() == 3);
        afterRestart.close();

        assertThat(filled).containsExactly("people by system", "customers by system", "orders by system");
    }

    @DatabaseTest
    void begins_a_part_again_that_was_killed_half_way() throws Exception {
        settings.add("demo", "true");
        DemoCompany company = start();
        company.addPart(new Part(100, "people", () -> {
            filled.add("half");
            throw new IllegalStateException("killed");
        }));
        until(() -> filled.size() == 1);
        company.close();

        DemoCompany afterRestart = start();
        afterRestart.addPart(part(100, "people"));
        until(() -> filled.size() == 2);
        afterRestart.close();

        assertThat(filled).containsExactly("half", "people by system");
    }

    @DatabaseTest
    void fills_nothing_into_an_installation_that_was_started_empty() throws Exception {
        settings.add("demo", "false");
        DemoCompany company = start();

        company.addPart(part(100, "people"));
        Thread.sleep(1_200);
        company.close();

        assertThat(filled).isEmpty();
    }

    private DemoCompany start() {
        return new DemoCompany(
                settings, transactions, transactions, identity, new PooledWork(identity, texts), texts, null);
    }

    private DemoData part(int order, String name) {
        return new Part(
                order,
                name,
                () -> filled.add(
                        name + " by " + identity.current().map(Actor::id).orElse("nobody")));
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(done.getAsBoolean()).isTrue();
        Thread.sleep(200); // the part is noted as done after it was filled
    }

    private record Part(int order, String name, Runnable work) implements DemoData {
        @Override
        public void fill() {
            work.run();
        }
    }

    private static final class NoTexts implements Texts {
        @Override
        public String get(Locale locale, String key, Object... arguments) {
            return key;
        }

        @Override
        public Optional<String> find(Locale locale, String key, Object... arguments) {
            return Optional.empty();
        }
    }
}
