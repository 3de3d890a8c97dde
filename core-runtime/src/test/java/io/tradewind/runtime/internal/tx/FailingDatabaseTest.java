package io.tradewind.runtime.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;

import com.zaxxer.hikari.HikariDataSource;

import io.tradewind.event.DomainEvent;
import io.tradewind.runtime.internal.access.ThreadIdentity;
import io.tradewind.runtime.internal.db.CommitInDoubt;
import io.tradewind.runtime.internal.event.EventAppender;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.unit.JpaUnit;
import io.tradewind.runtime.internal.unit.Thing;

/** Fails one call to the database after the other while an aggregate, a row and an event are written. */
class FailingDatabaseTest {
    private record Done(String name, Instant occurredAt) implements DomainEvent {}

    private TestDatabase database;
    private FailingDatabase failing;
    private ThreadTransactions tx;
    private EventAppender events;

    @BeforeEach
    void open(TestDatabase opened) {
        database = opened.withCoreTables();
        new Migrator(opened.source(), opened.dialect())
                .migrate("things", List.of(new Script(1, "1", "create table things.thing (" + Thing.columns() + ")")));
        opened.run("create table note (name varchar(50))");
        failing = new FailingDatabase(opened.source());
        tx = new ThreadTransactions(failing.source(), opened.dialect());
        events = new EventAppender(tx, tx, new ThreadIdentity());
    }

    @DatabaseTest
    void whichever_call_fails_all_or_nothing_is_kept_and_no_connection_is_lost() {
        try (var unit = unit()) {
            int kept = 0;
            int failures = 0;
            for (int call = 1; ; call++) {
                failing.failAt(call, "58030");
                boolean failed = fails(unit);
                if (failing.isStillToFail()) {
                    kept++;
                    break;
                }
                // A call that fails while EclipseLink only looks around may be harmless; what counts is all or nothing.
                kept += failed ? 0 : 1;
                failures += failed ? 1 : 0;
                assertKept(kept);
            }

            assertKept(kept);
            assertThat(failures).isGreaterThan(8);
        }
    }

    @DatabaseTest
    void whichever_call_loses_against_another_transaction_everything_is_written_once_in_the_end() {
        try (var unit = unit()) {
            int kept = 0;
            do {
                failing.failAt(kept + 1, "40001");
                write(unit);
                kept++;
                assertKept(kept);
            } while (!failing.isStillToFail());

            assertThat(kept).isGreaterThan(8);
        }
    }

    @DatabaseTest
    void a_lost_connection_is_replaced_but_a_lost_commit_is_told() {
        try (var unit = unit()) {
            int kept = 0;
            int inDoubt = 0;
            int call = 0;
            do {
                failing.failAt(++call, "08006");
                try {
                    write(unit);
                    kept++;
                } catch (CommitInDoubt told) {
                    inDoubt++;
                }
                assertKept(kept);
            } while (!failing.isStillToFail());

            assertThat(kept).isGreaterThan(8);
            assertThat(inDoubt).isEqualTo(1);
        }
    }

    private JpaUnit unit() {
        return JpaUnit.open(
                "things",
                "things-failing-" + database,
                List.of(Thing.class.getName()),
                Thing.class.getClassLoader(),
                Thing.class.getProtectionDomain().getCodeSource().getLocation(),
                tx);
    }

    private boolean fails(JpaUnit unit) {
        try {
            write(unit);
            return false;
        } catch (RuntimeException failure) {
            return true;
        }
    }

    private void write(JpaUnit unit) {
        tx.run(() -> {
            unit.entityManager().persist(new Thing("one"));
            tx.sql().update("insert into note (name) values ('one')");
            events.publish(new Done("one", Instant.now()));
        });
    }

    private void assertKept(int times) {
        for (String table : List.of("things.thing", "note", "core.event_log")) {
            assertThat(count(table)).as(table).isEqualTo(times);
        }
        var pool = ((HikariDataSource) database.source()).getHikariPoolMXBean();
        assertThat(pool.getActiveConnections()).isZero();
    }

    private int count(String table) {
        return database.transactions()
                .reads(sql -> sql.first("select count(*) from " + table, row -> row.getInt(1)))
                .orElseThrow();
    }
}
