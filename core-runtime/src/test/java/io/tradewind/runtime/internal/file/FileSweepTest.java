package io.tradewind.runtime.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.StoredTurns;

class FileSweepTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    @TempDir
    private Path data;

    @DatabaseTest
    void throws_away_what_was_removed_long_ago_but_no_content_that_another_file_has(TestDatabase database)
            throws IOException {
        database.withCoreTables();
        var tx = database.transactions();
        Contents contents = new Contents(data);
        String shared = keep(contents, "shared");
        String gone = keep(contents, "gone");
        String recent = keep(contents, "recent");
        String orphan = keep(contents, "orphan");
        tx.run(() -> {
            row(tx.sql(), shared, NOW.minus(Duration.ofDays(31)));
            row(tx.sql(), shared, null);
            row(tx.sql(), gone, NOW.minus(Duration.ofDays(31)));
            row(tx.sql(), recent, NOW.minus(Duration.ofDays(29)));
        });
        age();

        new FileSweep(tx, tx, new StoredTurns(tx), contents, Duration.ofDays(30), Clock.fixed(NOW, ZoneOffset.UTC))
                .sweep();

        assertThat(kept()).containsExactlyInAnyOrder(shared, recent).doesNotContain(gone, orphan);
    }

    private static String keep(Contents contents, String text) {
        var fresh =
                contents.receive(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 100);
        contents.keep(fresh);
        return fresh.sha256();
    }

    private static void row(Sql sql, String sha256, @Nullable Instant removed) {
        sql.update(
                "insert into core.attachment (id, record_type, record_id, name, content_type, byte_count, sha256, added_at,"
                        + " added_by, removed_at) values (?, 'companies', 'r', 'n', 'text/plain', 1, ?, ?, 'u', ?)",
                RecordId.next(),
                sha256,
                NOW,
                removed == null ? Sql.Absent.TIMESTAMP : removed);
    }

    private void age() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(2))));
            }
        }
    }

    private java.util.List<String> kept() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
