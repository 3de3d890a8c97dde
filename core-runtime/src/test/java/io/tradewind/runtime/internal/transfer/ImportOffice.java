package io.tradewind.runtime.internal.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.list.ValueLists;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.custom.StoredFields;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.layout.StoredLayouts;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.record.Arrivals;
import io.tradewind.runtime.internal.record.LiveRecordTypes;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordEngine;
import io.tradewind.runtime.internal.record.RecordMoves;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;
import io.tradewind.runtime.internal.unit.JpaUnit;
import io.tradewind.runtime.internal.unit.Unit;
import io.tradewind.runtime.internal.unit.UnitHealth;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Imports;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.work.BackgroundWork;

/** Imports and exports on the whole engine and one database. Background work is done at once. */
final class ImportOffice implements Identity, Access, ValueLists, Texts, BackgroundWork, AutoCloseable {
    static final Actor ANNA = new Actor("anna", "anna", "Anna", Locale.ENGLISH, ZoneId.of("Asia/Shanghai"));

    final ThreadTransactions tx;
    final RecordEngine records;
    final LiveRecordTypes types;
    final ImportStore store;
    final ImportLog log;
    final FileExports exports;
    Imports imports;
    /** Called before each chunk; may throw, as a power cut does. */
    Runnable beforeWork = () -> {};

    Scope reach = Scope.ALL;
    boolean mayImport = true;
    Actor actor = ANNA;
    private final JpaUnit unit;
    private final Path folder;
    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();
    private final Map<String, Properties> texts = new HashMap<>();
    private final Engine engine;

    ImportOffice(TestDatabase database, Path folder) {
        this.folder = folder;
        database.withCoreTables();
        new Migrator(database.source(), database.dialect())
                .migrate("sample", List.of(new Script(1, "1", FirmType.TABLE)));
        tx = database.transactions();
        unit = JpaUnit.open(
                "sample",
                "imports-" + System.nanoTime(),
                List.of(Firm.class.getName()),
                Firm.class.getClassLoader(),
                Firm.class.getProtectionDomain().getCodeSource().getLocation(),
                tx);
        types = new LiveRecordTypes(
                this,
                this,
                who -> who.isSystem() ? Standing.SYSTEM : new Standing(who.id(), null, Set.of(), Rights.NONE),
                tx,
                tx,
                entity -> entity == Firm.class ? Optional.<Unit>of(unit) : Optional.empty(),
                new NoHealth(),
                new StoredFields(tx, tx, new Epochs(tx, tx)),
                new StoredLayouts(tx, tx, new Epochs(tx, tx)));
        records = new RecordEngine(types, tx, tx, entity -> Optional.<Unit>of(unit), event -> {}, this, this);
        Arrivals.bring(types, new FirmType(), "sample");
        read("industries");
        read("regions");
        store = new ImportStore(tx, tx);
        log = new ImportLog(tx);
        engine = new Engine(
                records,
                types,
                this,
                this,
                tx,
                new RecordBatches(records),
                new RecordMoves(records),
                event -> {},
                Clock.systemUTC());
        exports = new FileExports(engine, this);
        imports = start();
    }

    /** As after a restart: goes on with what was left half-way. */
    Imports start() {
        var files = new ImportFiles(folder);
        imports = new FileImports(
                engine, store, log, files, new ImportWork(engine, store, log, files, this, this, tx), this, this);
        return imports;
    }

    /** As if the last sign of life were long ago. */
    void fallSilent() {
        tx.run(() -> tx.sql()
                .update("update core.import_job set beat_at = ?", Instant.now().minusSeconds(600)));
    }

    private void read(String list) {
        List<Entry> all = new ArrayList<>();
        for (String line : lines(Path.of("../module-customer/src/main/resources/lists/" + list + ".txt"))) {
            String[] parts = line.split(";");
            all.add(new Entry(list, parts[0], parts[1], parts[2], all.size(), true));
        }
        entries.put(list, all);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- short ways for tests

    Draft upload(String name, String text) {
        return upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Draft upload(String name, byte[] content) {
        return imports.upload("customers", name, new ByteArrayInputStream(content));
    }

    Job run(String text, Mode mode, @Nullable String matchBy, String... newValuesFor) {
        Draft draft = upload("file.csv", text);
        return imports.job(
                imports.start(draft.id(), new Plan(Map.of(), mode, matchBy, false, Set.of(newValuesFor), null))
                        .id());
    }

    Job trial(String text, Mode mode, String... newValuesFor) {
        Draft draft = upload("file.csv", text);
        return imports.job(imports.start(draft.id(), new Plan(Map.of(), mode, null, true, Set.of(newValuesFor), null))
                .id());
    }

    List<RecordView> firms() {
        List<RecordView> all = new ArrayList<>();
        records.each("customers", RecordQuery.ALL, all::add);
        return all;
    }

    RecordView named(String name) {
        var query = RecordQuery.ALL.filters(List.of(Filter.of("name", Filter.Operator.EQ, name)));
        RecordView row = records.query("customers", query).items().getFirst();
        return records.read(row.ref());
    }

    // ---- who acts

    @Override
    public Optional<Actor> current() {
        return Optional.of(actor);
    }

    @Override
    public Actor require() {
        return actor;
    }

    @Override
    public <T extends @Nullable Object> T as(Actor who, Supplier<T> work) {
        Actor former = actor;
        actor = who;
        try {
            return work.get();
        } finally {
            actor = former;
        }
    }

    @Override
    public Scope scope(String type, Verb verb) {
        return reach;
    }

    @Override
    public boolean mayAct(String type, String action) {
        return true;
    }

    @Override
    public boolean mayRead(String type, String field) {
        return true;
    }

    @Override
    public boolean mayEdit(String type, String field) {
        return true;
    }

    @Override
    public boolean may(String right) {
        return right.equals("imports.run") && mayImport;
    }

    // ---- lists and texts: those of the stage

    @Override
    public List<Entry> entries(String list) {
        return entries.getOrDefault(list, List.of());
    }

    @Override
    public Optional<Entry> find(String list, String codeOrText) {
        String word = codeOrText.strip();
        return entries(list).stream()
                .filter(entry -> entry.code().equalsIgnoreCase(word)
                        || entry.zh().equalsIgnoreCase(word)
                        || entry.en().equalsIgnoreCase(word))
                .findFirst();
    }

    @Override
    public Entry add(String list, String text) {
        return find(list, text).orElseGet(() -> {
            String code = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
            var entry = new Entry(list, code, text, text, entries(list).size(), true);
            entries.get(list).add(entry);
            return entry;
        });
    }

    @Override
    public void provide(String list, List<Entry> provided) {}

    @Override
    public String get(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElse(key);
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        String name = locale.getLanguage().equals("zh") ? "texts_zh.properties" : "texts.properties";
        String pattern = texts.computeIfAbsent(name, ImportOffice::properties).getProperty(key);
        return Optional.ofNullable(pattern)
                .map(found -> arguments.length == 0 ? found : new MessageFormat(found, locale).format(arguments));
    }

    private static Properties properties(String name) {
        Properties all = new Properties();
        for (String module : List.of("../module-customer", ".")) {
            try (var in = Files.newBufferedReader(Path.of(module, "src/main/resources/i18n", name))) {
                all.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    // ---- background work, in the foreground

    @Override
    public Status start(String title, Task task) {
        var status = new Status("w", title, actor.id(), BackgroundWork.State.DONE, 0, 0, Instant.now(), null);
        try {
            task.run(new Progress() {
                @Override
                public void total(long total) {}

                @Override
                public void done(long done) {
                    beforeWork.run();
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            });
        } catch (Exception failed) {
            return status;
        }
        return status;
    }

    @Override
    public Optional<Status> status(String id) {
        return Optional.empty();
    }

    @Override
    public void cancel(String id) {}

    @Override
    public List<Status> mine() {
        return List.of();
    }

    @Override
    public void close() throws Exception {
        types.close();
        unit.close();
    }

    private static final class NoHealth implements UnitHealth {
        @Override
        public List<UnitHealth.Unit> all() {
            return List.of();
        }

        @Override
        public Optional<UnitHealth.Unit> of(String module) {
            return Optional.empty();
        }

        @Override
        public AutoCloseable watch(Runnable listener) {
            return () -> {};
        }
    }
}
