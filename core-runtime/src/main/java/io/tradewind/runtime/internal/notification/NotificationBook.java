package io.tradewind.runtime.internal.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordId;
import io.tradewind.notification.Notice;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of notifications. */
record NotificationBook(Sql sql) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TOGETHER = Duration.ofHours(2);
    /** So many of a kind about different records of a type become one about the type. */
    private static final int FLOOD = 5;

    private static final String COLUMNS = "select id, kind, text_key, record_type, record_id, arguments, by_id, times,"
            + " happened_at, unread from core.notification where receiver_id = ?";

    /** A row. */
    record Entry(
            String id,
            String kind,
            String text,
            @Nullable String type,
            @Nullable String record,
            List<String> arguments,
            @Nullable String by,
            long times,
            Instant at,
            boolean unread) {}

    boolean isDeclined(String user, String kind) {
        return sql.first(
                        "select kind from core.notification_declined where user_id = ? and kind = ?",
                        row -> row.getString(1),
                        user,
                        kind)
                .isPresent();
    }

    /** Kinds that somebody does not want. */
    Set<String> declined(String user) {
        return Set.copyOf(sql.list(
                "select kind from core.notification_declined where user_id = ?", row -> row.getString(1), user));
    }

    void write(String receiver, Notice notice, Instant now) {
        boolean known = notice.record() != null && again(receiver, notice, now);
        if (!known && !flooded(receiver, notice, now)) {
            insert(receiver, notice, notice.text(), notice.record(), 1, now);
        }
    }

    private boolean again(String receiver, Notice notice, Instant now) {
        return sql.update(
                        "update core.notification set times = times + 1, happened_at = ?, by_id = ?, text_key = ?, arguments = ?"
                                + " where receiver_id = ? and unread = true and kind = ? and record_id = ? and happened_at > ?",
                        now,
                        notice.by(),
                        notice.text(),
                        JSON.writeValueAsString(notice.arguments()),
                        receiver,
                        notice.kind(),
                        notice.record(),
                        now.minus(TOGETHER))
                > 0;
    }

    /** Somebody hands over a hundred records: one notification of a hundred, not a hundred of one. */
    private boolean flooded(String receiver, Notice notice, Instant now) {
        if (notice.type() == null || notice.record() == null) {
            return false;
        }
        String alike =
                "receiver_id = ? and unread = true and kind = ? and record_type = ? and by_id = ? and happened_at > ?";
        Object[] values = {
            receiver, notice.kind(), notice.type(), Objects.requireNonNullElse(notice.by(), ""), now.minus(TOGETHER)
        };
        List<Long> many = sql.list(
                "select times from core.notification where " + alike + " and record_id is null",
                row -> row.getLong(1),
                values);
        if (!many.isEmpty()) {
            Object[] moved = new Object[values.length + 1];
            moved[0] = now;
            System.arraycopy(values, 0, moved, 1, values.length);
            sql.update(
                    "update core.notification set times = times + 1, happened_at = ? where " + alike
                            + " and record_id is null",
                    moved);
            return true;
        }
        List<String> single = sql.list(
                "select id from core.notification where " + alike + " and record_id is not null",
                row -> row.getString(1),
                values);
        if (single.size() < FLOOD) {
            return false;
        }
        single.forEach(id -> sql.update("delete from core.notification where id = ?", id));
        insert(receiver, notice, notice.text() + ".many", null, single.size() + 1L, now);
        return true;
    }

    private void insert(String receiver, Notice notice, String text, @Nullable String record, long times, Instant now) {
        sql.update(
                "insert into core.notification (id, receiver_id, kind, text_key, record_type, record_id, arguments, by_id, times,"
                        + " happened_at, unread) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)",
                RecordId.next(),
                receiver,
                notice.kind(),
                text,
                notice.type(),
                record,
                JSON.writeValueAsString(notice.arguments()),
                notice.by(),
                times,
                now);
    }

    /** Newest first, after a moment and an id. */
    List<Entry> page(String receiver, boolean unreadOnly, int limit, @Nullable Instant before, String beforeId) {
        List<@Nullable Object> values = new ArrayList<>(List.of(receiver));
        String further = unreadOnly ? " and unread = true" : "";
        if (before != null) {
            further += " and (happened_at < ? or (happened_at = ? and id < ?))";
            values.addAll(List.of(before, before, beforeId));
        }
        values.add(limit);
        return sql.list(
                COLUMNS + further + " order by receiver_id, happened_at desc, id desc fetch first ? rows only",
                NotificationBook::entry,
                values.toArray());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                JSON.readValue(row.getString(6), new TypeReference<List<String>>() {}),
                row.getString(7),
                row.getLong(8),
                Objects.requireNonNull(Row.instant(row, 9)),
                row.getBoolean(10));
    }

    int unread(String receiver, int most) {
        return sql.list(
                        "select id from core.notification where receiver_id = ? and unread = true fetch first ? rows only",
                        row -> row.getString(1),
                        receiver,
                        most)
                .size();
    }

    /** @return those that are there */
    int read(String receiver, Collection<String> ids) {
        int there = 0;
        for (String id : Set.copyOf(ids)) {
            there += sql.update(
                    "update core.notification set unread = false where id = ? and receiver_id = ?", id, receiver);
        }
        return there;
    }

    void readAll(String receiver) {
        sql.update("update core.notification set unread = false where receiver_id = ? and unread = true", receiver);
    }

    void prefer(String user, String kind, boolean wanted) {
        sql.update("delete from core.notification_declined where user_id = ? and kind = ?", user, kind);
        if (!wanted) {
            sql.update("insert into core.notification_declined (user_id, kind) values (?, ?)", user, kind);
        }
    }

    void dropBefore(Instant time) {
        sql.update("delete from core.notification where happened_at < ?", time);
    }
}
