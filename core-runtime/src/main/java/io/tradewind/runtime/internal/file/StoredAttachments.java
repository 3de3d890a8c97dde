package io.tradewind.runtime.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.entity.RecordId;
import io.tradewind.file.Attachment;
import io.tradewind.file.Attachments;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.record.Annex.Seen;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Turns;

/** Rows in the core's table, contents in the data folder. */
@Component(service = Attachments.class, configurationPid = "io.tradewind.files")
@Designate(ocd = FileSettings.class)
public final class StoredAttachments implements Attachments {
    private static final String ADDED = "FILE_ADDED";
    private static final String REMOVED = "FILE_REMOVED";
    private static final String RESTORED = "FILE_RESTORED";
    private static final long MEGABYTE = 1024L * 1024;
    private static final int LARGEST = 50;
    private static final String COLUMNS =
            "select id, record_type, record_id, name, content_type, byte_count, sha256, added_at,"
                    + " added_by, removed_at from core.attachment where ";

    private final Annex annex;
    private final Contents contents;
    private final Database database;
    private final Turns turns;
    private final Identity identity;
    private final Limits limits;
    private final Clock clock = Clock.systemUTC();

    private record Stored(
            String id,
            RecordRef record,
            String name,
            String type,
            long size,
            String sha256,
            Instant at,
            String by,
            @Nullable Instant removedAt) {}

    @Activate
    public StoredAttachments(
            @org.osgi.service.component.annotations.Reference Annex annex,
            @org.osgi.service.component.annotations.Reference Contents contents,
            @org.osgi.service.component.annotations.Reference Database database,
            @org.osgi.service.component.annotations.Reference Turns turns,
            @org.osgi.service.component.annotations.Reference Identity identity,
            FileSettings settings) {
        this(annex, contents, database, turns, identity, limits(settings));
    }

    public StoredAttachments(
            Annex annex, Contents contents, Database database, Turns turns, Identity identity, Limits limits) {
        this.annex = annex;
        this.contents = contents;
        this.database = database;
        this.turns = turns;
        this.identity = identity;
        this.limits = limits;
    }

    private static Limits limits(FileSettings settings) {
        return new Limits(
                Math.clamp(settings.file_megabytes(), 1, LARGEST) * MEGABYTE,
                Math.max(1, settings.record_megabytes()) * MEGABYTE,
                Math.max(1, settings.record_files()),
                Math.max(1, settings.bin_days()));
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Attachment add(RecordRef record, String name, InputStream content) {
        requireEditable(record);
        String safe = SafeName.of(name);
        Contents.Fresh fresh = contents.receive(content, limits.fileBytes());
        try {
            if (fresh.size() == 0) {
                throw new TradewindException(Kind.INVALID, "files.empty", safe);
            }
            String type = Sniffed.type(fresh.head(), safe);
            return annex.changing(record, sql -> {
                requireRoom(record, fresh.size(), sql);
                turns.take(turn(fresh.sha256()));
                contents.keep(fresh);
                return insert(record, safe, type, fresh, sql);
            });
        } finally {
            contents.discard(fresh.file());
        }
    }

    /** Before the bytes are taken in. */
    private void requireEditable(RecordRef record) {
        Seen seen = annex.look(record);
        if (!seen.editable()) {
            throw new TradewindException(Kind.FORBIDDEN, "record.not-allowed");
        }
    }

    /** Whoever keeps a content and whoever throws it away take turns. */
    static String turn(String sha256) {
        return "files." + sha256.substring(0, 2);
    }

    private void requireRoom(RecordRef record, long size, Sql sql) {
        List<Long> sizes = sql.list(
                "select byte_count from core.attachment where record_id = ? and removed_at is null",
                row -> row.getLong(1),
                record.id());
        if (sizes.size() >= limits.recordFiles()) {
            throw new TradewindException(Kind.CONFLICT, "files.too-many", limits.recordFiles());
        }
        if (sizes.stream().mapToLong(Long::longValue).sum() + size > limits.recordBytes()) {
            throw new TradewindException(Kind.CONFLICT, "files.record-full", limits.recordBytes() / MEGABYTE);
        }
    }

    private Attachment insert(RecordRef record, String name, String type, Contents.Fresh fresh, Sql sql) {
        String user = identity.require().id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Stored stored = new Stored(RecordId.next(), record, name, type, fresh.size(), fresh.sha256(), now, user, null);
        sql.update(
                "insert into core.attachment (id, record_type, record_id, name, content_type, byte_count, sha256, added_at,"
                        + " added_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                stored.id(),
                record.type(),
                record.id(),
                name,
                type,
                fresh.size(),
                fresh.sha256(),
                now,
                user);
        annex.trace(record, ADDED, Annex.FILES, null, name);
        return told(stored, annex.people(Set.of(user), sql), true);
    }

    @Override
    public List<Attachment> of(RecordRef record) {
        Seen seen = annex.look(record);
        return seen.whole()
                ? database.reads(sql -> {
                    List<Stored> all = sql.list(
                            COLUMNS
                                    + "record_id = ? and record_type = ? and removed_at is null order by record_id, id desc",
                            StoredAttachments::stored,
                            record.id(),
                            record.type());
                    Set<String> people = new HashSet<>();
                    all.forEach(one -> people.add(one.by()));
                    Map<String, String> names = annex.people(people, sql);
                    return all.stream()
                            .map(one -> told(one, names, seen.editable()))
                            .toList();
                })
                : List.of();
    }

    @Override
    public Attachment require(String id) {
        Stored stored = present(id);
        boolean editable = annex.look(stored.record()).editable();
        return database.reads(sql -> told(stored, annex.people(Set.of(stored.by()), sql), editable));
    }

    /** A file that is there and whose record is visible in whole; all else looks alike. */
    private Stored present(String id) {
        Stored stored = find(id);
        if (stored.removedAt() != null) {
            throw notFound();
        }
        return stored;
    }

    private Stored find(String id) {
        return database.reads(sql -> sql.first(COLUMNS + "id = ?", StoredAttachments::stored, id))
                .filter(one -> annex.find(one.record()).isPresent())
                .orElseThrow(StoredAttachments::notFound);
    }

    private static TradewindException notFound() {
        return new TradewindException(Kind.NOT_FOUND, "files.not-found");
    }

    @Override
    public void write(String id, OutputStream to) throws IOException {
        try (InputStream content = contents.open(present(id).sha256())) {
            content.transferTo(to);
        }
    }

    @Override
    public void remove(String id) {
        Stored stored = find(id);
        annex.changing(stored.record(), sql -> {
            int removed = sql.update(
                    "update core.attachment set removed_at = ?, removed_by = ? where id = ? and removed_at is null",
                    clock.instant(),
                    identity.require().id(),
                    id);
            if (removed > 0) {
                annex.trace(stored.record(), REMOVED, Annex.FILES, stored.name(), null);
            }
            return removed;
        });
    }

    @Override
    public Attachment restore(String id) {
        Stored stored = find(id);
        annex.changing(stored.record(), sql -> {
            Instant oldest = clock.instant().minus(Duration.ofDays(limits.binDays()));
            if (stored.removedAt() != null && stored.removedAt().isBefore(oldest)) {
                throw notFound();
            }
            turns.take(turn(stored.sha256()));
            if (stored.removedAt() != null) {
                requireRoom(stored.record(), stored.size(), sql);
            }
            int restored = sql.update(
                    "update core.attachment set removed_at = ?, removed_by = null where id = ? and removed_at is not null",
                    Sql.Absent.TIMESTAMP,
                    id);
            if (restored > 0) {
                annex.trace(stored.record(), RESTORED, Annex.FILES, null, stored.name());
            }
            return restored;
        });
        return require(id);
    }

    private static Attachment told(Stored stored, Map<String, String> people, boolean removable) {
        return new Attachment(
                stored.id(),
                stored.record(),
                stored.name(),
                stored.type(),
                stored.size(),
                stored.sha256(),
                stored.at(),
                new Reference(stored.by(), people.get(stored.by())),
                removable);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(1),
                new RecordRef(row.getString(2), row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                Objects.requireNonNull(Row.instant(row, 8)),
                row.getString(9),
                Row.instant(row, 10));
    }
}
