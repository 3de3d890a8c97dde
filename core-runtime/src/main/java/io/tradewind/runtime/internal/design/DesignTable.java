package io.tradewind.runtime.internal.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.design.DesignedType.State;
import io.tradewind.design.TypeDesign;
import io.tradewind.runtime.internal.db.RecordJson;
import io.tradewind.runtime.internal.tx.Database;

/** The designs as they are kept. */
final class DesignTable {
    /** Changes when something is published, archived or brought back. */
    static final String EPOCH = "record-type-designs";

    private static final String COLUMNS =
            "select name, version, state, revision, draft, live, scripts from core.record_type_designs";

    /**
     * A design.
     *
     * @param revision how many times it was published
     * @param scripts of its table, as published
     */
    record Row(
            State state,
            long version,
            int revision,
            TypeDesign draft,
            @Nullable TypeDesign live,
            List<String> scripts) {
        String name() {
            return draft.name();
        }

        Row drafted(TypeDesign changed) {
            return new Row(state, version + 1, revision, changed, live, scripts);
        }

        Row published(List<String> all) {
            return new Row(State.PUBLISHED, version + 1, revision + 1, draft, draft, all);
        }

        Row in(State other) {
            return new Row(other, version + 1, revision, draft, live, scripts);
        }
    }

    private final Database database;

    DesignTable(Database database) {
        this.database = database;
    }

    List<Row> all() {
        return database.reads(sql -> sql.list(COLUMNS + " order by name", DesignTable::row));
    }

    Optional<Row> find(String name) {
        return database.reads(sql -> sql.first(COLUMNS + " where name = ?", DesignTable::row, name));
    }

    /** Those that are to run. */
    List<Publication> published() {
        return all().stream()
                .filter(row -> row.state() == State.PUBLISHED)
                .map(row -> new Publication(Objects.requireNonNull(row.live()), row.revision(), row.scripts()))
                .toList();
    }

    void add(Row row) {
        database.sql()
                .update(
                        "insert into core.record_type_designs (name, version, state, revision, draft, live, scripts)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        row.name(),
                        row.version(),
                        row.state().name(),
                        row.revision(),
                        RecordJson.of(row.draft()),
                        json(row.live()),
                        RecordJson.of(row.scripts()));
    }

    /** Whether it was still in the version before. */
    boolean change(Row row) {
        return database.sql()
                        .update(
                                "update core.record_type_designs set version = ?, state = ?, revision = ?, draft = ?,"
                                        + " live = ?, scripts = ? where name = ? and version = ?",
                                row.version(),
                                row.state().name(),
                                row.revision(),
                                RecordJson.of(row.draft()),
                                json(row.live()),
                                RecordJson.of(row.scripts()),
                                row.name(),
                                row.version() - 1)
                == 1;
    }

    void delete(String name) {
        database.sql().update("delete from core.record_type_designs where name = ?", name);
    }

    /** Whether a running type has the name, or one that ran once. */
    boolean isTaken(String name) {
        return database.reads(sql -> sql.first(
                        "select record_type from core.known_types where record_type = ?",
                        row -> row.getString(1),
                        name))
                .isPresent();
    }

    /** Codes of all roles. */
    Set<String> roles() {
        return Set.copyOf(database.reads(
                sql -> sql.list("select code from core.roles where removed_at is null", row -> row.getString(1))));
    }

    Optional<String> role(String code) {
        return database.reads(sql -> sql.first(
                "select id from core.roles where code = ? and removed_at is null", row -> row.getString(1), code));
    }

    private static @Nullable String json(@Nullable TypeDesign design) {
        return design == null ? null : RecordJson.of(design);
    }

    private static Row row(ResultSet row) throws SQLException {
        String live = row.getString(6);
        return new Row(
                State.valueOf(row.getString(3)),
                row.getLong(2),
                row.getInt(4),
                RecordJson.read(row.getString(5), TypeDesign.class),
                live == null ? null : RecordJson.read(live, TypeDesign.class),
                List.of(RecordJson.read(row.getString(7), String[].class)));
    }
}
