package io.tradewind.runtime.internal.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    private static final String ALIKE =
            "receiver_id = ? and unread = true and kind = ? and record_type = ? and by_id = ? and happened_at > ?";
    private static final String UNDIGESTED =
            " and unread = true and (digested_at is null or digested_at < happened_at) and kind in (";

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

    /** @return the id of the notification if it is a new one */
    Optional<String> write(String receiver, Notice notice, boolean inApp, Instant now) {
        boolean known = notice.record() != null && again(receiver, notice, now);
        if (known || moreOfFlood(receiver, notice, now)) {
            return Optional.empty();
        }
        return Optional.of(flood(receiver, notice, inApp, now)
                .orElseGet(() -> insert(receiver, notice, notice.text(), notice.record(), inApp, 1, now)));
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

    private static Object[] alike(String receiver, Notice notice, Instant now) {
        return new Object[] {
            receiver,
            notice.kind(),
            Objects.requireNonNullElse(notice.type(), ""),
            Objects.requireNonNullElse(notice.by(), ""),
            now.minus(TOGETHER)
        };
    }

    /** Whether there is one of many already, which is one more now. */
    private boolean moreOfFlood(String receiver, Notice notice, Instant now) {
        if (notice.type() == null || notice.record() == null) {
            return false;
        }
        List<Object> values = new ArrayList<>(List.of(now));
        values.addAll(List.of(alike(receiver, notice, now)));
        return sql.update(
                        "update core.notification set times = times + 1, happened_at = ? where " + ALIKE
                                + " and record_id is null",
                        values.toArray())
                > 0;
    }

    /** Somebody hands over a hundred records: one notification of a hundred, not a hundred of one. */
    private Optional<String> flood(String receiver, Notice notice, boolean inApp, Instant now) {
        if (notice.type() == null || notice.record() == null) {
            return Optional.empty();
        }
        List<String> single = sql.list(
                "select id from core.notification where " + ALIKE + " and record_id is not null",
                row -> row.getString(1),
                alike(receiver, notice, now));
        if (single.size() < FLOOD) {
            return Optional.empty();
        }
        single.forEach(id -> sql.update("delete from core.notification where id = ?", id));
        return Optional.of(insert(receiver, notice, notice.text() + ".many", null, inApp, single.size() + 1L, now));
    }

    private String insert(
            String receiver,
            Notice notice,
            String text,
            @Nullable String record,
            boolean inApp,
            long times,
            Instant now) {
        String id = RecordId.next();
        sql.update(
                "insert into core.notification (id, receiver_id, kind, text_key, record_type, record_id, arguments, by_id, times,"
                        + " happened_at, unread, in_app) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?)",
                id,
                receiver,
                notice.kind(),
                text,
                notice.type(),
                record,
                JSON.writeValueAsString(notice.arguments()),
                notice.by(),
                times,
                now,
                inApp);
        return id;
    }

    /** A notification that is unread, and whose it is. */
    Optional<Owned> unreadOne(String id) {
        return sql.first(
                "select id, kind, text_key, record_type, record_id, arguments, by_id, times, happened_at, unread, receiver_id"
                        + " from core.notification where id = ? and unread = true",
                row -> new Owned(row.getString(11), entry(row)),
                id);
    }

    /** An entry and whose it is. */
    record Owned(String receiver, Entry entry) {}

    /** What is unread and was in no digest since it happened, newest first. */
    List<Entry> undigested(String receiver, Collection<String> kinds, int most) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(receiver));
        values.addAll(kinds);
        values.add(most);
        return sql.list(
                COLUMNS + UNDIGESTED + marks(kinds.size())
                        + ") order by receiver_id, happened_at desc, id desc fetch first ? rows only",
                NotificationBook::entry,
                values.toArray());
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    /** What happened up to then was in a digest. */
    void digested(String receiver, Collection<String> kinds, Instant at) {
        if (kinds.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(at, receiver));
        values.addAll(kinds);
        values.add(at);
        sql.update(
                "update core.notification set digested_at = ? where receiver_id = ?" + UNDIGESTED + marks(kinds.size())
                        + ") and happened_at <= ?",
                values.toArray());
    }

    /** Newest first, after a moment and an id. */
    List<Entry> page(String receiver, boolean unreadOnly, int limit, @Nullable Instant before, String beforeId) {
        List<@Nullable Object> values = new ArrayList<>(List.of(receiver));
        String further = unreadOnly ? " and in_app = true and unread = true" : " and in_app = true";
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
                        "select id from core.notification where receiver_id = ? and unread = true and in_app = true"
                                + " fetch first ? rows only",
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

    void dropBefore(Instant time) {
        sql.update("delete from core.notification where happened_at < ?", time);
    }
}
