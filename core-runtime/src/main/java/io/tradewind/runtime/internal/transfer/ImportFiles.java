package io.tradewind.runtime.internal.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.runtime.internal.transfer.sheet.Limits;

/** Uploaded files, each under the id of its draft: names that people give never become paths. */
@Component(service = ImportFiles.class)
public final class ImportFiles {
    private final Path folder;

    @Activate
    public ImportFiles(BundleContext context) {
        this(Path.of(Objects.requireNonNullElse(context.getProperty("tradewind.data"), "data"), "imports"));
    }

    ImportFiles(Path folder) {
        this.folder = folder;
    }

    Path of(String draft) {
        return folder.resolve(draft);
    }

    /** @throws TradewindException TOO_LARGE {@code import.file-too-large}; nothing is kept then */
    Path keep(String draft, InputStream content) {
        Path file = of(draft);
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(content, out);
            }
            return file;
        } catch (IOException e) {
            forget(draft);
            throw new UncheckedIOException(e);
        } catch (TradewindException tooLarge) {
            forget(draft);
            throw tooLarge;
        }
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        int read;
        while ((read = content.read(buffer)) > 0) {
            total += read;
            if (total > Limits.FILE_BYTES) {
                throw new TradewindException(Kind.TOO_LARGE, "import.file-too-large", Limits.FILE_BYTES / 1024 / 1024);
            }
            out.write(buffer, 0, read);
        }
    }

    void forget(String draft) {
        try {
            Files.deleteIfExists(of(draft));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
