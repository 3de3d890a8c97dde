package io.tradewind.runtime.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDatabaseTest {
    @TempDir
    private Path data;

    @Test
    void the_embedded_database_is_made_and_found_again() throws Exception {
        var address = DatabaseAddress.parse(null, data);
        try (var database = OpenDatabase.at(address, 2)) {
            new Sql(database.single().getConnection()).update("create table kept (a int)");
        }

        try (var database = OpenDatabase.at(address, 2);
                Connection connection = database.pool().getConnection()) {
            assertThat(new Sql(connection).update("insert into kept values (1)"))
                    .isEqualTo(1);
            assertThat(database.dialect()).isEqualTo(Dialect.DERBY);
        }
    }

    @Test
    void a_half_made_database_does_not_block_the_next_start() throws Exception {
        Files.createDirectories(data.resolve("db/seg0"));

        try (var database = OpenDatabase.at(DatabaseAddress.parse("", data), 2);
                var connection = database.pool().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }

        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("db.half-made-"));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_in_one_sentence() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "not a folder");

        assertThatThrownBy(() -> OpenDatabase.at(DatabaseAddress.parse(null, file), 2))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageEndingWith("check the folder's rights and free space.");
    }

    @Test
    void a_server_that_does_not_answer_is_told_without_its_password() {
        var address = DatabaseAddress.parse("postgresql://anna:s3cret@127.0.0.1:1/sales", data);

        assertThatThrownBy(() -> OpenDatabase.at(address, 2))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessage(
                        "The database postgresql://anna@127.0.0.1:1/sales does not answer: start it, or correct tradewind.database.");
    }

    @Test
    void an_address_is_taken_apart() {
        assertThat(DatabaseAddress.parse("postgresql://anna:p%40ss@db.example.org:6543/sales", data))
                .isEqualTo(new DatabaseAddress.Server("db.example.org", 6543, "sales", "anna", "p@ss"));
        assertThat(DatabaseAddress.parse("postgresql://localhost/sales", data))
                .isEqualTo(new DatabaseAddress.Server("localhost", 5432, "sales", "tradewind", ""));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        for (String wrong : new String[] {"mysql://localhost/sales", "postgresql://localhost", "what is this?"}) {
            assertThatThrownBy(() -> DatabaseAddress.parse(wrong, data))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("tradewind.database is not understood");
        }
    }
}
