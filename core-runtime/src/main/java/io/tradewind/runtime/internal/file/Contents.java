package io.tradewind.runtime.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.RecordId;

/**
 * Contents in the data folder, each in a file named by its SHA-256 under two folders of two digits; names that people give never
 * become paths. What is on its way in lies in a folder beside, so that a backup sees whole files only.
 */
@Component(service = Contents.class)
public final class Contents {
    private final Path files;
    private final Path uploads;

    /** What came in and is not kept yet. */
    record Fresh(Path file, String sha256, long size, byte[] head) {}

    @Activate
    public Contents(BundleContext context) {
        this(Path.of(Objects.requireNonNullElse(context.getProperty("tradewind.data"), "data")));
    }

    public Contents(Path data) {
        files = data.resolve("files");
        uploads = data.resolve("uploads");
    }

    /** @throws TradewindException TOO_LARGE, MALFORMED; nothing is left then */
    Fresh receive(InputStream content, long most) {
        Path file = uploads.resolve(RecordId.next());
        try {
            Files.createDirectories(uploads);
            return copy(content, file, most);
        } catch (IOException broken) {
            discard(file);
            throw new TradewindException(Kind.MALFORMED, "files.broken-off");
        } catch (RuntimeException refused) {
            discard(file);
            throw refused;
        }
    }

    private static Fresh copy(InputStream content, Path file, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] head = content.readNBytes(Sniffed.HEAD);
        long size = head.length;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            out.write(head);
            byte[] chunk = new byte[1 << 16];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                size += read;
                if (size > most) {
                    throw new TradewindException(Kind.TOO_LARGE, "files.too-large", most / 1024 / 1024);
                }
                out.write(chunk, 0, read);
            }
        }
        return new Fresh(file, HexFormat.of().formatHex(digest.digest()), size, head);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keeps it under its hash; the same content may be there already. */
    void keep(Fresh fresh) {
        Path place = place(fresh.sha256());
        try {
            if (Files.exists(place)) {
                Files.setLastModifiedTime(place, java.nio.file.attribute.FileTime.from(Instant.now()));
                return;
            }
            Files.createDirectories(Objects.requireNonNull(place.getParent()));
            Files.move(fresh.file(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    /** @throws TradewindException UNAVAILABLE if it is not there */
    InputStream open(String sha256) {
        try {
            return Files.newInputStream(place(sha256));
        } catch (NoSuchFileException gone) {
            throw new TradewindException(Kind.UNAVAILABLE, "files.lost");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String sha256) {
        discard(place(sha256));
    }

    /** Tells the hashes of what is kept and was not written since. */
    void eachOlderThan(Instant since, Consumer<String> hash) {
        if (Files.notExists(files)) {
            return;
        }
        try (Stream<Path> all = Files.walk(files, 3)) {
            all.filter(file -> isOlder(file, since))
                    .map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .forEach(hash);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Throws away what came in long ago and was never kept: the server ended meanwhile. */
    void sweepUploads(Instant since) {
        if (Files.notExists(uploads)) {
            return;
        }
        try (Stream<Path> all = Files.list(uploads)) {
            all.filter(file -> isOlder(file, since)).forEach(this::discard);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isOlder(Path file, Instant since) {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(since);
        } catch (IOException gone) {
            return false;
        }
    }

    private Path place(String sha256) {
        return files.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
