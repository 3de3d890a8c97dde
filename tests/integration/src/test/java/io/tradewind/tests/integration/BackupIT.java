package io.tradewind.tests.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.tradewind.tests.harness.Api;
import io.tradewind.tests.harness.Tradewind;

/** A backup of a running server, restored into an empty folder, holds the same records. */
class BackupIT {
    @Test
    void a_restored_backup_has_equal_counts_and_checksums() throws Exception {
        Tradewind server = Servers.onDerby();
        String token = server.admin()
                .post(
                        "/tokens",
                        Map.of(
                                "name",
                                "Checks the backup",
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .get("token");
        byte[] content = "%PDF-1.7 合同".getBytes(StandardCharsets.UTF_8);
        String customer = server.admin()
                .post("/customers", Map.of("name", "Keeps a file"))
                .expect(201)
                .id();
        String file = server.admin()
                .upload("/customers/" + customer + "/files", "合同.pdf", content, Map.of())
                .expect(201)
                .id();
        Map<String, String> before;
        Path archive;
        do {
            before = checksums(holder(server, token));
            archive = Servers.folder("backup").resolve("backup.tradewind");
            LauncherIT.Run backup = LauncherIT.launcher(
                    List.of("backup", "--data", server.data().toString(), archive.toString()));
            assertThat(backup.exit()).as(backup.said()).isZero();
            // The server's own work, such as looking which customers lie idle, may have changed something meanwhile.
        } while (!checksums(holder(server, token)).equals(before));

        Path restored = Servers.folder("restored");
        LauncherIT.Run restore =
                LauncherIT.launcher(List.of("restore", archive.toString(), "--data", restored.toString()));
        assertThat(restore.exit()).as(restore.said()).isZero();
        try (Tradewind copy = Tradewind.on(restored).start()) {
            assertThat(checksums(holder(copy, token))).isEqualTo(before);
            assertThat(holder(copy, token)
                            .get("/files/" + file + "/content")
                            .expect(200)
                            .body())
                    .isEqualTo(content);
        }
    }

    @Test
    void a_damaged_archive_is_refused_before_anything_is_touched() throws Exception {
        Tradewind server = Servers.onDerby();
        Path archive = Servers.folder("damaged").resolve("backup.tradewind");
        assertThat(LauncherIT.launcher(List.of("backup", "--data", server.data().toString(), archive.toString()))
                        .exit())
                .isZero();
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(archive, bytes);

        Path target = Servers.folder("untouched");
        LauncherIT.Run restore =
                LauncherIT.launcher(List.of("restore", archive.toString(), "--data", target.toString()));

        assertThat(restore.exit()).isNotZero();
        assertThat(target).isEmptyDirectory();
    }

    /** By token: logging in would change a user's row. */
    private static Api holder(Tradewind server, String token) {
        return Api.to(server.url()).with("Authorization", "Bearer " + token);
    }

    /** Per record type: the number of records and a hash over all of them in order. */
    private static Map<String, String> checksums(Api admin) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        for (String type : List.of("customers", "contacts", "users", "teams", "roles", "list-values")) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int rows = 0;
            String after = "";
            do {
                var page =
                        admin.get("/" + type + "?limit=500" + after).expect(200).json();
                for (var item : page.path("items")) {
                    digest.update(item.toString().getBytes(StandardCharsets.UTF_8));
                    rows++;
                }
                after = page.path("next").isNull()
                        ? ""
                        : "&after=" + Api.encode(page.path("next").asString());
            } while (!after.isEmpty());
            sums.put(type, rows + " " + HexFormat.of().formatHex(digest.digest()));
        }
        return sums;
    }
}
