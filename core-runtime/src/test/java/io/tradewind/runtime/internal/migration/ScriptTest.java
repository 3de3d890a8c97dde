package io.tradewind.runtime.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.runtime.internal.db.Dialect;

class ScriptTest {
    @Test
    void a_script_is_cut_at_its_semicolons_only() {
        assertThat(Commands.split("""
                        -- a comment; with a semicolon
                        insert into a values ('x;y''z', "q;r"); /* another; one */
                        do $$ begin perform 1; end $$;
                        select 4 - 2 / 1 from a
                        """))
                .containsExactly(
                        "insert into a values ('x;y''z', \"q;r\")",
                        "do $$ begin perform 1; end $$",
                        "select 4 - 2 / 1 from a");
    }

    @Test
    void an_unknown_macro_is_refused() {
        assertThatThrownBy(() -> Macros.expand("create table t (a ${uuid})", Dialect.DERBY))
                .hasMessageContaining("${uuid}");
        assertThatThrownBy(() -> Macros.expand("a ${lower}", Dialect.DERBY)).hasMessageContaining("${lower}");
    }

    @Test
    void a_file_may_be_for_one_database_only() throws Exception {
        var files = List.of(
                getClass().getResource("/migration/001_create.sql"),
                getClass().getResource("/migration/002_index.derby.sql"),
                getClass().getResource("/migration/002_index.postgresql.sql"));

        assertThat(Script.of(files, Dialect.DERBY))
                .extracting(Script::name)
                .containsExactly("001_create.sql", "002_index.derby.sql");
        assertThat(Script.of(files, Dialect.POSTGRESQL))
                .extracting(Script::name)
                .containsExactly("001_create.sql", "002_index.postgresql.sql");
    }

    @Test
    void two_files_of_one_number_are_refused() throws Exception {
        var files = List.of(
                getClass().getResource("/migration/002_index.derby.sql"),
                getClass().getResource("/migration/002_other.sql"));

        assertThatThrownBy(() -> Script.of(files, Dialect.DERBY)).hasMessageContaining("same number");
    }
}
