package io.tradewind.runtime.internal.layout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.layout.PageLayout;
import io.tradewind.runtime.internal.db.RecordJson;
import io.tradewind.runtime.internal.tx.Database;

/** Layouts as they are kept. */
final class LayoutTable {
    private static final String COLUMNS = "select record_type, version, draft, live from core.page_layouts";

    /** What is kept of a type. */
    record Row(
            String type,
            long version,
            PageLayout draft,
            @Nullable PageLayout live) {}

    private final Database database;

    LayoutTable(Database database) {
        this.database = database;
    }

    List<Row> all() {
        return database.reads(sql -> sql.list(COLUMNS, LayoutTable::row));
    }

    Optional<Row> find(String type) {
        return database.reads(sql -> sql.first(COLUMNS + " where record_type = ?", LayoutTable::row, type));
    }

    /** Whether it was still in the version before; the first version is put beside all others. */
    boolean keep(Row row, String by) {
        String draft = RecordJson.of(row.draft());
        PageLayout live = row.live();
        String published = live == null ? null : RecordJson.of(live);
        if (row.version() == 1) {
            return database.sql()
                            .update(
                                    "insert into core.page_layouts (record_type, version, draft, live, updated_at, updated_by)"
                                            + " values (?, ?, ?, ?, ?, ?)",
                                    row.type(),
                                    row.version(),
                                    draft,
                                    published,
                                    Instant.now(),
                                    by)
                    == 1;
        }
        return database.sql()
                        .update(
                                "update core.page_layouts set version = ?, draft = ?, live = ?, updated_at = ?, updated_by = ?"
                                        + " where record_type = ? and version = ?",
                                row.version(),
                                draft,
                                published,
                                Instant.now(),
                                by,
                                row.type(),
                                row.version() - 1)
                == 1;
    }

    /** Whether it was still in the version. */
    boolean delete(String type, long version) {
        return database.sql()
                        .update("delete from core.page_layouts where record_type = ? and version = ?", type, version)
                == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        String live = row.getString(4);
        return new Row(
                row.getString(1),
                row.getLong(2),
                RecordJson.read(row.getString(3), PageLayout.class),
                live == null ? null : RecordJson.read(live, PageLayout.class));
    }
}
