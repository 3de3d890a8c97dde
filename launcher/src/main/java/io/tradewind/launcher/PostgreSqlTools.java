package io.tradewind.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code pg_dump} and {@code pg_restore} of this machine, with the password in their environment only. */
final class PostgreSqlTools {
    private static final String DUMP = "postgresql.dump";
    private final DatabaseUrl url;

    PostgreSqlTools(DatabaseUrl url) {
        this.url = url;
    }

    /** Writes the whole database below the folder. */
    void dump(Path folder) throws IOException {
        Files.createDirectories(folder);
        call("pg_dump", "--format=custom", "--no-owner", "--file=" + folder.resolve(DUMP));
    }

    /** Fills the database, which must be empty, in one transaction. */
    void restore(Path folder) throws IOException {
        call(
                "pg_restore",
                "--no-owner",
                "--single-transaction",
                "--exit-on-error",
                "--dbname=" + url.name(),
                folder.resolve(DUMP).toString());
    }

    private void call(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                find(program).toString(),
                "--host=" + url.host(),
                "--port=" + url.port(),
                "--username=" + url.user(),
                "--no-password"));
        command.addAll(List.of(arguments));
        if (program.equals("pg_dump")) command.add(url.name());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", url.password());
        Process process = builder.start();
        String said =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).trim();
        try {
            if (process.waitFor() != 0) throw Refusal.because(program + " failed: " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw Refusal.because(program + " was interrupted.");
        }
    }

    private static Path find(String program) throws IOException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders = new ArrayList<>(
                Stream.of(path.split(File.pathSeparator)).map(Path::of).toList());
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .forEach(folders::add);
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> Refusal.because(program + " is not installed; install the PostgreSQL client programs."));
    }
}
