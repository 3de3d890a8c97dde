package io.tradewind.runtime.internal.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Moving.Move;

/** The tables of merges. */
record MergeBook(Sql sql) {
    static final String MOVED = "MOVED";
    static final String BACK = "BACK";
    static final String STAYED = "STAYED";
    static final String WAITING = "WAITING";

    private static final String COLUMNS =
            "id, record_type, survivor_id, survivor_title, other_id, other_title, merged_at,"
                    + " merged_by, undo_until, taken, moved, undone_at";
    private static final int LONGEST_TITLE = 400;

    /** A row. */
    record Entry(
            String id,
            String type,
            String survivor,
            String survivorTitle,
            String other,
            String otherTitle,
            Instant at,
            String by,
            Instant undoUntil,
            String taken,
            long moved,
            @Nullable Instant undoneAt) {}

    void write(Entry entry) {
        sql.update(
                "insert into core.merges (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
                entry.id(),
                entry.type(),
                entry.survivor(),
                shortened(entry.survivorTitle()),
                entry.other(),
                shortened(entry.otherTitle()),
                entry.at(),
                entry.by(),
                entry.undoUntil(),
                entry.taken(),
                entry.moved());
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    Optional<Entry> find(String id) {
        return sql.first("select " + COLUMNS + " from core.merges where id = ?", MergeBook::entry, id);
    }

    /** The merge by which a record went away, if it was not undone. */
    Optional<Entry> takingAway(String record) {
        return sql.first(
                "select " + COLUMNS + " from core.merges where other_id = ? and undone_at is null order by id desc",
                MergeBook::entry,
                record);
    }

    /** Merges of a record on either side, newest first. */
    List<Entry> of(String record, int most) {
        return sql.list(
                "select " + COLUMNS + " from core.merges where survivor_id = ? or other_id = ? order by id desc"
                        + " fetch first ? rows only",
                MergeBook::entry,
                record,
                record,
                most);
    }

    /** All that count now. */
    List<Entry> running() {
        return sql.list(
                "select " + COLUMNS + " from core.merges where undone_at is null order by id", MergeBook::entry);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Objects.requireNonNull(Row.instant(row, 7)),
                row.getString(8),
                Objects.requireNonNull(Row.instant(row, 9)),
                row.getString(10),
                row.getLong(11),
                Row.instant(row, 12));
    }

    void undone(String id, String by, Instant at) {
        sql.update(
                "update core.merges set undone_at = ?, undone_by = ? where id = ? and undone_at is null", at, by, id);
    }

    /** Moves belong to a merge with the version that their record has after the last of them. */
    void moved(String merge, List<Move> moves) {
        Map<String, Long> latest = latest(moves);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Move move : moves) {
            rows.add(new @Nullable Object[] {
                merge, move.type(), move.id(), move.field(), move.part(), latest.getOrDefault(move.id(), 0L), MOVED
            });
        }
        if (!rows.isEmpty()) {
            sql.batch(
                    "insert into core.merge_moves (merge_id, record_type, record_id, field, part, version, outcome)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    /**
     * Being moved by a later merge, there or back, is no change of the record: former merges can still take it back.
     *
     * @param record that the moved ones referred to before: former merges have moved them to it
     */
    void carryOn(List<Move> moves, String record) {
        Map<String, Long> latest = latest(moves);
        Map<String, Long> steps = moves.stream().collect(Collectors.groupingBy(Move::id, Collectors.counting()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String merge : sql.list(
                "select id from core.merges where survivor_id = ? and undone_at is null",
                row -> row.getString(1),
                record)) {
            for (Move former : moves(merge, MOVED)) {
                long now = latest.getOrDefault(former.id(), 0L);
                long since = now - steps.getOrDefault(former.id(), 0L);
                if (former.version() >= since && former.version() < now) {
                    rows.add(new @Nullable Object[] {
                        now, merge, former.type(), former.id(), former.field(), former.part()
                    });
                }
            }
        }
        if (!rows.isEmpty()) {
            sql.batch(
                    "update core.merge_moves set version = ? where merge_id = ? and record_type = ? and record_id = ?"
                            + " and field = ? and part = ?",
                    rows);
        }
    }

    private static Map<String, Long> latest(List<Move> moves) {
        Map<String, Long> latest = new HashMap<>();
        moves.forEach(move -> latest.merge(move.id(), move.version(), Math::max));
        return latest;
    }

    List<Move> moves(String merge, String outcome) {
        return sql.list(
                "select record_type, record_id, field, part, version from core.merge_moves where merge_id = ? and outcome = ?"
                        + " order by record_type, field, part, record_id",
                row -> new Move(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)),
                merge,
                outcome);
    }

    /** Merges with moves of the type that wait for it. */
    List<String> waitingFor(String type) {
        return sql.list(
                "select distinct merge_id from core.merge_moves where outcome = ? and record_type = ?",
                row -> row.getString(1),
                WAITING,
                type);
    }

    void became(String merge, List<Move> moves, String outcome) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Move move : moves) {
            rows.add(new @Nullable Object[] {outcome, merge, move.type(), move.id(), move.field(), move.part()});
        }
        if (!rows.isEmpty()) {
            sql.batch(
                    "update core.merge_moves set outcome = ? where merge_id = ? and record_type = ? and record_id = ?"
                            + " and field = ? and part = ?",
                    rows);
        }
    }
}
