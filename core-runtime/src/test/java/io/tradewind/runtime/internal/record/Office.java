package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Access;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.event.DomainEvent;
import io.tradewind.list.ValueLists;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.access.Rights;
import io.tradewind.runtime.internal.access.Standing;
import io.tradewind.runtime.internal.custom.StoredFields;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.layout.StoredLayouts;
import io.tradewind.runtime.internal.list.StoredLists;
import io.tradewind.runtime.internal.migration.Migrator;
import io.tradewind.runtime.internal.migration.Script;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;
import io.tradewind.runtime.internal.unit.JpaUnit;
import io.tradewind.runtime.internal.unit.UnitHealth;
import io.tradewind.text.Texts;

/** The whole engine on one database, with people whose rights a test sets at will. */
final class Office implements Identity, Access, ValueLists, Texts, UnitHealth, AutoCloseable {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    final CountingSource counter;
    final ThreadTransactions tx;
    final LiveRecordTypes types;
    final RecordEngine records;
    final RecordBatches batches;
    final StoredSharing sharing;
    final CompanyType companyType = new CompanyType();
    final List<DomainEvent> published = new CopyOnWriteArrayList<>();
    final JpaUnit unit;
    final StoredFields additions;
    final StoredLayouts layouts;
    /** Lists of added fields; all others have two entries. */
    final StoredLists kept;

    private final ThreadLocal<@Nullable Actor> actor = new ThreadLocal<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, Map<Verb, Scope>> grants = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> hidden = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> fixed = new ConcurrentHashMap<>();
    private final Set<String> rights = ConcurrentHashMap.newKeySet();
    private final Set<String> mayNotAct = ConcurrentHashMap.newKeySet();

    Office(TestDatabase database) {
        this(database, List.of());
    }

    /** @param orders columns of sorts that have been asked for before: Derby has their indexes already */
    Office(TestDatabase database, List<String> orders) {
        database.withCoreTables();
        new Migrator(database.source(), database.dialect())
                .migrate(
                        "sample",
                        List.of(
                                new Script(1, "1", "create table sample.companies (" + CompanyType.TABLE[0] + ")"),
                                new Script(2, "2", "create table sample.visits (" + VisitType.TABLE + ")"),
                                new Script(3, "3", "create table sample.visit_stops (" + VisitType.STOPS + ")")));
        if (database.dialect() == Dialect.DERBY) {
            index(database, orders);
        }
        counter = new CountingSource(database.source());
        tx = new ThreadTransactions(counter.source(), database.dialect());
        unit = JpaUnit.open(
                "sample",
                "sample-" + System.nanoTime(),
                List.of(Company.class.getName(), Visit.class.getName(), Visit.Stop.class.getName()),
                Company.class.getClassLoader(),
                Company.class.getProtectionDomain().getCodeSource().getLocation(),
                tx);
        Epochs epochs = new Epochs(tx, tx);
        additions = new StoredFields(tx, tx, epochs);
        layouts = new StoredLayouts(tx, tx, epochs);
        kept = new StoredLists(this, tx, tx, published::add, epochs);
        types = new LiveRecordTypes(
                this,
                this,
                this::standing,
                tx,
                tx,
                entity -> entity == Company.class || entity == Visit.class
                        ? Optional.<io.tradewind.runtime.internal.unit.Unit>of(unit)
                        : Optional.empty(),
                this,
                additions,
                layouts);
        records = new RecordEngine(
                types,
                tx,
                tx,
                entity -> Optional.<io.tradewind.runtime.internal.unit.Unit>of(unit),
                published::add,
                this,
                this);
        batches = new RecordBatches(records);
        sharing = new StoredSharing(records);
        types.arrive(companyType, "sample");
        types.settle();
    }

    private static void index(TestDatabase database, List<String> orders) {
        int number = 0;
        for (String begin : List.of("", "owner_id, ", "team_id, ")) {
            for (String column : orders) {
                for (String direction : List.of("", " desc")) {
                    String columns = begin + column + direction + ", id" + direction;
                    String command = "create index sample.former" + number++ + " on sample.companies (" + columns + ")";
                    database.transactions()
                            .run(() -> database.transactions().sql().update(command));
                }
            }
        }
    }

    // ---- people

    /** A team, under another one or at the top. */
    void team(String id, @Nullable String parent) {
        tx.run(() -> tx.sql()
                .update(
                        "insert into core.teams (id, version, created_at, created_by, updated_at, updated_by, name, parent_id)"
                                + " values (?, 1, ?, 'system', ?, 'system', ?, ?)",
                        id,
                        Instant.now(),
                        Instant.now(),
                        "Team " + id,
                        parent));
    }

    /** A user of a team; {@code tree}: the team and those below it. */
    void user(String id, @Nullable String team, String... tree) {
        tx.run(() -> tx.sql()
                .update(
                        "insert into core.users (id, version, created_at, created_by, updated_at, updated_by, login, name,"
                                + " member_of_id, locked, language, theme) values (?, 1, ?, 'system', ?, 'system', ?, ?, ?,"
                                + " false, 'EN', 'SYSTEM')",
                        id,
                        Instant.now(),
                        Instant.now(),
                        id,
                        "Ms " + id,
                        team));
        standings.put(id, new Standing(id, team, Set.of(tree), Rights.NONE));
    }

    /** Gives somebody the same reach for all verbs. */
    void grant(String user, Scope scope) {
        Map<Verb, Scope> all = new HashMap<>();
        for (Verb verb : Verb.values()) {
            all.put(verb, scope);
        }
        grants.put(user, all);
        renew(user);
    }

    void grant(String user, Verb verb, Scope scope) {
        grants.computeIfAbsent(user, key -> new HashMap<>()).put(verb, scope);
        renew(user);
    }

    void hide(String user, String... fields) {
        hidden.computeIfAbsent(user, key -> new HashSet<>()).addAll(Set.of(fields));
        renew(user);
    }

    void fix(String user, String... fields) {
        fixed.computeIfAbsent(user, key -> new HashSet<>()).addAll(Set.of(fields));
        renew(user);
    }

    /** Gives a right that is not about records. */
    void entitle(String user, String right) {
        rights.add(user + " " + right);
    }

    void forbidActions(String user) {
        mayNotAct.add(user);
        renew(user);
    }

    /** Puts somebody into a circle, with some fields hidden there. */
    void circle(String user, String circle, String... hiddenFields) {
        standings.computeIfPresent(user, (id, old) -> {
            Map<String, Set<String>> circles = new HashMap<>(old.circles());
            circles.put(circle, Set.of(hiddenFields));
            return new Standing(old.user(), old.team(), old.tree(), old.holders(), circles, Rights.NONE);
        });
    }

    private void renew(String user) {
        standings.computeIfPresent(
                user,
                (id, old) ->
                        new Standing(old.user(), old.team(), old.tree(), old.holders(), old.circles(), Rights.NONE));
    }

    Standing standing(Actor who) {
        return who.isSystem()
                ? Standing.SYSTEM
                : standings.computeIfAbsent(who.id(), id -> new Standing(id, null, Set.of(), Rights.NONE));
    }

    <T> T as(String user, Supplier<T> work) {
        return as(new Actor(user, user, "Ms " + user, Locale.ENGLISH, SHANGHAI), work);
    }

    void as(String user, Runnable work) {
        as(user, () -> {
            work.run();
            return true;
        });
    }

    /** A company made by somebody. */
    RecordView company(String user, String name) {
        return as(user, () -> records.create(CompanyType.NAME, Map.of("name", name)));
    }

    @Override
    public Optional<Actor> current() {
        return Optional.ofNullable(actor.get());
    }

    @Override
    public Actor require() {
        return current().orElse(Actor.SYSTEM);
    }

    @Override
    public <T extends @Nullable Object> T as(Actor who, Supplier<T> work) {
        Actor former = actor.get();
        actor.set(who);
        try {
            return work.get();
        } finally {
            actor.set(former);
        }
    }

    // ---- access

    @Override
    public Scope scope(String type, Verb verb) {
        return require().isSystem()
                ? Scope.ALL
                : grants.getOrDefault(require().id(), Map.of()).getOrDefault(verb, Scope.NONE);
    }

    @Override
    public boolean mayAct(String type, String action) {
        return !mayNotAct.contains(require().id());
    }

    @Override
    public boolean mayRead(String type, String field) {
        return !hidden.getOrDefault(require().id(), Set.of()).contains(field);
    }

    @Override
    public boolean mayEdit(String type, String field) {
        return mayRead(type, field)
                && !fixed.getOrDefault(require().id(), Set.of()).contains(field);
    }

    @Override
    public boolean may(String right) {
        return require().isSystem() || rights.contains(require().id() + " " + right);
    }

    // ---- lists, texts, health

    @Override
    public List<Entry> entries(String list) {
        if (list.contains("-x-")) {
            return kept.entries(list);
        }
        return List.of(
                new Entry(list, "RETAIL", "零售", "Retail", 0, true), new Entry(list, "BANK", "银行", "Bank", 1, true));
    }

    @Override
    public Optional<Entry> find(String list, String codeOrText) {
        return entries(list).stream()
                .filter(entry -> entry.code().equalsIgnoreCase(codeOrText)
                        || entry.zh().equals(codeOrText)
                        || entry.en().equalsIgnoreCase(codeOrText))
                .findFirst();
    }

    @Override
    public Entry add(String list, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void provide(String list, List<Entry> entries) {}

    @Override
    public String get(Locale locale, String key, Object... arguments) {
        return key;
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        return Optional.empty();
    }

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

    @Override
    public void close() {
        try {
            types.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        unit.close();
    }
}
