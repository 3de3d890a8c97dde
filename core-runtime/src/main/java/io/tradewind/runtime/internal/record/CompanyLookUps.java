package io.tradewind.runtime.internal.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.lookup.LookUps;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.value.Likeness;
import io.tradewind.runtime.internal.record.value.Mask;
import io.tradewind.runtime.internal.record.value.Nearness;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Looks over all records of a type, past every scope, and masks what the asker may not see. */
@Component(service = LookUps.class)
public final class CompanyLookUps implements LookUps {
    static final String KIND = "LOOKED_UP";
    private static final int CANDIDATES = 1_000;
    private static final double NEAR = 0.5;
    private static final int OWNER_CHANGES = 50;

    private final RecordEngine engine;
    private final LiveRecordTypes types;
    private final Transactions transactions;
    private final Database database;
    private final Clock clock;

    @Activate
    public CompanyLookUps(
            @Reference RecordEngine engine,
            @Reference LiveRecordTypes types,
            @Reference Transactions transactions,
            @Reference Database database) {
        this.engine = engine;
        this.types = types;
        this.transactions = transactions;
        this.database = database;
        this.clock = Clock.systemUTC();
    }

    /** A record that may be meant, and how near it is. */
    private record Found(String id, String field, double nearness) {
        boolean exact() {
            return nearness >= 1;
        }
    }

    /** What is told of a record. */
    private record Line(
            String title,
            @Nullable String owner,
            Instant created,
            @Nullable String state) {}

    @Override
    public List<Hit> find(String type, Map<String, String> values) {
        Viewer viewer = types.viewer();
        Sight sight = types.sight(type, viewer);
        if (!viewer.access().may(LookUps.right(type))) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", LookUps.right(type));
        }
        Map<String, String> keys = keys(sight, values);
        note(viewer, type, values);
        return engine.writing(type, desk -> {
            Map<String, Found> found = new LinkedHashMap<>();
            keys.forEach((field, key) -> gather(desk, field, key, found));
            List<Found> nearest = found.values().stream()
                    .sorted(Comparator.comparingDouble(Found::nearness).reversed())
                    .limit(MOST)
                    .toList();
            return told(desk, nearest, values);
        });
    }

    private static Map<String, String> keys(Sight sight, Map<String, String> values) {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, FieldSpec> known = new LinkedHashMap<>();
        LookUps.fields(sight.type().outline()).stream()
                .filter(field -> sight.mayRead(field.name()))
                .forEach(field -> known.put(field.name(), field));
        values.forEach((name, value) -> {
            FieldSpec field = Optional.ofNullable(known.get(name))
                    .orElseThrow(() -> new TradewindException(Kind.MALFORMED, "look-up.unknown-field", name));
            Optional<String> key = Filters.isSafe(value) ? Likeness.loose(field.kind(), value) : Optional.empty();
            key.filter(CompanyLookUps::saysEnough).ifPresent(enough -> keys.put(name, enough));
        });
        if (keys.isEmpty()) {
            throw new TradewindException(Kind.INVALID, "look-up.nothing");
        }
        return keys;
    }

    /** Two Chinese characters, or four letters or digits. */
    private static boolean saysEnough(String key) {
        return key.codePoints()
                        .map(point -> Character.isIdeographic(point) ? 2 : 1)
                        .sum()
                >= 4;
    }

    /** Writes it down first, so that nobody looks more often than they may, in however many requests at once. */
    private synchronized void note(Viewer viewer, String type, Map<String, String> values) {
        transactions.run(() -> count(viewer, type, values));
    }

    private void count(Viewer viewer, String type, Map<String, String> values) {
        Sql sql = database.sql();
        Instant now = clock.instant();
        List<Instant> last = sql.list(
                "select happened_at from core.audit_entry where actor = ? and kind = ? and id > ? order by id desc"
                        + " fetch first ? rows only",
                row -> Objects.requireNonNull(Row.instant(row, 1)),
                viewer.user(),
                KIND,
                minuteAgo(now),
                A_MINUTE);
        if (last.size() >= A_MINUTE) {
            long wait = Duration.between(now, last.getLast().plusSeconds(60)).toSeconds();
            throw new TradewindException(Kind.TOO_MANY, "look-up.too-often", Math.max(1, wait));
        }
        Map<String, Snapshot.Change> asked = new LinkedHashMap<>();
        values.forEach((field, value) -> asked.put(field, new Snapshot.Change(null, value)));
        Trail.write(type, viewer.user(), now, List.of(new Trail.Fresh(viewer.user(), 0, KIND, asked)), sql);
    }

    /** Ids begin with the milliseconds of their time. */
    private static String minuteAgo(Instant now) {
        String hex = String.format(
                java.util.Locale.ROOT, "%012x", now.minusSeconds(60).toEpochMilli());
        return hex.substring(0, 8) + "-" + hex.substring(8);
    }

    private static void gather(Desk desk, String field, String key, Map<String, Found> found) {
        desk.sql()
                .list(
                        "select record_id from core.duplicate_key where type = ? and dup_key = ? and field = ?"
                                + " fetch first ? rows only",
                        row -> row.getString(1),
                        desk.type().name(),
                        key,
                        field,
                        MOST)
                .forEach(id -> found.put(id, new Found(id, field, 1)));
        boolean words = desk.type()
                .outline()
                .field(field)
                .filter(spec -> spec.kind() == FieldKind.TEXT)
                .isPresent();
        if (words) {
            Nearness.pieces(key).forEach(piece -> near(desk, field, key, piece, found));
        }
    }

    private static void near(Desk desk, String field, String key, String piece, Map<String, Found> found) {
        desk
                .sql()
                .list(
                        "select record_id, dup_key from core.duplicate_key where type = ? and field = ? and dup_key like ?"
                                + " fetch first ? rows only",
                        row -> new Found(row.getString(1), field, Nearness.of(key, row.getString(2))),
                        desk.type().name(),
                        field,
                        "%" + piece + "%",
                        CANDIDATES)
                .stream()
                .filter(near -> near.nearness() >= NEAR)
                .forEach(near -> found.putIfAbsent(near.id(), near));
    }

    private static List<Hit> told(Desk desk, List<Found> found, Map<String, String> values) {
        List<Hit> hits = new ArrayList<>();
        for (Found one : found) {
            line(desk, one.id()).ifPresent(line -> hits.add(hit(desk, one, line, values)));
        }
        return hits;
    }

    private static Optional<Line> line(Desk desk, String id) {
        Column state = desk.type().columns().get(desk.type().outline().stateField());
        return desk.sql()
                .first(
                        "select " + desk.type().title().name() + ", owner_id, created_at, "
                                + (state == null ? "id" : state.name()) + " from "
                                + desk.type().table()
                                + " where id = ? and removed_at is null",
                        row -> new Line(
                                Objects.requireNonNullElse(row.getString(1), ""),
                                row.getString(2),
                                Objects.requireNonNull(Row.instant(row, 3)),
                                state == null ? null : row.getString(4)),
                        id);
    }

    private static Hit hit(Desk desk, Found found, Line line, Map<String, String> values) {
        boolean visible = desk.find(found.id()).isPresent()
                && desk.sight().mayRead(desk.type().outline().titleField());
        String typed = values.getOrDefault(desk.type().outline().titleField(), "");
        return new Hit(
                visible ? new RecordRef(desk.type().name(), found.id()) : null,
                visible ? line.title() : Mask.name(line.title(), typed),
                found.exact(),
                found.field(),
                line.state(),
                owner(desk, line.owner()),
                since(desk, found.id(), line));
    }

    private static io.tradewind.record.@Nullable Reference owner(Desk desk, @Nullable String owner) {
        return owner == null
                ? null
                : new io.tradewind.record.Reference(
                        owner,
                        desk.names()
                                .of(EngineFields.USERS, List.of(owner), desk.sql(), desk.sights())
                                .get(owner));
    }

    private static Instant since(Desk desk, String id, Line line) {
        return Trail.read(id, OWNER_CHANGES, null, desk.sql()).stream()
                .filter(entry ->
                        !entry.kind().equals(Trail.CREATED) && entry.changes().containsKey(EngineFields.OWNER))
                .map(Trail.Entry::at)
                .findFirst()
                .orElse(line.created());
    }
}
