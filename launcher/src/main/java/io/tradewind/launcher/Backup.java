package io.tradewind.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code backup --data DIR FILE}: everything that must survive, in one file, whether the instance runs or not. */
final class Backup {
    private final PrintStream out;

    Backup(PrintStream out) {
        this.out = out;
    }

    void run(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--data", "--database"), Set.of());
        if (arguments.rest().size() != 1) {
            throw Refusal.wrongUse("Name one file to write: ./tradewind backup --data DIR FILE.");
        }
        DataFolder data = arguments.data();
        if (!data.exists()) throw Refusal.because("There is no data folder " + data.root() + ".");
        Path file = Path.of(arguments.rest().getFirst()).toAbsolutePath();
        if (Files.exists(file)) throw Refusal.because("The file " + file + " exists already; choose another name.");
        if (file.getParent() == null || !Files.isWritable(file.getParent())) {
            throw Refusal.because("The folder of " + file + " does not exist or cannot be written.");
        }
        try {
            if (data.isRunning()) {
                running(data, file);
            } else {
                stopped(data, file, arguments.value("--database").map(DatabaseUrl::parse));
            }
            out.println("Backup written: " + file);
        } catch (IOException e) {
            throw Refusal.because("The backup cannot be written: " + e.getMessage() + ".");
        }
    }

    private static void running(DataFolder data, Path file) throws IOException {
        String kind = BackupDesk.ask(data);
        try {
            write(data, BackupDesk.copy(data), kind, file);
        } finally {
            Folders.delete(BackupDesk.copy(data));
        }
    }

    private static void stopped(DataFolder data, Path file, Optional<DatabaseUrl> url) throws IOException {
        data.prepare();
        try (DataFolder.Hold hold = data.hold()) {
            if (url.isPresent()) {
                Path copy = BackupDesk.copy(data);
                Folders.delete(copy);
                new PostgreSqlTools(url.get()).dump(copy);
                write(data, copy, BackupDesk.POSTGRESQL, file);
                Folders.delete(copy);
            } else if (Files.exists(data.database().resolve("service.properties"))) {
                write(data, data.database(), BackupDesk.DERBY, file);
            } else {
                throw Refusal.because("There is no embedded database in " + data.root()
                        + "; if it uses PostgreSQL, name it with --database.");
            }
        }
    }

    private static void write(DataFolder data, Path database, String kind, Path file) throws IOException {
        try (Archive.Writer archive = new Archive.Writer(file)) {
            archive.addFolder("db", database);
            archive.addFolder("files", data.files());
            archive.addFolder("etc", data.etc());
            archive.addFolder("deploy", data.deploy());
            archive.finish(kind);
        }
    }
}
