package io.tradewind.runtime.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class MigratorTest {
    private static final Script CREATE =
            new Script(1, "001_create.sql", "create table trial.note (id int, text varchar(9))");
    private static final Script FILL = new Script(
            2, "002_fill.sql", "insert into trial.note (id) values (1);\ninsert into trial.note (id) values (2);");

    private TestDatabase database;
    private Migrator migrator;

    @BeforeEach
    void open(TestDatabase opened) {
        database = opened;
        migrator = new Migrator(opened.source(), opened.dialect());
    }

    @DatabaseTest
    void applies_each_script_once() {
        assertThat(migrator.migrate("trial", List.of(CREATE))).isEqualTo(1);
        assertThat(migrator.migrate("trial", List.of(CREATE, FILL))).isEqualTo(1);
        assertThat(migrator.migrate("trial", List.of(CREATE, FILL))).isZero();

        assertThat(notes()).isEqualTo(2);
    }

    @DatabaseTest
    void a_failing_script_leaves_nothing_of_the_whole_run() {
        var broken = new Script(
                2, "002_broken.sql", "insert into trial.note (id) values (1); insert into nowhere values (1);");

        assertThatThrownBy(() -> migrator.migrate("trial", List.of(CREATE, broken)))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("Module trial: command 2 of script 002_broken.sql failed");

        assertThat(migrator.migrate("trial", List.of(CREATE, FILL))).isEqualTo(2);
        assertThat(notes()).isEqualTo(2);
    }

    @DatabaseTest
    void refuses_a_module_whose_applied_script_was_changed() {
        migrator.migrate("trial", List.of(CREATE));
        var changed = new Script(1, "001_create.sql", CREATE.sql() + " -- another word");

        assertThatThrownBy(() -> migrator.migrate("trial", List.of(changed, FILL)))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("001_create.sql was changed after it had been applied");

        assertThat(notes()).isZero();
    }

    @DatabaseTest
    void line_ends_are_no_change() {
        migrator.migrate("trial", List.of(CREATE, FILL));

        var fromWindows = new Script(2, "002_fill.sql", FILL.sql().replace("\n", "\r\n"));

        assertThat(migrator.migrate("trial", List.of(CREATE, fromWindows))).isZero();
    }

    @DatabaseTest
    void an_older_module_runs_on_newer_tables() {
        migrator.migrate("trial", List.of(CREATE, FILL));

        assertThat(migrator.migrate("trial", List.of(CREATE))).isZero();
    }

    @DatabaseTest
    void racing_nodes_apply_everything_once_and_nobody_fails() throws Exception {
        var scripts = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Script(
                        i,
                        "00" + i + "_race.sql",
                        "create table trial.t" + i + " (id int not null primary key, a varchar(9)); create index i" + i
                                + " on trial.t" + i + " (a)"))
                .toList();
        List<Integer> counts = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            Callable<Integer> node =
                    () -> new Migrator(database.source(), database.dialect()).migrate("trial", scripts);
            for (var result : pool.invokeAll(Collections.nCopies(6, node))) {
                counts.add(result.get());
            }
        }

        assertThat(counts).containsExactlyInAnyOrder(5, 0, 0, 0, 0, 0);
    }

    @DatabaseTest
    void a_lower_cased_column_follows_and_sorts_by_code_points() {
        migrator.migrate(
                "trial",
                List.of(new Script(
                        1,
                        "001_create.sql",
                        "create table trial.firm (${record}, name varchar(50), name_lc varchar(50) ${lower(name)}, ${money(credit)});"
                                + "create index firm_name on trial.firm (name_lc, id)")));
        for (String name : List.of("b-Ä", "B a", "b_z", "北京", "ba", "É", "Z")) {
            database.transactions()
                    .run(() -> database.transactions()
                            .sql()
                            .update(
                                    "insert into trial.firm (id, version, created_at, created_by, updated_at, updated_by, name)"
                                            + " values (?, 1, current_timestamp, 'x', current_timestamp, 'x', ?)",
                                    name,
                                    name));
        }

        var sorted = database.transactions()
                .reads(sql -> sql.list("select name_lc from trial.firm order by name_lc, id", row -> row.getString(1)));

        assertThat(sorted).containsExactly("b a", "b-ä", "b_z", "ba", "z", "é", "北京");
    }

    @DatabaseTest
    void modules_do_not_disturb_each_other_by_names_of_indexes() {
        for (String module : List.of("one", "two")) {
            String create = "create table " + module + ".t (a int); create index t_a on " + module + ".t (a)";

            assertThat(migrator.migrate(module, List.of(new Script(1, "001_create.sql", create))))
                    .isEqualTo(1);
        }
    }

    @DatabaseTest
    void a_module_named_like_a_word_of_sql_gets_a_schema_in_the_plural() {
        migrator.migrate(
                "order",
                List.of(new Script(1, "001_create.sql", "create table orders.line (a ${text}, b ${longtext})")));
        migrator.migrate(
                "site-visits",
                List.of(new Script(1, "001_create.sql", "create table site_visits.visit (a ${timestamp})")));

        assertThat(count("select count(*) from orders.line")).isZero();
        assertThat(count("select count(*) from site_visits.visit")).isZero();
    }

    private int notes() {
        return count("select count(*) from trial.note");
    }

    private int count(String query) {
        return database.transactions()
                .reads(sql -> sql.first(query, row -> row.getInt(1)))
                .orElseThrow();
    }
}
