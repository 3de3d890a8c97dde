package io.tradewind.runtime.internal.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.custom.CustomField;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;

/**
 * Makes the indexes that lists of a type need and that are not there: for each sort by itself and, unless everybody sees
 * everything, within an owner and within a team; for references; on PostgreSQL for words within texts.
 *
 * <p>Derby reads an index in one direction only and pays dearly for each one when writing. So it begins with those of the usual
 * order, of titles, numbers and references; those of other orders are made when somebody first asks for such a list of a table
 * that is not small.
 */
final class TypeIndexes {
    private static final Logger log = LoggerFactory.getLogger(TypeIndexes.class);
    private static final int LONGEST_NAME = 63;
    private static final int TRIES = 10;
    private static final int SMALL = 2_000;

    private final Database database;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("tradewind-indexes").daemon().unstarted(work));

    TypeIndexes(Database database) {
        this.database = database;
    }

    /** Fails into the log alone, after some tries if the table is in use: a list without an index is slow, not wrong. */
    void complete(LiveType type) {
        for (int attempt = 1; ; attempt++) {
            try {
                database.reads(sql -> complete(type, sql));
                type.indexes().madeBy(columns -> wished(type, columns));
                return;
            } catch (RuntimeException failure) {
                if (attempt == TRIES || !database.dialect().isTemporary(failure)) {
                    log.warn("Indexes of {} are not complete, lists may be slow", type.name(), failure);
                    return;
                }
            }
        }
    }

    private int complete(LiveType type, Sql sql) {
        Dialect dialect = database.dialect();
        String table = table(type);
        if (dialect == Dialect.POSTGRESQL) {
            dropBroken(type, sql);
        }
        TableCatalogue catalogue = catalogue(type, sql);
        Set<List<String>> there = catalogue.indexed();
        int made = 0;
        for (List<String> columns : wanted(type, dialect)) {
            if (!there.contains(columns)) {
                made += make(type, name(table, String.join("_", columns)), columns(columns, dialect), sql);
            }
        }
        if (dialect == Dialect.POSTGRESQL) {
            made += trigrams(type, table, catalogue, sql);
        }
        if (made > 0) {
            log.info("Record type {}: {} indexes made", type.name(), made);
        }
        type.indexes().are((made > 0 ? catalogue(type, sql) : catalogue).byColumns());
        return made;
    }

    private static String table(LiveType type) {
        return type.table().substring(type.table().indexOf('.') + 1);
    }

    /** What is left of an index whose making was interrupted: PostgreSQL keeps it up to date and never reads it. */
    private static void dropBroken(LiveType type, Sql sql) {
        String broken = "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
                + " where i.indrelid = ?::regclass and not i.indisvalid and not exists"
                + " (select 1 from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)";
        String schema = type.table().substring(0, type.table().indexOf('.') + 1);
        for (String name : sql.list(broken, row -> row.getString(1), type.table())) {
            log.info("Index {} of {} was not finished and is made again", name, type.name());
            sql.update("drop index concurrently if exists " + schema + name);
        }
    }

    private TableCatalogue catalogue(LiveType type, Sql sql) {
        String schema = type.table().substring(0, type.table().indexOf('.'));
        return TableCatalogue.of(sql.connection(), database.dialect(), schema, table(type));
    }

    /** Made behind the back of the list that wished for it, which does not wait. */
    private void wished(LiveType type, List<String> columns) {
        try {
            maker.execute(() -> makeWished(type, columns));
        } catch (RejectedExecutionException closing) {
            log.trace("No more indexes are made", closing);
        }
    }

    private void makeWished(LiveType type, List<String> columns) {
        try {
            database.reads(sql -> {
                if (isLarger(type, SMALL, sql)) {
                    make(type, name(table(type), String.join("_", columns)), columns(columns, database.dialect()), sql);
                    type.indexes().are(catalogue(type, sql).byColumns());
                    log.info("Record type {}: index of {} made", type.name(), columns);
                } else {
                    type.indexes().notMade(columns);
                }
                return true;
            });
        } catch (RuntimeException failure) {
            type.indexes().notMade(columns);
            log.info("Index of {} by {} is made later: {}", type.name(), columns, failure.getMessage());
        }
    }

    /** Makes nothing more; what is under way is finished. */
    void close() {
        maker.shutdown();
    }

    static List<List<String>> wanted(LiveType type, Dialect dialect) {
        Set<List<String>> wanted = new LinkedHashSet<>();
        boolean shared = type.outline().shared();
        List<String> begins = new ArrayList<>(List.of(""));
        if (!shared) {
            begins.addAll(List.of("owner_id", "team_id"));
        }
        for (Column column : type.columns().values()) {
            boolean looked = column == type.title() || column.fieldName().equals(EngineFields.NUMBER);
            if (dialect == Dialect.POSTGRESQL && CustomField.isOne(column.field()) && column.is(Trait.SORTABLE)) {
                wanted.add(columns("", column, false)); // they may be many, and each index makes writing slower
            } else if (dialect == Dialect.POSTGRESQL && (column.is(Trait.SORTABLE) || looked)) {
                begins.forEach(begin -> wanted.add(columns(begin, column, false)));
            } else if (looked) {
                wanted.add(columns("", column, false));
            } else if (column.kind() == FieldKind.REFERENCE && type.fields().containsKey(column.fieldName())) {
                wanted.add(List.of(column.name(), "id"));
            }
        }
        if (dialect == Dialect.DERBY) {
            usual(type)
                    .ifPresent(
                            key -> begins.forEach(begin -> wanted.add(columns(begin, key.column(), key.descending()))));
        } else {
            wanted.add(List.of("removed_at", "id"));
        }
        return List.copyOf(wanted);
    }

    /** The first key of the order in which a list is shown unless told otherwise. */
    private static Optional<Order.Key> usual(LiveType type) {
        return Sort.parse(type.outline().defaultSort()).stream()
                .findFirst()
                .or(() -> Optional.of(new Sort(type.outline().titleField(), false)))
                .flatMap(sort -> Optional.ofNullable(type.columns().get(sort.field()))
                        .map(column -> new Order.Key(column, sort.descending())));
    }

    /**
     * The index of a sort.
     *
     * @param begin a column that is the same in all rows; empty for none
     */
    static List<String> columns(String begin, Column key, boolean descending) {
        String direction = descending ? " desc" : "";
        String first = (key.lower() == null ? key.name() : key.lower()) + direction;
        return begin.isEmpty() ? List.of(first, "id" + direction) : List.of(begin, first, "id" + direction);
    }

    /** As in the create statement: texts of PostgreSQL in the order of code points. */
    private static String columns(List<String> columns, Dialect dialect) {
        return columns.stream()
                .map(column -> dialect == Dialect.POSTGRESQL && column.equals("record_number")
                        ? column + " collate \"C\""
                        : column)
                .collect(Collectors.joining(", "));
    }

    private int make(LiveType type, String name, String columns, Sql sql) {
        String concurrently = database.dialect() == Dialect.POSTGRESQL && isLarge(type, sql) ? "concurrently " : "";
        String ifMissing = database.dialect() == Dialect.POSTGRESQL ? "if not exists " : "";
        return run(
                "create index " + concurrently + ifMissing + name + " on " + type.table() + " (" + columns + ")", sql);
    }

    /** A small table is locked for a moment only. */
    private static boolean isLarge(LiveType type, Sql sql) {
        return isLarger(type, 1_000, sql);
    }

    private static boolean isLarger(LiveType type, int rows, Sql sql) {
        String some = "select count(*) from (select id from " + type.table() + " fetch first ? rows only) as counted";
        return sql.first(some, row -> row.getInt(1), rows + 1).orElse(0) > rows;
    }

    /** Another node may make the same at this moment: then it is there. */
    private int run(String command, Sql sql) {
        try {
            sql.update(command);
            return 1;
        } catch (DatabaseFailure failure) {
            if (database.dialect().isAlreadyThere(failure)) {
                return 0;
            }
            throw failure;
        }
    }

    private int trigrams(LiveType type, String table, TableCatalogue catalogue, Sql sql) {
        String expression = SearchText.expression(type);
        String name = name(table, "words_" + crc(expression));
        if (catalogue.indexes().containsKey(name)) {
            return 0;
        }
        try {
            sql.update("create extension if not exists pg_trgm");
        } catch (DatabaseFailure refused) {
            log.info("Searching within texts of {} has no index: PostgreSQL has no pg_trgm for us", type.name());
            return 0;
        }
        Map<String, Integer> former = former(table, catalogue);
        int made = run(
                "create index " + (isLarge(type, sql) ? "concurrently " : "") + "if not exists " + name + " on "
                        + type.table() + " using gin ((" + expression + ") gin_trgm_ops)",
                sql);
        String schema = type.table().substring(0, type.table().indexOf('.') + 1);
        former.keySet().forEach(old -> run("drop index if exists " + schema + old, sql));
        return made;
    }

    /** Indexes of a former set of searched fields. */
    private static Map<String, Integer> former(String table, TableCatalogue catalogue) {
        Map<String, Integer> former = new LinkedHashMap<>();
        catalogue.indexes().forEach((name, columns) -> {
            if (name.startsWith(table + "_words_")) {
                former.put(name, columns.size());
            }
        });
        return former;
    }

    static String name(String table, String columns) {
        String plain = (table + "_" + columns).replace(" desc", "_d");
        if (plain.length() <= LONGEST_NAME) {
            return plain;
        }
        return plain.substring(0, LONGEST_NAME - 9) + "_" + crc(plain);
    }

    private static String crc(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
