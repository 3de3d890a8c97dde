package io.tradewind.runtime.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;

/** The core's own tables, from its own scripts. */
public final class CoreTables {
    private CoreTables() {}

    public static void make(TestDatabase database) {
        new Migrator(database.source(), database.dialect()).migrate("core", Script.of(scripts(), database.dialect()));
    }

    private static List<URL> scripts() {
        try (var files = Files.list(Path.of("src/main/resources/db"))) {
            return files.map(CoreTables::url).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
