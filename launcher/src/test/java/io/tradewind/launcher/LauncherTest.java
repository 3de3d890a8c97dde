package io.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "run --prot 1",
                "run --port",
                "run --port 0",
                "run --port 65535",
                "run --port eighty",
                "run --demo --empty",
                "run now",
                "run --database mysql://a:b@c/d",
                "run --database postgresql://host/name",
                "backup",
                "backup a b",
                "restore file",
                "restore --data x",
                "doctor now"
            })
    void wrong_use_is_answered_with_one_sentence_and_code_2(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));

        assertThat(Launcher.run(words, new Home(folder))).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("tradewind: ")
                .hasLineCount(1)
                .endsWith(".\n");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            int code = run("--port", Integer.toString(port));

            assertThat(code).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Port " + port + " is in use");
        }
    }

    @Test
    void a_data_folder_in_use_is_named() {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.prepare();
        try (DataFolder.Hold hold = data.hold()) {
            assertThat(run()).isEqualTo(1);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("already used by a running instance");
    }

    @Test
    void a_folder_that_is_a_file_cannot_hold_data() throws IOException {
        java.nio.file.Files.writeString(folder.resolve("data"), "a file");

        assertThat(run()).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("cannot be written");
    }

    @Test
    void a_database_url_is_taken_apart() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann%40a:p%3Aw+d@db.example:5433/sales");

        assertThat(url.user()).isEqualTo("ann@a");
        assertThat(url.password()).isEqualTo("p:w+d");
        assertThat(url.shown()).isEqualTo("db.example:5433/sales");
    }

    @Test
    void a_wrong_database_url_does_not_show_its_password() {
        assertThatThrownBy(() -> DatabaseUrl.parse("mysql://ann:secret@db/sales"))
                .isInstanceOf(Refusal.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void versions_are_compared_by_number() {
        assertThat(Version.of("1.10.0").isNewerThan("1.9.3")).isTrue();
        assertThat(Version.of("1.0.0-SNAPSHOT").isNewerThan("1.0.0")).isFalse();
        assertThat(Version.of("2.0").isNewerThan("development")).isFalse();
    }

    private int run(String... words) {
        List<String> all = new java.util.ArrayList<>(
                List.of("run", "--data", folder.resolve("data").toString()));
        all.addAll(List.of(words));
        return Launcher.run(all, new Home(folder));
    }
}
