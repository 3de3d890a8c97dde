package io.tradewind.runtime.internal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.access.Directory;
import io.tradewind.record.AuditTrail;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.tx.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of the trace, read backwards; ids are in the order of time, so they bound times too. */
@Component(service = AuditTrail.class)
public final class StoredAuditTrail implements AuditTrail {
    private static final String RIGHT = "audit.read";
    /** Times beyond 48 bits of milliseconds are as good as the last one. */
    private static final long LAST_SECOND = (1L << 48) / 1000 - 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Access access;
    private final Directory directory;

    @Activate
    public StoredAuditTrail(@Reference Database database, @Reference Access access, @Reference Directory directory) {
        this.database = database;
        this.access = access;
        this.directory = directory;
    }

    @Override
    public List<Entry> read(Query query) {
        if (!access.may(RIGHT)) {
            throw new TradewindException(Kind.FORBIDDEN, "access.right-missing", RIGHT);
        }
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<@Nullable Object> values = new ArrayList<>();
        also("type = ?", query.type(), conditions, values);
        also("record_id = ?", query.record(), conditions, values);
        also("actor = ?", query.actor(), conditions, values);
        also("id < ?", query.after(), conditions, values);
        also("id >= ?", query.from() == null ? null : firstIdAt(query.from()), conditions, values);
        also("id < ?", query.until() == null ? null : firstIdAt(query.until()), conditions, values);
        values.add(query.limit());
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        return database.reads(sql -> sql.list(
                "select id, happened_at, actor, type, record_id, kind, version, changes from core.audit_entry where "
                        + String.join(" and ", conditions) + " order by id desc fetch first ? rows only",
                row -> entry(row, names),
                values.toArray()));
    }

    /** Conditions are constants of this class; what comes from outside is always a value. */
    private static void also(
            String condition, @Nullable String value, List<String> conditions, List<@Nullable Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    /** A version 7 UUID begins with the milliseconds of its time. */
    private static String firstIdAt(Instant time) {
        long second = Math.clamp(time.getEpochSecond(), 0, LAST_SECOND);
        long millis = second * 1000 + (second == time.getEpochSecond() ? time.getNano() / 1_000_000 : 0);
        String hex = String.format(Locale.ROOT, "%012x", millis);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12);
    }

    private Entry entry(ResultSet row, Map<String, @Nullable String> names) throws SQLException {
        String actor = row.getString(3);
        String type = row.getString(4);
        String name = names.computeIfAbsent(
                actor, id -> directory.user(id).map(Directory.User::name).orElse(null));
        return new Entry(
                row.getString(1),
                Objects.requireNonNull(Row.instant(row, 2)),
                new io.tradewind.record.Reference(actor, name),
                new RecordRef(type, row.getString(5)),
                row.getString(6),
                row.getLong(7),
                changes(type, row.getString(8)));
    }

    private List<FieldChange> changes(String type, String json) {
        List<FieldChange> changes = new ArrayList<>();
        JSON.readTree(json).properties().forEach(change -> {
            if (access.mayRead(type, change.getKey())) {
                changes.add(new FieldChange(
                        change.getKey(),
                        text(change.getValue().path(0)),
                        text(change.getValue().path(1))));
            }
        });
        return changes;
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
