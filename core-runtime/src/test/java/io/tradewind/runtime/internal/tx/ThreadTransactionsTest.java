package io.tradewind.runtime.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.record.StaleRecord;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class ThreadTransactionsTest {
    private ThreadTransactions transactions;

    @BeforeEach
    void make_a_table(TestDatabase database) {
        transactions = database.transactions();
        database.run("create table note (id int not null primary key, text varchar(20), noted timestamp)");
    }

    @DatabaseTest
    void keeps_what_was_written_when_the_work_returns() {
        int answer = transactions.required(() -> insert(1, "kept"));

        assertThat(answer).isEqualTo(1);
        assertThat(texts()).containsExactly("kept");
    }

    @DatabaseTest
    void keeps_nothing_when_the_work_throws() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    insert(1, "lost");
                    throw new AssertionError("any throwable");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(texts()).isEmpty();
    }

    @DatabaseTest
    void an_inner_call_joins_the_outer_transaction() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.run(() -> insert(1, "inner"));
                    throw new IllegalArgumentException("outer fails later");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(texts()).isEmpty();
    }

    @DatabaseTest
    void an_inner_failure_that_is_passed_over_still_keeps_nothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.run(() -> {
                    insert(1, "outer");
                    try {
                        transactions.run(() -> {
                            throw new IllegalArgumentException("inner");
                        });
                    } catch (IllegalArgumentException passedOver) {
                        insert(2, "after");
                    }
                }))
                .withCauseInstanceOf(IllegalArgumentException.class);

        assertThat(texts()).isEmpty();
    }

    @DatabaseTest
    void repeats_the_outermost_call_when_two_transactions_deadlock() throws Exception {
        transactions.run(() -> {
            insert(1, "a");
            insert(2, "b");
        });
        var both = new CyclicBarrier(2);
        var runs = new AtomicInteger();

        try (var pool = Executors.newFixedThreadPool(2)) {
            var first = pool.submit(() -> transactions.run(() -> crosswise(1, 2, both, runs.incrementAndGet())));
            var second = pool.submit(() -> transactions.run(() -> crosswise(2, 1, both, runs.incrementAndGet())));
            first.get();
            second.get();
        }

        assertThat(runs).hasValueGreaterThan(2);
        assertThat(texts()).containsOnly("x");
    }

    private void crosswise(int one, int other, CyclicBarrier both, int run) {
        transactions.sql().update("update note set text = 'x' where id = ?", one);
        if (run <= 2) {
            try {
                both.await();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
        transactions.sql().update("update note set text = 'x' where id = ?", other);
    }

    @DatabaseTest
    void repeats_the_outermost_call_when_a_part_lost_a_race_beside_what_was_asked_for() {
        var runs = new AtomicInteger();

        transactions.run(() -> {
            insert(runs.incrementAndGet(), "once");
            transactions.run(() -> {
                if (runs.get() < 3) {
                    throw new LostRace(new StaleRecord(2, List.of()));
                }
            });
        });

        assertThat(runs).hasValue(3);
        assertThat(texts()).containsExactly("once");
    }

    @DatabaseTest
    void tells_a_stale_record_at_once_and_a_race_that_is_lost_again_and_again() {
        var runs = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    runs.incrementAndGet();
                    throw new StaleRecord(2, List.of());
                }))
                .isInstanceOf(StaleRecord.class);
        assertThat(runs).hasValue(1);

        assertThatThrownBy(() -> transactions.run(() -> {
                    throw new LostRace(new StaleRecord(2, List.of()));
                }))
                .isInstanceOfSatisfying(TradewindException.class, lost -> {
                    assertThat(lost.kind()).isEqualTo(TradewindException.Kind.STALE);
                    assertThat(lost.code()).isEqualTo("record.stale");
                });
    }

    @DatabaseTest
    void does_not_repeat_a_broken_rule(TestDatabase database) {
        var runs = new AtomicInteger();
        transactions.run(() -> insert(1, "there"));

        assertThatThrownBy(() -> transactions.run(() -> {
                    runs.incrementAndGet();
                    insert(1, "again");
                }))
                .matches(database.dialect()::isUniqueViolation);

        assertThat(runs).hasValue(1);
    }

    @DatabaseTest
    void steps_run_before_commit_and_the_last_one_last() {
        List<String> order = new ArrayList<>();
        transactions.run(() -> {
            transactions.atTheVeryEnd(() -> order.add("last"));
            transactions.beforeCommit(() -> {
                order.add("first");
                transactions.beforeCommit(() -> order.add("added by first"));
                insert(1, "by a step");
            });
            transactions.beforeCommit(() -> order.add("second"));
            order.add("work");
        });

        assertThat(order).containsExactly("work", "first", "second", "added by first", "last");
        assertThat(texts()).containsExactly("by a step");
    }

    @DatabaseTest
    void notices_run_after_commit_only() {
        List<String> heard = new ArrayList<>();
        transactions.run(() -> {
            insert(1, "text");
            transactions.afterCommit(() -> heard.add("committed: " + texts()));
        });
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.afterCommit(() -> heard.add("never"));
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(heard).containsExactly("committed: [text]");
    }

    @DatabaseTest
    void a_failing_notice_does_not_fail_the_transaction() {
        transactions.run(() -> {
            insert(1, "kept");
            transactions.afterCommit(() -> {
                throw new IllegalStateException("a notice that fails; logged");
            });
        });

        assertThat(texts()).containsExactly("kept");
    }

    @DatabaseTest
    void a_transaction_inside_a_reading_is_one_of_its_own() {
        transactions.reads(sql -> {
            transactions.run(() -> insert(1, "written"));
            assertThat(transactions.inTransaction()).isFalse();
            return sql;
        });

        assertThat(texts()).containsExactly("written");
    }

    @DatabaseTest
    void the_parts_of_a_reading_share_one_connection() {
        boolean same = transactions.reading(() -> {
            var first = transactions.connection();
            return transactions.reads(sql -> sql.connection() == first)
                    && transactions.reading(() -> transactions.connection() == first);
        });

        assertThat(same).isTrue();
    }

    @DatabaseTest
    void a_reading_forgets_what_it_knows_when_something_is_written_inside() {
        List<String> told = new ArrayList<>();
        transactions.reading(() -> {
            transactions.participant("memory", () -> new Told(told));
            transactions.run(() -> insert(1, "written"));
            told.add("read on");
            return true;
        });

        assertThat(told).containsExactly("ended", "read on");
    }

    /** Says when it is over. */
    private record Told(List<String> told) implements Participant {
        @Override
        public void flush() {
            told.add("flushed");
        }

        @Override
        public void ended() {
            told.add("ended");
        }
    }

    @DatabaseTest
    void statements_outside_a_transaction_are_refused() {
        assertThatIllegalStateException().isThrownBy(() -> transactions.sql()).withMessageContaining("no transaction");
    }

    @DatabaseTest
    void instants_survive_in_a_zone_with_a_missing_hour() {
        var zone = TimeZone.getDefault();
        var instant = Instant.parse("2026-03-08T02:30:00.123456Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            transactions.run(() -> transactions.sql().update("insert into note (id, noted) values (1, ?)", instant));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));

            var read = first("select noted from note", row -> Row.instant(row, "noted"));
            var stored = first("select cast(noted as varchar(30)) from note", row -> row.getString(1));

            assertThat(read).contains(instant);
            assertThat(stored).contains("2026-03-08 02:30:00.123456");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @DatabaseTest
    void missing_values_of_every_type_can_be_stored(TestDatabase database) {
        database.run("create table odd (a timestamp, b date, c decimal(19,4), d bigint, e boolean, f varchar(5))");

        transactions.run(() -> transactions
                .sql()
                .update(
                        "insert into odd values (?, ?, ?, ?, ?, ?)",
                        Sql.Absent.TIMESTAMP,
                        Sql.Absent.DATE,
                        Sql.Absent.DECIMAL,
                        Sql.Absent.BIGINT,
                        Sql.Absent.BOOLEAN,
                        null));

        assertThat(first("select count(*) from odd", row -> row.getInt(1))).contains(1);
    }

    @DatabaseTest
    void knows_its_database(TestDatabase database) {
        String product = transactions.reads(sql -> {
            try {
                return sql.connection().getMetaData().getDatabaseProductName();
            } catch (java.sql.SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });

        assertThat(product).containsIgnoringCase(database.dialect() == Dialect.DERBY ? "derby" : "postgresql");
    }

    private int insert(int id, String text) {
        return transactions.sql().update("insert into note (id, text) values (?, ?)", id, text);
    }

    private <T> Optional<T> first(String query, Row<T> row) {
        return transactions.reads(sql -> sql.first(query, row));
    }

    private List<String> texts() {
        return transactions.reads(sql -> sql.list("select text from note order by id", row -> row.getString(1)));
    }
}
