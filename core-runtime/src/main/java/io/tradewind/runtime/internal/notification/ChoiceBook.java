package io.tradewind.runtime.internal.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.tradewind.notification.Notifications.Channel;
import io.tradewind.notification.Notifications.Digest;
import io.tradewind.runtime.internal.access.Receivers;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/** The tables of what people want to be told of, and in which ways. */
record ChoiceBook(Sql sql) {
    /** In what ways somebody is told of a kind. */
    record Ways(boolean app, boolean mail, boolean digest) {
        boolean any() {
            return app || mail || digest;
        }
    }

    Ways ways(String user, String kind) {
        Set<String> wanted = wanted(user).getOrDefault(kind, Set.of());
        return new Ways(
                !isDeclined(user, kind), wanted.contains(Channel.MAIL.name()), wanted.contains(Channel.DIGEST.name()));
    }

    /** Names of the channels by e-mail that somebody has switched on, by kind. */
    Map<String, Set<String>> wanted(String user) {
        Map<String, Set<String>> wanted = new HashMap<>();
        sql.list(
                "select kind, channel from core.notification_wanted where user_id = ?",
                row -> wanted.computeIfAbsent(row.getString(1), kind -> new HashSet<>())
                        .add(row.getString(2)),
                user);
        return wanted;
    }

    private boolean isDeclined(String user, String kind) {
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

    void prefer(String user, String kind, boolean wanted) {
        sql.update("delete from core.notification_declined where user_id = ? and kind = ?", user, kind);
        if (!wanted) {
            sql.update("insert into core.notification_declined (user_id, kind) values (?, ?)", user, kind);
        }
    }

    void want(String user, String kind, Channel channel, boolean wanted) {
        sql.update(
                "delete from core.notification_wanted where user_id = ? and kind = ? and channel = ?",
                user,
                kind,
                channel);
        if (wanted) {
            sql.update(
                    "insert into core.notification_wanted (user_id, kind, channel) values (?, ?, ?)",
                    user,
                    kind,
                    channel);
        }
    }

    /** Kinds that somebody wants in their digest. */
    Set<String> digestKinds(String user) {
        Set<String> kinds = new TreeSet<>();
        wanted(user).forEach((kind, channels) -> {
            if (channels.contains(Channel.DIGEST.name())) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    Digest digest(String user) {
        return sql.first(
                        "select weekday, at_hour from core.notification_digest where user_id = ?",
                        row -> digest(row, 1),
                        user)
                .orElse(Digest.DAILY);
    }

    private static Digest digest(ResultSet row, int from) throws SQLException {
        String weekday = row.getString(from);
        return new Digest(weekday == null ? null : DayOfWeek.valueOf(weekday), row.getInt(from + 1));
    }

    /** The first one comes at the next time after now. */
    void keepDigest(String user, Digest digest, Instant now) {
        sql.update("delete from core.notification_digest where user_id = ?", user);
        DayOfWeek weekday = digest.weekday();
        sql.update(
                "insert into core.notification_digest (user_id, weekday, at_hour, last_at) values (?, ?, ?, ?)",
                user,
                weekday == null ? null : weekday.name(),
                digest.hour(),
                now);
    }

    boolean hasDigest(String user) {
        return sql.first("select user_id from core.notification_digest where user_id = ?", row -> true, user)
                .isPresent();
    }

    /** Somebody's digest, and the last time that was theirs. */
    record Kept(String user, Digest digest, ZoneId zone, Instant last) {}

    /** Of all who can log in. */
    List<Kept> digests() {
        return sql.list(
                "select d.user_id, d.weekday, d.at_hour, u.zone, d.last_at from core.notification_digest d"
                        + " join core.users u on u.id = d.user_id where u.removed_at is null and u.locked = false"
                        + " order by d.user_id",
                row -> new Kept(
                        row.getString(1),
                        digest(row, 2),
                        Receivers.zone(row.getString(4)),
                        Objects.requireNonNull(Row.instant(row, 5))));
    }

    /** @return whether it is ours to send: no other node took it */
    boolean take(Kept digest, Instant time) {
        return sql.update(
                        "update core.notification_digest set last_at = ? where user_id = ? and last_at = ?",
                        time,
                        digest.user(),
                        digest.last())
                > 0;
    }
}
