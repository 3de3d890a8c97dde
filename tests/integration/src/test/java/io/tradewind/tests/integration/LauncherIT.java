package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Project;
import io.tradewind.tests.harness.Tradewind;

/** The launcher as scripts rely on it. */
class LauncherIT {
    /** The administrator and the demo company's people. */
    private static final int PEOPLE = 11;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "run --port",
                "run --port eighty",
                "run --port 70000",
                "run --nonsense",
                "run --empty --demo",
                "run --database mysql://localhost/x",
                "backup",
                "restore"
            })
    void wrong_use_is_answered_by_one_sentence_and_exit_code_2(String words) throws Exception {
        Run run = launcher(words.isEmpty() ? List.of() : List.of(words.split(" ")));

        assertThat(run.exit).as(run.said).isEqualTo(2);
        assertThat(run.said.strip()).isNotEmpty().doesNotContain("Exception");
    }

    @Test
    void a_port_in_use_is_named_and_nothing_is_started() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Run run = launcher(List.of(
                    "run",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--data",
                    Servers.folder("taken").toString()));

            assertThat(run.exit).isNotZero();
            assertThat(run.said).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void a_data_folder_in_use_is_refused() throws Exception {
        Tradewind running = Servers.onDerby();

        Run run = launcher(
                List.of("run", "--port", "18399", "--data", running.data().toString()));

        assertThat(run.exit).isNotZero();
        assertThat(run.said.strip().lines().count()).isEqualTo(1);
    }

    @Test
    void it_serves_the_log_in_page_keeps_the_log_ins_and_stops_within_ten_seconds() throws Exception {
        Path data = Servers.folder("launcher");
        Tradewind first = Tradewind.on(data).option("--empty").start();
        HttpResponse<String> page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(first.url() + "/")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsIgnoringCase("<!doctype html");
        assertThat(first.output()).contains("Tradewind is ready: " + first.url() + "/");
        Duration stop = first.stop();
        assertThat(stop).isLessThan(Duration.ofSeconds(10));
        assertThat(first.log()).doesNotContain("| ERROR |");

        try (Tradewind second = Tradewind.on(data).option("--empty").start()) {
            assertThat(second.admin().get("/users").status()).isEqualTo(200);
        }
    }

    @Test
    void the_log_ins_are_printed_once_on_the_first_start_and_let_their_people_in() throws Exception {
        Path data = Servers.folder("log-ins");
        try (Tradewind first =
                Tradewind.on(data).environment("TRADEWIND_ADMIN_PASSWORD", "").start()) {
            String said = Eventually.get(
                    Duration.ofSeconds(60),
                    first::output,
                    output -> logins(output).count() >= PEOPLE);
            List<String[]> logins =
                    logins(said).map(line -> line.strip().split(" {2,}")).toList();
            assertThat(logins).hasSize(PEOPLE).anyMatch(login -> login[0].equals("admin"));
            for (String[] login : logins) {
                assertThat(Api.to(first.url())
                                .logIn(login[0], login[1])
                                .get("/customers?limit=1")
                                .status())
                        .as(login[0])
                        .isEqualTo(200);
            }
            assertThat(data.resolve("first-logins.txt")).doesNotExist();
        }
        try (Tradewind second = Tradewind.on(data).start()) {
            assertThat(logins(second.output())).isEmpty();
        }
    }

    private static Stream<String> logins(String output) {
        return output.lines().filter(line -> line.matches(" {2}[a-z.]+ {2}\\S+"));
    }

    @Test
    void it_stops_within_ten_seconds_in_the_midst_of_filling_the_demo_company() throws Exception {
        Tradewind filling = Tradewind.on(Servers.folder("stop-filling")).start();

        assertThat(filling.stop()).isLessThan(Duration.ofSeconds(10));
        assertThat(filling.output()).doesNotContain("does not stop");
        assertThat(filling.log()).doesNotContain(" ERROR ");
    }

    @Test
    void start_status_and_stop_run_it_in_the_background() throws Exception {
        Path data = Servers.folder("background");
        int port = 18391;
        Run start = launcher(List.of("start", "--port", Integer.toString(port), "--data", data.toString(), "--empty"));
        assertThat(start.exit).as(start.said).isZero();
        try {
            Run status = launcher(List.of("status", "--data", data.toString()));
            assertThat(status.exit).isZero();
            assertThat(status.said).contains("http://127.0.0.1:" + port + "/").contains(data.toString());
        } finally {
            assertThat(launcher(List.of("stop", "--data", data.toString())).exit)
                    .isZero();
        }
        assertThat(launcher(List.of("status", "--data", data.toString())).exit).isNotZero();
    }

    record Run(int exit, String said) {}

    static Run launcher(List<String> words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Project.root().resolve("tradewind").toString());
        command.addAll(words);
        Path output = Files.createTempFile("launcher", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Project.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(words + " does not end: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
