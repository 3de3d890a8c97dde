package io.tradewind.runtime.internal.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/** What is kept beside records goes with a merged record to the survivor, and back when the merge is undone. */
record Annexes(Sql sql) {
    /** Tables whose rows have an id and belong to one record. */
    private static final Map<String, String> TABLES =
            Map.of("FILE", "core.attachment", "COMMENT", "core.record_comment");

    void follow(String merge, String other, String survivor) {
        TABLES.forEach((kind, table) -> {
            List<String> items =
                    sql.list("select id from " + table + " where record_id = ?", row -> row.getString(1), other);
            List<@Nullable Object[]> rows = new ArrayList<>();
            items.forEach(item -> rows.add(new Object[] {merge, kind, item}));
            if (!rows.isEmpty()) {
                sql.batch("insert into core.merge_annex (merge_id, kind, item_id) values (?, ?, ?)", rows);
                sql.update("update " + table + " set record_id = ? where record_id = ?", survivor, other);
            }
        });
        followers(other, survivor);
    }

    /** Who followed the one follows the other, too; and goes on to, should the merge be undone. */
    private void followers(String other, String survivor) {
        List<String> known =
                sql.list("select user_id from core.follow where record_id = ?", row -> row.getString(1), survivor);
        List<@Nullable Object[]> rows = new ArrayList<>();
        sql
                .list(
                        "select user_id, record_type, since from core.follow where record_id = ?",
                        row -> new Object[] {survivor, row.getString(1), row.getString(2), Row.instant(row, 3)},
                        other)
                .stream()
                .filter(row -> !known.contains(String.valueOf(row[1])))
                .forEach(rows::add);
        if (!rows.isEmpty()) {
            sql.batch("insert into core.follow (record_id, user_id, record_type, since) values (?, ?, ?, ?)", rows);
        }
    }

    void goBack(String merge, String survivor, String other) {
        TABLES.forEach((kind, table) -> sql.update(
                "update " + table
                        + " set record_id = ? where record_id = ? and id in (select item_id from core.merge_annex"
                        + " where merge_id = ? and kind = ?)",
                other,
                survivor,
                merge,
                kind));
    }
}
