package io.tradewind.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A backup file: a zip of {@code db/}, {@code files/}, {@code etc/} and {@code deploy/} with a manifest (format, version, time,
 * kind of database) and the SHA-256 of every entry.
 */
final class Archive {
    static final int FORMAT = 1;
    private static final String MANIFEST = "manifest.properties";
    private static final String CHECKSUMS = "checksums.sha256";

    private Archive() {}

    /** Writes an archive in one go; an unfinished one never has the wanted name. */
    static final class Writer implements AutoCloseable {
        private final Path wanted;
        private final Path unfinished;
        private final ZipOutputStream zip;
        private final SortedMap<String, String> checksums = new TreeMap<>();

        Writer(Path wanted) throws IOException {
            this.wanted = wanted;
            this.unfinished = wanted.resolveSibling(wanted.getFileName() + ".unfinished");
            this.zip = new ZipOutputStream(Files.newOutputStream(unfinished), UTF_8);
        }

        /** Adds all files of a folder below the given name; a folder that is absent adds nothing. */
        void addFolder(String name, Path folder) throws IOException {
            for (Path file : Folders.filesIn(folder)) {
                addFile(name + "/" + folder.relativize(file).toString().replace('\\', '/'), file);
            }
        }

        private void addFile(String name, Path file) throws IOException {
            DigestOutputStream digesting = new DigestOutputStream(zip, sha256());
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(file, digesting);
            zip.closeEntry();
            checksums.put(
                    name, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
        }

        /** Completes the archive and gives it its name. */
        void finish(String database) throws IOException {
            String list = checksumText();
            addText(CHECKSUMS, list);
            addText(
                    MANIFEST,
                    "format=" + FORMAT + "\nversion=" + Home.version() + "\ncreated="
                            + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\ndatabase=" + database + "\nchecksums="
                            + HexFormat.of().formatHex(sha256().digest(list.getBytes(UTF_8))) + "\n");
            zip.close();
            Files.move(unfinished, wanted);
        }

        private String checksumText() {
            return checksums.entrySet().stream()
                    .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                    .collect(Collectors.joining());
        }

        private void addText(String name, String text) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
            zip.closeEntry();
        }

        @Override
        public void close() throws IOException {
            zip.close();
            Files.deleteIfExists(unfinished);
        }
    }

    /** Reads an archive; nothing is trusted before {@link #verify}. */
    static final class Reader implements AutoCloseable {
        private final Path file;
        private final ZipFile zip;
        private final Properties manifest = new Properties();

        Reader(Path file) {
            this.file = file;
            try {
                this.zip = new ZipFile(file.toFile(), UTF_8);
                manifest.load(new StringReader(text(MANIFEST)));
            } catch (IOException | IllegalArgumentException e) {
                throw damaged("it is not a complete backup");
            }
        }

        String database() {
            return manifest.getProperty("database", "");
        }

        String created() {
            return manifest.getProperty("created", "an unknown time");
        }

        /** Checks the format and every byte; refuses the whole archive otherwise. */
        void verify() {
            int format = format();
            if (format > FORMAT
                    || Version.of(manifest.getProperty("version", "")).isNewerThan(Home.version())) {
                throw Refusal.because("The backup " + file + " was made by a newer Tradewind ("
                        + manifest.getProperty("version") + "); update this one (" + Home.version() + ") first.");
            }
            Map<String, String> expected = checksums();
            if (!expected.keySet().equals(content())) throw damaged("files are missing or foreign");
            expected.forEach((name, checksum) -> {
                if (!Path.of("/restore").resolve(name).normalize().startsWith("/restore")) throw damaged(name);
                if (!checksum.equals(checksumOf(name))) throw damaged(name + " has changed");
            });
        }

        /** Writes all content below a folder. */
        void unpack(Path folder) throws IOException {
            for (String name : content()) {
                Path target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                try (InputStream in = open(name)) {
                    Files.copy(in, target);
                }
            }
        }

        private int format() {
            try {
                return Integer.parseInt(manifest.getProperty("format", ""));
            } catch (NumberFormatException e) {
                throw damaged("it has no format");
            }
        }

        private Map<String, String> checksums() {
            try {
                String text = text(CHECKSUMS);
                String digest = HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
                if (!digest.equals(manifest.getProperty("checksums"))) throw damaged("its list of files has changed");
                return text.lines()
                        .map(line -> line.split("  ", 2))
                        .filter(parts -> parts.length == 2)
                        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
            } catch (IOException e) {
                throw damaged("its list of files cannot be read");
            }
        }

        private Set<String> content() {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.equals(MANIFEST) && !name.equals(CHECKSUMS))
                    .collect(Collectors.toSet());
        }

        private String checksumOf(String name) {
            MessageDigest digest = sha256();
            try (InputStream in = open(name);
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw damaged(name + " cannot be read");
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        private String text(String name) throws IOException {
            try (InputStream in = open(name)) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }

        private InputStream open(String name) throws IOException {
            ZipEntry entry = Optional.ofNullable(zip.getEntry(name)).orElseThrow(() -> new IOException(name));
            return zip.getInputStream(entry);
        }

        private Refusal damaged(String how) {
            return Refusal.because("The backup " + file + " is damaged (" + how + "); nothing was restored.");
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
