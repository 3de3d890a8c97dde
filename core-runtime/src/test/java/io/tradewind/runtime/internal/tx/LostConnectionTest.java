package io.tradewind.runtime.internal.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.testing.TestDatabase;

class LostConnectionTest {
    @Test
    void survives_that_the_server_ends_its_connections() {
        try (var database = TestDatabase.open(Dialect.POSTGRESQL)) {
            database.run("create table note (id int not null primary key)");
            var runs = new AtomicInteger();
            database.transactions().run(() -> {
                var sql = database.transactions().sql();
                sql.update("insert into note (id) values (1)");
                if (runs.incrementAndGet() == 1) {
                    endAllConnections(database);
                }
                sql.update("insert into note (id) values (2)");
            });

            int kept = database.transactions()
                    .reads(sql -> sql.first("select count(*) from note", row -> row.getInt(1)))
                    .orElseThrow();
            assertThat(kept).isEqualTo(2);
            assertThat(runs.get()).isGreaterThan(1);
        }
    }

    private static void endAllConnections(TestDatabase database) {
        try (var connection = database.source().getConnection()) {
            new Sql(connection)
                    .list(
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where datname = current_database() and pid <> pg_backend_pid()",
                            row -> row.getBoolean(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
