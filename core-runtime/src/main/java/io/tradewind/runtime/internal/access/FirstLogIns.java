package io.tradewind.runtime.internal.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.osgi.framework.BundleContext;

/**
 * The file with the log-ins that were made at the first start, one {@code log-in  password} a line, readable by its owner alone.
 * The launcher prints it and takes it away; what comes later is a file again.
 */
final class FirstLogIns {
    private final Path file;

    FirstLogIns(Path data) {
        file = data.resolve("first-logins.txt");
    }

    static FirstLogIns of(BundleContext context) {
        return new FirstLogIns(Path.of(Objects.requireNonNullElse(context.getProperty("tradewind.data"), "data")));
    }

    /** Adds a line, or replaces the one of the same log-in: a start that was killed begins anew. */
    synchronized void add(String login, String password) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Map<String, String> lines = read();
            lines.put(login, login + "  " + password);
            write(lines.values().stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> lines.put(line.split(" ", 2)[0], line));
        }
        return lines;
    }

    /** As a whole or not at all: the launcher may look at any moment. */
    private void write(String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
