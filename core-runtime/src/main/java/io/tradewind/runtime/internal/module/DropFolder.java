package io.tradewind.runtime.internal.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Consumer;

import org.osgi.framework.BundleContext;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** The folder whose jars run: {@code deploy} in the data folder. The framework looks into it several times a second. */
record DropFolder(Path path) {
    static DropFolder of(BundleContext context) {
        return new DropFolder(
                Path.of(Objects.requireNonNullElse(context.getProperty("tradewind.data"), "data"), "deploy"));
    }

    /**
     * Receives a file beside the jars, under a name that is nobody's, and moves it in at once when it has been checked.
     *
     * @param check throws if the file is not to run
     * @param target where it goes, given the file
     */
    Path put(InputStream content, Consumer<ModuleFile> check, java.util.function.Function<ModuleFile, Path> target) {
        Path draft = null;
        try {
            Files.createDirectories(path);
            draft = Files.createTempFile(path, ".incoming-", ".part");
            ModuleFile module = ModuleFile.receive(content, draft);
            check.accept(module);
            Path place = target.apply(module);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return place;
        } catch (IOException failure) {
            throw failed(failure);
        } finally {
            discard(draft);
        }
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private static void discard(@org.jspecify.annotations.Nullable Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private static TradewindException failed(IOException failure) {
        TradewindException refused = new TradewindException(
                Kind.UNAVAILABLE, "module.failed", Objects.requireNonNullElse(failure.getMessage(), "?"));
        refused.initCause(failure);
        return refused;
    }
}
