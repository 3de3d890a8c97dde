package io.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    private DataFolder data;
    private Path file;

    @BeforeEach
    void anInstanceThatDoesNotRun() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
        file = folder.resolve("backup.zip");
        write(data.database().resolve("service.properties"), "derby");
        write(data.database().resolve("seg0/c10.dat"), "rows".repeat(10_000));
        write(data.files().resolve("ab/cdef"), "attachment 附件");
        write(data.etc().resolve("org.example.cfg"), "a=b");
    }

    @Test
    void a_backup_restored_into_a_new_folder_holds_the_same_files() throws IOException {
        backUp();
        Path target = folder.resolve("restored");

        new Restore(silent()).run(List.of(file.toString(), "--data", target.toString()));

        DataFolder restored = new DataFolder(target);
        assertThat(restored.database().resolve("seg0/c10.dat"))
                .hasSameBinaryContentAs(data.database().resolve("seg0/c10.dat"));
        assertThat(restored.files().resolve("ab/cdef")).hasContent("attachment 附件");
        assertThat(restored.etc().resolve("org.example.cfg")).hasContent("a=b");
    }

    @Test
    void a_folder_with_content_is_not_overwritten() throws IOException {
        backUp();

        assertThatThrownBy(() -> new Restore(silent())
                        .run(List.of(file.toString(), "--data", data.root().toString())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void a_cut_off_file_is_refused_and_nothing_is_written() throws IOException {
        backUp();
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, all.length / 2));

        assertRefused("is damaged");
    }

    @Test
    void one_changed_byte_is_found() throws IOException {
        backUp();
        rewrite("files/ab/cdef", "attachment 附伴".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertRefused("files/ab/cdef has changed");
    }

    @Test
    void a_foreign_file_is_found() throws IOException {
        backUp();
        rewrite("deploy/evil.jar", new byte[] {1});

        assertRefused("missing or foreign");
    }

    @Test
    void a_changed_list_of_checksums_is_found() throws IOException {
        backUp();
        rewrite("checksums.sha256", new byte[0]);

        assertRefused("list of files has changed");
    }

    @Test
    void an_archive_of_a_newer_format_is_refused() throws IOException {
        backUp();
        String manifest = entry("manifest.properties").replace("format=1", "format=2");
        rewrite("manifest.properties", manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertRefused("newer Tradewind");
    }

    @Test
    void a_running_instance_is_not_copied_from_under_its_feet() {
        try (DataFolder.Hold hold = data.hold()) {
            assertThat(data.isRunning()).isTrue();
        }
        assertThat(data.isRunning()).isFalse();
    }

    @Test
    void an_existing_file_is_not_replaced() throws IOException {
        write(file, "precious");

        assertThatThrownBy(this::backUp).isInstanceOf(Refusal.class).hasMessageContaining("exists already");
        assertThat(file).hasContent("precious");
    }

    private void assertRefused(String reason) {
        Path target = folder.resolve("restored");
        assertThatThrownBy(() -> new Restore(silent()).run(List.of(file.toString(), "--data", target.toString())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
        assertThat(target).doesNotExist();
    }

    private void backUp() {
        new Backup(silent()).run(List.of("--data", data.root().toString(), file.toString()));
    }

    private String entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry(name)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Replaces or adds one entry and leaves the others as they are. */
    private void rewrite(String name, byte[] content) throws IOException {
        Path other = folder.resolve("other.zip");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            for (ZipEntry entry :
                    zip.stream().filter(e -> !e.getName().equals(name)).toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(out);
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        Files.delete(file);
        Files.move(other, file);
    }

    private static void write(Path target, String text) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream());
    }
}
