package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordEntity;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.custom.FieldColumns;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.value.Coercion;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;

/** What the records of a type hold in an added field, whatever the rights of whoever asks; in the caller's transaction. */
@Component(service = FieldData.class)
public final class FieldData {
    private static final int AT_ONCE = 500;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_SHOWN = 60;

    private final RecordEngine engine;
    private final LiveRecordTypes types;
    private final Database database;
    private final ValueLists lists;
    private final Texts texts;

    @Activate
    public FieldData(
            @Reference RecordEngine engine,
            @Reference LiveRecordTypes types,
            @Reference Database database,
            @Reference ValueLists lists,
            @Reference Texts texts) {
        this.engine = engine;
        this.types = types;
        this.database = database;
        this.lists = lists;
        this.texts = texts;
    }

    /** Free values that became the field's, and those that could not. */
    public record Adopted(long taken, long left) {}

    /** How many records have a value, those in the recycle bin too. */
    public long filled(CustomField field) {
        return types.table(field.type())
                .map(table -> database.reads(sql -> sql.first(
                                "select count(*) from " + table + " where " + FieldColumns.column(field.definition())
                                        + " is not null",
                                row -> row.getLong(1))
                        .orElse(0L)))
                .orElse(0L);
    }

    /** Free values named as the field or as one of its labels become the field's where they fit, with trace and news. */
    public Adopted adopt(CustomField field) {
        LiveType type = toBe(field);
        LiveType former = types.running(field.type()).orElseThrow();
        List<String> names = names(field);
        long taken = 0;
        long left = 0;
        EntityManager manager = engine.manager(type);
        String after = "";
        for (List<RecordEntity> page = page(manager, type, names, after); !page.isEmpty(); ) {
            Map<Draft, Object> raw = new LinkedHashMap<>();
            for (RecordEntity record : page) {
                Draft draft = Draft.changed(record, Snapshot.of(former, record));
                take(type, field, draft, names).ifPresent(value -> raw.put(draft, value));
            }
            new Keys(type, database.sql(), database.dialect()).check(raw.keySet());
            for (Map.Entry<Draft, Object> entry : raw.entrySet()) {
                boolean fits = entry.getKey().isGood();
                taken += fits ? 1 : 0;
                left += fits ? 0 : leave(type, field, entry.getKey(), entry.getValue());
            }
            engine.saving(type)
                    .moved(raw.keySet().stream().map(FieldData::cleared).toList());
            raw.keySet().forEach(draft -> manager.detach(draft.record()));
            after = page.getLast().id();
            page = page(manager, type, names, after);
        }
        return new Adopted(taken, left);
    }

    /** Without what was wrong with a value that was left. */
    private static Draft cleared(Draft draft) {
        return Draft.changed(draft.record(), draft.before());
    }

    private LiveType toBe(CustomField field) {
        return types.toBe(field.type())
                .orElseThrow(() -> new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", field.type()));
    }

    private static List<String> names(CustomField field) {
        Set<String> names = new LinkedHashSet<>(List.of(
                field.name(),
                field.definition().label().zh(),
                field.definition().label().en()));
        names.remove("");
        return List.copyOf(names);
    }

    private static List<RecordEntity> page(EntityManager manager, LiveType type, List<String> names, String after) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            conditions.add("r.custom like :name" + i + " escape '!'");
        }
        TypedQuery<RecordEntity> query = manager.createQuery(
                "select r from " + manager.getMetamodel().entity(type.entity()).getName()
                        + " r where r.id > :after and (" + String.join(" or ", conditions) + ") order by r.id",
                type.entity());
        for (int i = 0; i < names.size(); i++) {
            query.setParameter("name" + i, "%\"" + escaped(names.get(i)) + "\":%");
        }
        return query.setParameter("after", after).setMaxResults(AT_ONCE).getResultList();
    }

    private static String escaped(String name) {
        return name.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Writes the free value into the field; what does not fit is a problem of the draft. */
    private Optional<Object> take(LiveType type, CustomField field, Draft draft, List<String> names) {
        Map<String, @Nullable Object> all = ValueJson.object(draft.record().custom());
        Optional<String> name = names.stream().filter(all::containsKey).findFirst();
        Object raw = name.map(all::remove).orElse(null);
        if (name.isEmpty() || raw == null) {
            return Optional.empty();
        }
        draft.record().customised(all.isEmpty() ? null : ValueJson.ofObject(all));
        FieldSpec spec = type.added().open().get(field.name());
        List<FieldProblem> problems = new ArrayList<>();
        Object value = field.definition().isComputed()
                ? computed(Objects.requireNonNull(spec), problems)
                : value(type, Objects.requireNonNull(spec), raw, problems);
        if (problems.isEmpty()) {
            Objects.requireNonNull(type.fields().get(spec.name())).write(draft.record(), value);
        }
        problems.forEach(draft.problems()::add);
        return Optional.of(raw);
    }

    /** Nobody gives it a value. */
    private static @Nullable Object computed(FieldSpec spec, List<FieldProblem> problems) {
        problems.add(FieldProblem.of(spec.name(), "field.read-only"));
        return null;
    }

    private @Nullable Object value(LiveType type, FieldSpec spec, Object raw, List<FieldProblem> problems) {
        Coercion coercion =
                Coercion.lenient(lists, texts, types.viewer().actor().zone(), null);
        Object value = coercion.value(type.name(), spec, raw, spec.name(), problems);
        boolean fits = switch (value) {
            case BigDecimal number -> digits(number) <= MOST_DIGITS;
            case Money money -> digits(money.amount()) <= MOST_DIGITS;
            case String id -> spec.kind() != FieldKind.REFERENCE || isThere(spec.target(), id);
            case null -> false;
            default -> true;
        };
        if (!fits) {
            problems.add(FieldProblem.of(spec.name(), "field.refused"));
        }
        return value;
    }

    private static int digits(BigDecimal number) {
        return number.precision() - number.scale();
    }

    private boolean isThere(String target, String id) {
        return types.table(target)
                .flatMap(table ->
                        database.sql().first("select id from " + table + " where id = ?", row -> row.getString(1), id))
                .isPresent();
    }

    /** A value that did not fit stays a free one, under a name that nobody else has. */
    private static int leave(LiveType type, CustomField field, Draft draft, Object raw) {
        Objects.requireNonNull(type.fields().get(field.fullName())).write(draft.record(), null);
        Map<String, @Nullable Object> free = type.added().free(draft.record());
        free.put("old." + field.name(), raw);
        type.added().keepFree(draft.record(), free);
        return 1;
    }

    /**
     * From now on no two records have the same value.
     *
     * @throws InvalidRecord {@code custom.values-twice} if two have
     */
    public void keepUnique(CustomField field) {
        String table = table(field);
        Sql sql = database.sql();
        sql.update("lock table " + table + " in "
                + (database.dialect() == Dialect.DERBY ? "exclusive" : "share row exclusive") + " mode");
        Map<String, String> keys = new HashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        sql.list(
                "select id, " + FieldColumns.column(field.definition()) + " from " + table
                        + " where removed_at is null and " + FieldColumns.column(field.definition()) + " is not null",
                row -> {
                    String key = Keys.key(row.getObject(2));
                    if (keys.put(key, row.getString(1)) != null) {
                        throw twice(String.valueOf(row.getObject(2)));
                    }
                    return rows.add(new @Nullable Object[] {field.type(), field.fullName(), key, row.getString(1)});
                });
        sql.batch("insert into core.record_key (type, field, unique_key, record_id) values (?, ?, ?, ?)", rows);
    }

    private static InvalidRecord twice(String value) {
        String shown = value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
        return new InvalidRecord(List.of(FieldProblem.of("unique", "custom.values-twice", shown)));
    }

    /** Two records may have the same value again. */
    public void keepNoLongerUnique(CustomField field) {
        database.sql()
                .update("delete from core.record_key where type = ? and field = ?", field.type(), field.fullName());
    }

    private String table(CustomField field) {
        return types.table(field.type())
                .orElseThrow(() -> new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", field.type()));
    }

    /** Values, keys and indexes go for good; the columns may go then. */
    public void forget(CustomField field) {
        Sql sql = database.sql();
        String table = table(field);
        if (field.definition().traits().contains(Trait.UNIQUE)) {
            keepNoLongerUnique(field);
        }
        String like = "%\"" + escaped(field.name()) + "\":%";
        String after = "";
        for (List<String[]> page = carriers(table, like, after); !page.isEmpty(); ) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (String[] carrier : page) {
                Map<String, @Nullable Object> all = ValueJson.object(carrier[1]);
                all.remove(field.name());
                rows.add(new @Nullable Object[] {all.isEmpty() ? null : ValueJson.ofObject(all), carrier[0]});
            }
            sql.batch("update " + table + " set custom = ?, version = version + 1 where id = ?", rows);
            after = page.getLast()[0];
            page = carriers(table, like, after);
        }
        dropIndexes(field, table, sql);
    }

    private List<String[]> carriers(String table, String like, String after) {
        return database.sql()
                .list(
                        "select id, custom from " + table
                                + " where custom like ? escape '!' and id > ? order by id fetch first ? rows only",
                        row -> new String[] {row.getString(1), row.getString(2)},
                        like,
                        after,
                        AT_ONCE);
    }

    private void dropIndexes(CustomField field, String table, Sql sql) {
        int dot = table.indexOf('.');
        List<String> columns = FieldColumns.names(field.definition());
        TableCatalogue.of(sql.connection(), database.dialect(), table.substring(0, dot), table.substring(dot + 1))
                .indexes()
                .forEach((name, parts) -> {
                    if (parts.stream().anyMatch(part -> columns.contains(part.replace(" desc", "")))) {
                        sql.update("drop index " + table.substring(0, dot + 1) + name);
                    }
                });
    }
}
