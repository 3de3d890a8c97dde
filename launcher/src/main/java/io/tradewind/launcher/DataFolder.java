package io.tradewind.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Everything of one instance that must survive, and what it needs while it runs.
 *
 * <p>{@code db/} and {@code files/} are the records and attachments, {@code etc/} the admin's configuration, {@code deploy/} the
 * drop folder, {@code log/} the logs, {@code run/} the process, {@code search/} the search index, which may be deleted at any time,
 * and {@code cache/} what every start makes anew.
 */
record DataFolder(Path root) {
    Path database() {
        return root.resolve("db");
    }

    Path files() {
        return root.resolve("files");
    }

    Path etc() {
        return root.resolve("etc");
    }

    Path deploy() {
        return root.resolve("deploy");
    }

    Path log() {
        return root.resolve("log");
    }

    Path run() {
        return root.resolve("run");
    }

    Path cache() {
        return root.resolve("cache");
    }

    Path firstLogins() {
        return root.resolve("first-logins.txt");
    }

    private Path lockFile() {
        return run().resolve("lock");
    }

    private Path pidFile() {
        return run().resolve("pid");
    }

    /** Where the running instance is reached; written when it is ready. */
    private Path addressFile() {
        return run().resolve("address");
    }

    void announce(String address) {
        try {
            Files.writeString(addressFile(), address, US_ASCII);
        } catch (IOException e) {
            throw Refusal.because("The data folder " + root + " cannot be written: " + e.getMessage() + ".");
        }
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** Makes the folders that are missing; those with data are closed to other users. */
    void prepare() {
        try {
            boolean isNew = Files.notExists(root);
            for (Path folder : List.of(root, etc(), deploy(), log(), run(), cache(), files())) {
                Files.createDirectories(folder);
            }
            if (isNew && root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.delete(Files.createTempFile(root, "writable", ""));
        } catch (IOException e) {
            throw Refusal.because(
                    "The data folder " + root + " cannot be written; choose another with --data or change its owner.");
        }
    }

    /** Keeps every other process off this folder until closed or until this process ends, however it ends. */
    Hold hold() {
        return tryHold()
                .orElseThrow(() -> Refusal.because("The data folder " + root
                        + " is already used by a running instance"
                        + pid().map(pid -> " (process " + pid + ")").orElse("")
                        + "; stop it with ./tradewind stop --data " + root + "."));
    }

    private Optional<Hold> tryHold() {
        try {
            FileChannel channel = FileChannel.open(lockFile(), CREATE, WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.writeString(pidFile(), Long.toString(ProcessHandle.current().pid()), US_ASCII);
            Files.deleteIfExists(addressFile());
            return Optional.of(new Hold(channel, pidFile(), addressFile()));
        } catch (IOException e) {
            throw Refusal.because("The data folder " + root + " cannot be locked: " + e.getMessage() + ".");
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Whether an instance works on this folder now. */
    boolean isRunning() {
        if (Files.notExists(lockFile())) return false;
        try (FileChannel channel = FileChannel.open(lockFile(), WRITE);
                FileLock lock = lock(channel)) {
            return lock == null;
        } catch (IOException e) {
            throw Refusal.because("The data folder " + root + " cannot be read: " + e.getMessage() + ".");
        }
    }

    Optional<String> pid() {
        try {
            return Optional.of(Files.readString(pidFile(), US_ASCII).trim()).filter(pid -> !pid.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The right to work on the folder. */
    record Hold(FileChannel channel, Path pidFile, Path addressFile) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(pidFile);
                Files.deleteIfExists(addressFile);
                channel.close();
            } catch (IOException e) {
                throw Refusal.because(
                        "The lock of " + pidFile.getParent() + " cannot be released: " + e.getMessage() + ".");
            }
        }
    }
}
