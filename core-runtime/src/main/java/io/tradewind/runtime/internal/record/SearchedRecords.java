package io.tradewind.runtime.internal.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;
import io.tradewind.runtime.internal.tx.Database;

/**
 * Records for a search index outside of the database: what is to be indexed, whoever may see it; and, for the current actor, which
 * of the records that were found they may see, and by what they may be found.
 */
@Component(service = SearchedRecords.class)
public final class SearchedRecords {
    private static final Set<FieldKind> REACHED = Set.of(FieldKind.PHONE, FieldKind.EMAIL);

    private final LiveRecordTypes types;
    private final Database database;
    /** Asked for at each look at the event log. */
    private final Map<LiveType, Map<String, Role>> roles = Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public SearchedRecords(@Reference LiveRecordTypes types, @Reference Database database) {
        this.types = types;
        this.database = database;
    }

    /**
     * A type that runs.
     *
     * @param signature tells apart descriptions whose records are indexed differently
     */
    public record Searched(String type, String signature) {}

    /**
     * A record to be indexed.
     *
     * @param updated when it was last changed
     * @param texts by field, those that are set
     */
    public record Indexed(
            String id,
            Instant updated,
            @Nullable String owner,
            @Nullable String team,
            Map<String, String> texts) {}

    /**
     * To whom a record may belong.
     *
     * @param owner a user
     * @param teams as good as the owner
     */
    public record Holders(String owner, List<String> teams) {}

    /** What a field is to search. */
    public enum Role {
        /** Names the record. */
        TITLE,
        NUMBER,
        PHONE,
        /** Made of Latin letters and digits. */
        ADDRESS,
        TEXT
    }

    /** The types that run, by name. */
    public List<Searched> running() {
        return types.running().stream()
                .flatMap(type -> types.running(type.name()).stream())
                .map(type -> new Searched(type.name(), signature(type)))
                .toList();
    }

    /** Whether all types that came so far are looked at. */
    public boolean isSettled() {
        return types.isSettled();
    }

    private String signature(LiveType type) {
        return type.table() + " " + fields(type);
    }

    /** What is searched in: role by field, the title first. */
    private Map<String, Role> fields(LiveType type) {
        return roles.computeIfAbsent(type, SearchedRecords::roles);
    }

    private static Map<String, Role> roles(LiveType type) {
        Map<String, Role> fields = new LinkedHashMap<>();
        fields.put(type.outline().titleField(), Role.TITLE);
        for (Column column : type.columns().values()) {
            FieldSpec field = column.field();
            boolean number = field.name().equals(EngineFields.NUMBER);
            boolean identifies = number || field.is(Trait.UNIQUE) || field.is(Trait.WARNS_OF_DUPLICATES);
            boolean searched = identifies || field.is(Trait.SEARCHED) || REACHED.contains(field.kind());
            if (column.isFreeText() && searched) {
                fields.putIfAbsent(field.name(), number ? Role.NUMBER : role(field.kind()));
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static Role role(FieldKind kind) {
        return switch (kind) {
            case PHONE -> Role.PHONE;
            case EMAIL, URL -> Role.ADDRESS;
            default -> Role.TEXT;
        };
    }

    /** The roles of the type's fields; none if it does not run. */
    public Map<String, Role> fields(String type) {
        return types.running(type).map(this::fields).orElse(Map.of());
    }

    /** The next records by id; empty if the type does not run. */
    public Optional<List<Indexed>> after(String type, String id, int limit) {
        return types.running(type).map(live -> {
            List<String> fields = List.copyOf(fields(live).keySet());
            return database.reads(sql -> sql.list(
                    select(live, fields) + " where id > ? and removed_at is null order by id fetch first ? rows only",
                    row -> indexed(row, fields),
                    id,
                    limit));
        });
    }

    /** Those of the records that are there and not in the recycle bin; empty if the type does not run. */
    public Optional<List<Indexed>> of(String type, Collection<String> ids) {
        return types.running(type).map(live -> {
            List<String> fields = List.copyOf(fields(live).keySet());
            Condition there = Condition.of("removed_at is null");
            return database.reads(sql ->
                    ById.read(select(live, fields), ids, there, database.dialect(), sql, row -> indexed(row, fields)));
        });
    }

    private static String select(LiveType type, List<String> fields) {
        return "select id, updated_at, owner_id, team_id" + columns(type, fields) + " from " + type.table();
    }

    private static String columns(LiveType type, List<String> fields) {
        StringBuilder sql = new StringBuilder();
        for (String field : fields) {
            sql.append(", ")
                    .append(Objects.requireNonNull(type.columns().get(field)).name());
        }
        return sql.toString();
    }

    private static Indexed indexed(ResultSet row, List<String> fields) throws SQLException {
        Instant updated = Row.instant(row, 2);
        return new Indexed(
                row.getString(1),
                updated == null ? Instant.EPOCH : updated,
                row.getString(3),
                row.getString(4),
                texts(row, 5, fields));
    }

    private static Map<String, String> texts(ResultSet row, int from, List<String> fields) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String text = row.getString(from + i);
            if (text != null && !text.isEmpty()) {
                texts.put(fields.get(i), text);
            }
        }
        return texts;
    }

    /** The type as the current actor may search it; empty if it does not run or they may read none of its records. */
    public Optional<Look> look(String type) {
        Viewer viewer = types.viewer();
        return types.sightIfAny(type, viewer)
                .filter(sight -> sight.scope(Verb.READ) != io.tradewind.access.Scope.NONE)
                .map(sight -> new Look(sight, fields(sight.type()), database));
    }

    /** What one actor may find of a type. */
    public static final class Look {
        private final Sight sight;
        private final Database database;
        private final Map<String, Role> fields = new LinkedHashMap<>();

        private Look(Sight sight, Map<String, Role> roles, Database database) {
            this.sight = sight;
            this.database = database;
            roles.forEach((field, role) -> {
                if (sight.mayRead(field)) {
                    fields.put(field, role);
                }
            });
        }

        /** The fields that the actor may read, the title first if it is one of them. */
        public Map<String, Role> fields() {
            return fields;
        }

        public String titleField() {
            return sight.type().outline().titleField();
        }

        /** To whom most of what may be seen belongs, for narrowing a search; empty: it may belong to anybody. */
        public Optional<Holders> holders() {
            return Reach.holders(sight, Verb.READ);
        }

        /** Those of the records that the actor may see now, by id, with what they may read of them. */
        public Map<String, Found> visible(Collection<String> ids) {
            return ids.isEmpty() ? Map.of() : database.reads(sql -> visible(ids, sql));
        }

        private Map<String, Found> visible(Collection<String> ids, Sql sql) {
            LiveType type = sight.type();
            List<String> names = List.copyOf(fields.keySet());
            Where where = new Where().and("removed_at is null").and(Reach.one(sight, Verb.READ));
            String number = type.outline().numbered() ? ", record_number" : ", id";
            Map<String, Found> found = new LinkedHashMap<>();
            ById.read(
                    "select id" + number + columns(type, names) + " from " + type.table(),
                    ids,
                    new Condition(where.sql(), where.values()),
                    database.dialect(),
                    sql,
                    row -> found.put(row.getString(1), found(row, names)));
            hide(found, sql);
            return found;
        }

        /** What stays hidden of records that a circle alone shows. */
        private void hide(Map<String, Found> found, Sql sql) {
            for (Reach.Part part : Reach.parts(sight, Verb.READ)) {
                if (!part.hidden().isEmpty() && !found.isEmpty()) {
                    ById.read(
                                    "select id from " + sight.type().table(),
                                    found.keySet(),
                                    part.condition(),
                                    database.dialect(),
                                    sql,
                                    row -> row.getString(1))
                            .forEach(id -> found.computeIfPresent(id, (key, record) -> record.without(part.hidden())));
                }
            }
        }

        private Found found(ResultSet row, List<String> names) throws SQLException {
            Map<String, String> texts = texts(row, 3, names);
            String title = LiveType.titled(texts.get(titleField()), row.getString(2), row.getString(1));
            return new Found(title, texts);
        }
    }

    /**
     * A record as its reader may see it.
     *
     * @param texts by field, those that are set and may be read
     */
    public record Found(String title, Map<String, String> texts) {
        private Found without(Set<String> fields) {
            Map<String, String> open = new LinkedHashMap<>(texts);
            open.keySet().removeAll(fields);
            return new Found(title, open);
        }
    }
}
