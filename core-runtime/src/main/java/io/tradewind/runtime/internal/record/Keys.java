package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.value.Likeness;

/**
 * Keeps the keys of unique values, whose primary key lets exactly one of many parallel writers win, and the keys by which
 * records look alike.
 */
final class Keys {
    private static final int MOST_AT_ONCE = 500;

    private final LiveType type;
    private final Sql sql;
    private final Dialect dialect;

    /** One value that must be the only one. */
    private record Claim(Draft draft, String field, String key) {
        String text() {
            return field + "\u0000" + key;
        }
    }

    Keys(LiveType type, Sql sql, Dialect dialect) {
        this.type = type;
        this.sql = sql;
        this.dialect = dialect;
    }

    static boolean hasUnique(LiveType type) {
        return type.fields().values().stream().anyMatch(field -> field.spec().is(Trait.UNIQUE));
    }

    /** Notes which drafts have values that others have already, among them and in the database. */
    void check(Collection<Draft> drafts) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (Claim claim : claims(drafts)) {
            if (claims.putIfAbsent(claim.text(), claim) != null) {
                refuse(claim);
            }
        }
        holders(claims.values()).forEach((text, holder) -> {
            Claim claim = claims.get(text);
            if (claim != null && !holder.equals(claim.draft().id())) {
                refuse(claim);
            }
        });
    }

    private static void refuse(Claim claim) {
        claim.draft().problems().add(claim.field(), "field.not-unique");
    }

    /** Changed unique values. */
    private List<Claim> claims(Collection<Draft> drafts) {
        List<Claim> claims = new ArrayList<>();
        for (Field<RecordEntity, ?> field : type.fields().values()) {
            if (field.spec().is(Trait.UNIQUE)) {
                for (Draft draft : drafts) {
                    String key = key(field.read(draft.record()));
                    String before = key(draft.before().values().get(field.spec().name()));
                    if (!key.isEmpty() && !key.equals(before)) {
                        claims.add(new Claim(draft, field.spec().name(), key));
                    }
                }
            }
        }
        return claims;
    }

    static String key(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> Likeness.exact(text);
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> Likeness.exact(value.toString());
        };
    }

    /** Ids of the records that have these values, by field and key. */
    private Map<String, String> holders(Collection<Claim> claims) {
        Map<String, String> holders = new HashMap<>();
        Map<String, List<String>> byField = new LinkedHashMap<>();
        claims.forEach(claim ->
                byField.computeIfAbsent(claim.field(), key -> new ArrayList<>()).add(claim.key()));
        byField.forEach(
                (field, keys) -> holders(field, keys).forEach((key, id) -> holders.put(field + "\u0000" + key, id)));
        return holders;
    }

    /** Ids of the records that have the values in a unique field, by key. */
    Map<String, String> holders(String field, List<String> keys) {
        Map<String, String> holders = new HashMap<>();
        if (dialect == Dialect.DERBY) {
            return holdersOneByOne(field, keys);
        }
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            List<String> some = Names.padded(keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE)));
            List<@Nullable Object> values = new ArrayList<>(List.of(type.name(), field));
            values.addAll(some);
            sql.list(
                    "select unique_key, record_id from core.record_key where type = ? and field = ? and unique_key in ("
                            + Where.marks(some.size()) + ")",
                    row -> holders.put(row.getString(1), row.getString(2)),
                    values.toArray());
        }
        return holders;
    }

    /** Derby would compare all keys of the field with the whole list; by one key at a time it goes straight to each. */
    private Map<String, String> holdersOneByOne(String field, List<String> keys) {
        Map<String, String> holders = new HashMap<>();
        String query = "select record_id from core.record_key where type = ? and field = ? and unique_key = ?";
        for (String key : keys) {
            sql.first(query, row -> row.getString(1), type.name(), field, key).ifPresent(id -> holders.put(key, id));
        }
        return holders;
    }

    /** Writes the keys of saved drafts; whoever comes second gets a problem. */
    void keep(Collection<Draft> drafts) {
        List<Claim> claims = claims(drafts);
        releaseChanged(drafts);
        if (!claims.isEmpty() && !take(claims)) {
            Map<String, String> holders = holders(claims);
            claims.stream()
                    .filter(claim -> !claim.draft().id().equals(holders.get(claim.text())))
                    .forEach(Keys::refuse);
        }
        keepAlike(drafts);
    }

    private void releaseChanged(Collection<Draft> drafts) {
        for (Field<RecordEntity, ?> field : type.fields().values()) {
            if (field.spec().is(Trait.UNIQUE)) {
                String name = field.spec().name();
                for (Draft draft : drafts) {
                    String before = key(draft.before().values().get(name));
                    if (!before.isEmpty() && !before.equals(key(field.read(draft.record())))) {
                        sql.update(
                                "delete from core.record_key where type = ? and field = ? and unique_key = ? and record_id = ?",
                                type.name(),
                                name,
                                before,
                                draft.id());
                    }
                }
            }
        }
    }

    /** Whether all could be taken. */
    private boolean take(List<Claim> claims) {
        return switch (dialect) {
            case DERBY -> takeOneByOne(claims);
            case POSTGRESQL -> takeTogether(claims);
        };
    }

    private boolean takeOneByOne(List<Claim> claims) {
        for (Claim claim : claims) {
            try {
                sql.update(
                        "insert into core.record_key (type, field, unique_key, record_id) values (?, ?, ?, ?)",
                        type.name(),
                        claim.field(),
                        claim.key(),
                        claim.draft().id());
            } catch (DatabaseFailure failure) {
                if (!dialect.isUniqueViolation(failure)) {
                    throw failure;
                }
                return false;
            }
        }
        return true;
    }

    /** In one statement that waits for other writers and does not fail, since a failure would end the transaction. */
    private boolean takeTogether(List<Claim> claims) {
        String command = "insert into core.record_key (type, field, unique_key, record_id)"
                + " select ?, f, k, r from unnest(?, ?, ?) as claim(f, k, r) on conflict do nothing";
        try (PreparedStatement statement = sql.connection().prepareStatement(command)) {
            statement.setString(1, type.name());
            statement.setArray(2, texts(claims.stream().map(Claim::field).toArray()));
            statement.setArray(3, texts(claims.stream().map(Claim::key).toArray()));
            statement.setArray(
                    4, texts(claims.stream().map(claim -> claim.draft().id()).toArray()));
            return statement.executeUpdate() == claims.size();
        } catch (SQLException failure) {
            throw new DatabaseFailure(command, failure);
        }
    }

    private java.sql.Array texts(Object[] all) throws SQLException {
        return sql.connection().createArrayOf("varchar", all);
    }

    private void keepAlike(Collection<Draft> drafts) {
        List<@Nullable Object[]> gone = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Draft draft : drafts) {
            Map<String, String> before = alike(draft.before().values());
            Map<String, String> after = alike(draft.record());
            if (!before.equals(after)) {
                before.forEach((field, key) -> gone.add(alikeRow(field, key, draft.id())));
                after.forEach((field, key) -> rows.add(alikeRow(field, key, draft.id())));
            }
        }
        removeAlike(gone);
        if (!rows.isEmpty()) {
            sql.batch("insert into core.duplicate_key (type, dup_key, field, record_id) values (?, ?, ?, ?)", rows);
        }
    }

    private @Nullable Object[] alikeRow(String field, String key, String id) {
        return new @Nullable Object[] {type.name(), key, field, id};
    }

    private void removeAlike(List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            sql.batch(
                    "delete from core.duplicate_key where type = ? and dup_key = ? and field = ? and record_id = ?",
                    rows);
        }
    }

    private Map<String, String> alike(RecordEntity record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> {
            if (field.spec().is(Trait.WARNS_OF_DUPLICATES)) {
                values.put(name, field.read(record));
            }
        });
        return alike(values);
    }

    private Map<String, String> alike(Map<String, @Nullable Object> values) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Field<RecordEntity, ?> field : type.fields().values()) {
            FieldSpec spec = field.spec();
            if (spec.is(Trait.WARNS_OF_DUPLICATES) && values.get(spec.name()) instanceof String text) {
                Likeness.loose(spec.kind(), text).ifPresent(key -> keys.put(spec.name(), key));
            }
        }
        return keys;
    }

    /** The records go to the recycle bin: others may have their values. */
    void release(Collection<RecordEntity> records) {
        if (hasUnique(type)) {
            List<@Nullable Object[]> ids = new ArrayList<>();
            records.forEach(record -> ids.add(new @Nullable Object[] {record.id()}));
            sql.batch("delete from core.record_key where record_id = ?", ids);
        }
        List<@Nullable Object[]> gone = new ArrayList<>();
        records.forEach(record -> alike(record).forEach((field, key) -> gone.add(alikeRow(field, key, record.id()))));
        removeAlike(gone);
    }

    /** The record comes back; a value that another one has by now is a problem. */
    void reclaim(Draft draft) {
        check(List.of(draft));
        if (draft.isGood()) {
            keep(List.of(draft));
        }
    }
}
