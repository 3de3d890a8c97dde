package io.tradewind.runtime.internal.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;

class JpaUnitTest {
    private ThreadTransactions tx;
    private JpaUnit unit;
    private EntityManager things;
    private EntityManager others;

    @BeforeEach
    void open(TestDatabase database) {
        tx = database.transactions();
        var migrator = new Migrator(database.source(), database.dialect());
        migrator.migrate("things", List.of(new Script(1, "1", "create table things.thing (" + Thing.columns() + ")")));
        migrator.migrate("others", List.of(new Script(1, "1", "create table others.other (${record})")));
        unit = database.unit("things", Thing.class);
        things = unit.entityManager();
        others = database.unit("others", Other.class).entityManager();
    }

    @DatabaseTest
    void an_aggregate_is_stored_found_changed_and_counted_in_versions() {
        var thing = new Thing("first");
        tx.run(() -> things.persist(thing));
        assertThat(thing.version()).isEqualTo(1);

        tx.run(() -> things.find(Thing.class, thing.id()).rename("second"));

        var found = tx.required(() -> things.find(Thing.class, thing.id()));
        assertThat(found.name()).isEqualTo("second");
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.createdBy()).isEqualTo("anna");
        assertThat(found.updatedBy()).isEqualTo("bert");
        assertThat(found.createdAt()).isEqualTo(thing.createdAt());
    }

    @DatabaseTest
    void each_kind_of_value_comes_back_as_it_was_and_so_does_its_absence() {
        var at = Instant.parse("2026-03-08T02:30:00.123456Z");
        var thing = new Thing("full");
        thing.fill(at);
        thing.ownedBy("anna", "team");
        thing.numbered("T-1");
        thing.customised("{\"a\":1}");
        tx.run(() -> things.persist(thing));

        Thing found = found(thing);
        assertThat(found.told()).isEqualTo(thing.told()).contains(at.toString());
        assertThat(found.ownerId()).isEqualTo("anna");
        assertThat(found.teamId()).isEqualTo("team");
        assertThat(found.number()).isEqualTo("T-1");
        assertThat(found.custom()).isEqualTo("{\"a\":1}");

        tx.run(() -> things.find(Thing.class, thing.id()).empty());
        assertThat(found(thing).told()).isEqualTo("null null null true null null null null");
    }

    @DatabaseTest
    void instants_are_kept_in_utc_whatever_the_zone_of_the_machine() {
        var zone = TimeZone.getDefault();
        var missingInNewYork = Instant.parse("2026-03-08T02:30:00.123456Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            var thing = new Thing("spring");
            thing.fill(missingInNewYork);
            tx.run(() -> things.persist(thing));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            String stored = tx.reads(sql ->
                            sql.first("select cast(seen_at as varchar(30)) from things.thing", row -> row.getString(1)))
                    .orElseThrow();

            assertThat(stored).isEqualTo("2026-03-08 02:30:00.123456");
            assertThat(found(thing).told()).contains(missingInNewYork.toString());
            List<Thing> asked =
                    tx.reads(sql -> things.createQuery("select t from Thing t where t.seenAt = :at", Thing.class)
                            .setParameter("at", missingInNewYork)
                            .getResultList());
            assertThat(asked).hasSize(1);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @DatabaseTest
    void entities_of_two_modules_and_statements_share_one_transaction() {
        var thing = new Thing("lost");
        assertThatThrownBy(() -> tx.run(() -> {
                    things.persist(thing);
                    others.persist(new Other());
                    things.flush();
                    others.flush();
                    assertThat(count("things.thing")).isEqualTo(1);
                    assertThat(count("others.other")).isEqualTo(1);
                    throw new IllegalArgumentException("nothing of this");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(count("things.thing")).isZero();
        assertThat(count("others.other")).isZero();
        assertThat(found(thing)).isNull();
    }

    @DatabaseTest
    void many_new_aggregates_are_written_before_commit() {
        tx.run(() -> {
            for (int i = 0; i < 1_200; i++) {
                things.persist(new Thing("thing " + i));
            }
        });

        assertThat(count("things.thing")).isEqualTo(1_200);
    }

    @DatabaseTest
    void steps_before_commit_see_the_changes_and_their_own_are_written_too() {
        tx.run(() -> {
            things.persist(new Thing("seen"));
            tx.beforeCommit(() -> {
                assertThat(count("things.thing")).isEqualTo(1);
                others.persist(new Other());
            });
        });

        assertThat(count("others.other")).isEqualTo(1);
    }

    @DatabaseTest
    void the_second_of_two_who_change_the_same_version_loses() throws Exception {
        var thing = new Thing("contested");
        tx.run(() -> things.persist(thing));
        var bothRead = new CountDownLatch(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var first = pool.submit(() -> tx.run(() -> changeAfter(bothRead, thing.id(), "a")));
            var second = pool.submit(() -> tx.run(() -> changeAfter(bothRead, thing.id(), "b")));

            int lost = 0;
            for (var one : List.of(first, second)) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException failure) {
                    assertThat(failure).hasCauseInstanceOf(OptimisticLockException.class);
                    lost++;
                }
            }
            assertThat(lost).isEqualTo(1);
        }
    }

    private void changeAfter(CountDownLatch bothRead, String id, String name) {
        var thing = things.find(Thing.class, id);
        bothRead.countDown();
        try {
            bothRead.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        thing.rename(name);
    }

    @DatabaseTest
    void a_reading_sees_what_statements_changed_since() {
        var thing = new Thing("before");
        tx.run(() -> things.persist(thing));
        found(thing);

        tx.run(() -> tx.sql().update("update things.thing set name = 'after' where id = ?", thing.id()));

        assertThat(found(thing).name()).isEqualTo("after");
    }

    @DatabaseTest
    void outside_of_a_transaction_the_entity_manager_refuses() {
        assertThatIllegalStateException()
                .isThrownBy(() -> things.find(Thing.class, "id"))
                .withMessageContaining("no transaction");
        assertThatThrownBy(() -> things.getTransaction()).isInstanceOf(UnsupportedOperationException.class);
    }

    @DatabaseTest
    void knows_its_entities() {
        assertThat(unit.has(Thing.class)).isTrue();
        assertThat(unit.has(Other.class)).isFalse();
        assertThat(things).isEqualTo(unit.entityManager()).isNotEqualTo(others).hasToString("entity manager of things");
    }

    @DatabaseTest
    void closing_waits_for_running_transactions_and_refuses_new_ones() throws Exception {
        var started = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var running = pool.submit(() -> tx.run(() -> {
                things.persist(new Thing("in flight"));
                started.countDown();
                try {
                    goOn.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }));
            started.await();
            var closing = pool.submit(unit::close);
            while (things.isOpen()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> tx.run(() -> things.find(Thing.class, "id")))
                    .isInstanceOfSatisfying(
                            TradewindException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(TradewindException.Kind.UNAVAILABLE));
            assertThat(closing.isDone()).isFalse();
            goOn.countDown();
            running.get();
            closing.get();
        }

        assertThat(count("things.thing")).isEqualTo(1);
    }

    @DatabaseTest
    void a_mapping_mistake_shows_when_the_unit_is_opened(TestDatabase database) {
        assertThatThrownBy(() -> database.unit("wrong", Mistaken.class)).hasMessageContaining("Mistaken");
    }

    /** An entity without an identity, which EclipseLink refuses. */
    @jakarta.persistence.Entity
    public static class Mistaken {
        private String withoutIdentity;
    }

    private Thing found(Thing thing) {
        return tx.reads(sql -> things.find(Thing.class, thing.id()));
    }

    private int count(String table) {
        return tx.reads(sql -> sql.first("select count(*) from " + table, row -> row.getInt(1)))
                .orElseThrow();
    }
}
