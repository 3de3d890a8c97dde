package io.tradewind.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code restore FILE --data DIR}: checks the whole archive first, then fills a folder that holds nothing yet. */
final class Restore {
    private final PrintStream out;

    Restore(PrintStream out) {
        this.out = out;
    }

    void run(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--data", "--database"), Set.of());
        if (arguments.rest().size() != 1 || arguments.value("--data").isEmpty()) {
            throw Refusal.wrongUse("Name the backup and an empty folder: ./tradewind restore FILE --data DIR.");
        }
        Path file = Path.of(arguments.rest().getFirst()).toAbsolutePath();
        if (!Files.isReadable(file)) throw Refusal.because("There is no readable file " + file + ".");
        DataFolder data = arguments.data();
        requireEmpty(data);
        try (Archive.Reader archive = new Archive.Reader(file)) {
            archive.verify();
            Optional<DatabaseUrl> url = arguments
                    .value("--database")
                    .or(() -> Optional.ofNullable(System.getenv("TRADEWIND_DATABASE"))
                            .filter(text -> !text.isBlank()))
                    .map(DatabaseUrl::parse);
            boolean dump = archive.database().equals(BackupDesk.POSTGRESQL);
            if (dump && url.isEmpty()) {
                throw Refusal.wrongUse("This backup holds a PostgreSQL database; name an empty one with --database.");
            }
            fill(archive, data);
            if (dump) url.ifPresent(target -> restoreDump(target, data));
            out.println("Restored the backup of " + archive.created() + " to " + data.root());
        }
    }

    private static void requireEmpty(DataFolder data) {
        try {
            if (!Files.exists(data.root())) return;
            try (var content = Files.list(data.root())) {
                if (content.findAny().isEmpty()) return;
            }
            throw Refusal.because("The folder " + data.root() + " is not empty; a backup is restored into a new one.");
        } catch (IOException e) {
            throw Refusal.because("The folder " + data.root() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static void fill(Archive.Reader archive, DataFolder data) {
        try {
            data.prepare();
            archive.unpack(data.root());
        } catch (IOException e) {
            clear(data);
            throw Refusal.because("The backup cannot be restored to " + data.root() + ": " + e.getMessage() + ".");
        }
    }

    private static void restoreDump(DatabaseUrl url, DataFolder data) {
        try {
            new PostgreSqlTools(url).restore(data.database());
            Folders.delete(data.database());
        } catch (IOException e) {
            clear(data);
            throw Refusal.because("The database cannot be restored: " + e.getMessage() + ".");
        } catch (Refusal refusal) {
            clear(data);
            throw refusal;
        }
    }

    private static void clear(DataFolder data) {
        try {
            Folders.delete(data.root());
        } catch (IOException e) {
            throw Refusal.because("The folder " + data.root() + " is half filled; delete it.");
        }
    }
}
