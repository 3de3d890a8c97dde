package io.tradewind.runtime.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.access.Actor;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;

class ModuleTablesTest {
    private ThreadTransactions transactions;

    @BeforeEach
    void tables(TestDatabase database) {
        database.withCoreTables();
        transactions = database.transactions();
    }

    @DatabaseTest
    void counts_what_a_module_keeps(TestDatabase database) {
        database.run(
                "create schema site_visits",
                "create table site_visits.visits (id int not null primary key)",
                "create table site_visits.notes (id int not null primary key)",
                "insert into site_visits.visits values (1), (2), (3)");

        assertThat(new ModuleData(transactions).of("site-visits"))
                .hasSize(2)
                .containsEntry("visits", 3L)
                .containsEntry("notes", 0L);
        assertThat(new ModuleData(transactions).of("never-seen")).isEmpty();
    }

    @DatabaseTest
    void counts_to_ten_thousand_and_no_further(TestDatabase database) {
        database.run(
                "create schema big",
                "create table big.rows_ (id int not null primary key)",
                "insert into big.rows_ values (0)");
        for (int size = 1; size < 16_384; size *= 2) {
            database.run("insert into big.rows_ select id + " + size + " from big.rows_");
        }

        assertThat(new ModuleData(transactions).of("big")).containsEntry("rows_", 10_000L);
    }

    @DatabaseTest
    void a_stopped_module_stays_so_over_a_restart() {
        StoppedModules stopped = new StoppedModules(transactions, transactions);
        stopped.add("customer", Actor.SYSTEM.id());
        stopped.add("customer", Actor.SYSTEM.id());
        stopped.add("order", Actor.SYSTEM.id());
        stopped.remove("order");

        StoppedModules afterRestart = new StoppedModules(transactions, transactions);

        assertThat(afterRestart.contains("customer")).isTrue();
        assertThat(afterRestart.contains("order")).isFalse();
    }
}
