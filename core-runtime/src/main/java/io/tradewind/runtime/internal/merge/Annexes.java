package io.tradewind.runtime.internal.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/** What is kept beside records goes with a merged record to the survivor, and back when the merge is undone. */
record Annexes(Sql sql) {
    private static final String SHARED = "SHARE";
    private static final String RAISED = "SHARE_EDIT";

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
        people("core.follow", other, survivor);
        people("core.favorite", other, survivor);
        shares(merge, other, survivor);
    }

    /** With whom the one was shared, the other is, too, at the higher of both levels; the one's own shares stay for an undo. */
    private void shares(String merge, String other, String survivor) {
        Map<String, Boolean> present = new HashMap<>();
        sql.list(
                        "select holder_id, may_edit from core.record_share where record_id = ?",
                        row -> Map.entry(row.getString(1), row.getBoolean(2)),
                        survivor)
                .forEach(share -> present.put(share.getKey(), share.getValue()));
        for (Map.Entry<String, Boolean> share : sql.list(
                "select holder_id, may_edit from core.record_share where record_id = ?",
                row -> Map.entry(row.getString(1), row.getBoolean(2)),
                other)) {
            Boolean edits = present.get(share.getKey());
            if (edits == null) {
                sql.update(
                        "insert into core.record_share (record_id, holder_id, record_type, holder_kind, may_edit, shared_at,"
                                + " shared_by) select cast(? as varchar(36)), holder_id, record_type, holder_kind, may_edit,"
                                + " shared_at, shared_by from core.record_share where record_id = ? and holder_id = ?",
                        survivor,
                        other,
                        share.getKey());
                note(merge, SHARED, share.getKey());
            } else if (!edits && share.getValue()) {
                mayEdit(true, survivor, share.getKey());
                note(merge, RAISED, share.getKey());
            }
        }
    }

    private void note(String merge, String kind, String item) {
        sql.update("insert into core.merge_annex (merge_id, kind, item_id) values (?, ?, ?)", merge, kind, item);
    }

    private void mayEdit(boolean edit, String record, String holder) {
        sql.update(
                "update core.record_share set may_edit = ? where record_id = ? and holder_id = ?",
                edit,
                record,
                holder);
    }

    private List<String> noted(String merge, String kind) {
        return sql.list(
                "select item_id from core.merge_annex where merge_id = ? and kind = ?",
                row -> row.getString(1),
                merge,
                kind);
    }

    /** Who followed or kept the one does so with the other, too; and goes on to, should the merge be undone. */
    private void people(String table, String other, String survivor) {
        List<String> known =
                sql.list("select user_id from " + table + " where record_id = ?", row -> row.getString(1), survivor);
        List<@Nullable Object[]> rows = new ArrayList<>();
        sql
                .list(
                        "select user_id, record_type, since from " + table + " where record_id = ?",
                        row -> new Object[] {survivor, row.getString(1), row.getString(2), Row.instant(row, 3)},
                        other)
                .stream()
                .filter(row -> !known.contains(String.valueOf(row[1])))
                .forEach(rows::add);
        if (!rows.isEmpty()) {
            sql.batch("insert into " + table + " (record_id, user_id, record_type, since) values (?, ?, ?, ?)", rows);
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
        noted(merge, SHARED)
                .forEach(holder -> sql.update(
                        "delete from core.record_share where record_id = ? and holder_id = ?", survivor, holder));
        noted(merge, RAISED).forEach(holder -> mayEdit(false, survivor, holder));
    }
}
