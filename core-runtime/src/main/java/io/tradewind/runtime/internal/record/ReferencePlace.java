package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordEntity;
import io.tradewind.runtime.internal.db.Sql;

/**
 * A column in which records of one type refer to records of another: of their own table, or of the table of their lines.
 *
 * @param field the reference field, or the field of lines
 * @param part the reference in a line; empty for a field of the record
 * @param prefix what stands before the id in the column: a reference to any record names the type, too
 * @param idColumn the column of {@code table} that has the id of the record that refers
 */
record ReferencePlace(
        LiveType type, String field, String part, String table, String idColumn, String column, String prefix) {
    /** Ids of the records that refer, those in the recycle bin too. */
    List<String> referring(String id, int limit, Sql sql) {
        return sql.list(
                "select distinct " + idColumn + " from " + table + " where " + column + " = ? order by " + idColumn
                        + " fetch first ? rows only",
                row -> row.getString(1),
                prefix + id,
                limit);
    }

    /** Those of the records that refer to the id now. */
    List<String> referring(String id, Collection<String> among, Sql sql) {
        List<@Nullable Object> values = new ArrayList<>(List.of(prefix + id));
        List<String> ids = Names.padded(List.copyOf(among));
        values.addAll(ids);
        return sql.list(
                "select distinct " + idColumn + " from " + table + " where " + column + " = ? and " + idColumn + " in ("
                        + Where.marks(ids.size()) + ")",
                row -> row.getString(1),
                values.toArray());
    }

    long count(String id, Sql sql) {
        boolean own = part.isEmpty();
        String query = own
                ? "select count(*) from " + table + " where " + column + " = ? and removed_at is null"
                : "select count(distinct l." + idColumn + ") from " + table + " l join " + type.table()
                        + " r on r.id = l." + idColumn + " where l." + column + " = ? and r.removed_at is null";
        return sql.first(query, row -> row.getLong(1), prefix + id).orElse(0L);
    }

    /** Lets the records refer to another one. Entities that are loaded do not know of it. */
    void point(Collection<String> records, String from, String to, Sql sql) {
        List<@Nullable Object> values = new ArrayList<>(List.of(prefix + to, prefix + from));
        List<String> ids = Names.padded(List.copyOf(records));
        values.addAll(ids);
        sql.update(
                "update " + table + " set " + column + " = ? where " + column + " = ? and " + idColumn + " in ("
                        + Where.marks(ids.size()) + ")",
                values.toArray());
    }

    /** An added field stands among the record's custom values, too. */
    void follow(RecordEntity record, String to) {
        if (CustomField.isOne(field)) {
            Objects.requireNonNull(type.fields().get(field)).write(record, to);
        }
    }

    /** Ids of records of the other type that are in the list and that somebody refers to. */
    List<String> referredTo(Collection<String> targets, Sql sql) {
        List<String> ids = Names.padded(List.copyOf(targets));
        List<@Nullable Object> values =
                new ArrayList<>(ids.stream().map(id -> prefix + id).toList());
        return sql.list(
                "select distinct " + column + " from " + table + " where " + column + " in (" + Where.marks(ids.size())
                        + ")",
                row -> row.getString(1).substring(prefix.length()),
                values.toArray());
    }
}
