package io.tradewind.runtime.internal.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.runtime.internal.work.KeptActor;
import io.tradewind.runtime.internal.work.KeptWork;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;
import io.tradewind.work.BackgroundWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works out the computed fields of a type anew for all its records, in the background; goes on after a stop. Records keep their version: whoever
 * is editing one is not disturbed.
 */
@Component(service = Recomputations.class, immediate = true)
public final class Recomputations implements KeptWork.Jobs {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** By then every node knows a new formula: what was saved until then may have the values of a former one. */
    private static final Duration ALL_KNOW = Duration.ofSeconds(4);

    private static final int ALL = 1;
    private static final int LATE = 2;

    private final Recomputing recomputing;
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Texts texts;
    private final Duration allKnow;
    private final KeptWork kept;
    private final Clock clock = Clock.systemUTC();

    /** A request, and how far it is. */
    private record Task(
            String type, String id, Actor actor, Instant startedAt, Instant beatAt, int pass, String last, long done) {}

    @Activate
    public Recomputations(
            @Reference RecordEngine engine,
            @Reference LiveRecordTypes types,
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity,
            @Reference BackgroundWork background,
            @Reference Texts texts) {
        this(engine, types, database, transactions, identity, background, texts, ALL_KNOW);
    }

    /** @param allKnow when all nodes know a formula */
    Recomputations(
            RecordEngine engine,
            LiveRecordTypes types,
            Database database,
            Transactions transactions,
            Identity identity,
            BackgroundWork background,
            Texts texts,
            Duration allKnow) {
        recomputing = new Recomputing(engine, types, database, transactions);
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        this.texts = texts;
        this.allKnow = allKnow;
        kept = new KeptWork(this, background, identity, transactions, texts, clock);
        // Derby serves one process: whoever was at work before it is gone.
        kept.goOn(isAlone());
    }

    private boolean isAlone() {
        return database.dialect() == Dialect.DERBY;
    }

    /** Formulas of the type change in the current transaction: its records follow after it. */
    public void begin(String type) {
        start(request(type));
    }

    /** Writes down that the records of the type are to follow; it is begun with {@link #start}, or after the next start of the process. */
    public String request(String type) {
        String id = RecordId.next();
        Actor actor = identity.require();
        Instant now = clock.instant();
        database.sql().update("delete from core.recomputations where record_type = ?", type);
        database.sql()
                .update(
                        "insert into core.recomputations (record_type, id, actor, started_at, beat_at, pass, last_record,"
                                + " done_count) values (?, ?, ?, ?, ?, ?, '', 0)",
                        type,
                        id,
                        JSON.writeValueAsString(new KeptActor(actor)),
                        now,
                        now,
                        ALL);
        return id;
    }

    /** Begins what was requested, after the current transaction. */
    public void start(String id) {
        find(id).ifPresent(task -> kept.begin(id, title(task)));
    }

    private String title(Task task) {
        var locale = task.actor().locale();
        return texts.get(
                locale,
                "formula.work",
                texts.find(locale, task.type() + ".title").orElse(task.type()));
    }

    private Optional<Task> find(String id) {
        return database.reads(
                sql -> sql.first("select * from core.recomputations where id = ?", Recomputations::task, id));
    }

    private static Task task(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Task(
                row.getString("record_type"),
                row.getString("id"),
                JSON.readValue(row.getString("actor"), KeptActor.class).actor(),
                Objects.requireNonNull(Row.instant(row, "started_at")),
                Objects.requireNonNull(Row.instant(row, "beat_at")),
                row.getInt("pass"),
                row.getString("last_record"),
                row.getLong("done_count"));
    }

    /** Whether records of the type have still to follow. */
    public boolean isUnderWay(String type) {
        return database.reads(sql -> sql.first(
                        "select id from core.recomputations where record_type = ?", row -> row.getString(1), type)
                .isPresent());
    }

    // ---- the work

    @Override
    public void run(String id, BackgroundWork.Progress progress, Brake brake) {
        Optional<Task> found = find(id);
        if (found.isEmpty()) {
            return; // a newer request has taken its place
        }
        Task task = found.get();
        progress.total(recomputing.count(task.type()));
        pass(task, task.pass(), task.last(), task.done(), brake);
        if (task.pass() == ALL) {
            waitForAll(task, brake);
            pass(task, LATE, "", task.done(), brake);
        }
        forget(id);
    }

    private void pass(Task task, int pass, String after, long before, Brake brake) {
        String last = after;
        long done = before;
        while (true) {
            brake.check(done);
            String from = last;
            long soFar = done;
            Instant since = pass == ALL ? Instant.EPOCH : task.startedAt();
            Recomputing.Page page = transactions.required(() -> {
                Recomputing.Page some = recomputing.page(task.type(), from, since);
                beat(task.id(), pass, some.last(), soFar + some.records());
                return some;
            });
            if (page.records() == 0) {
                return;
            }
            last = page.last();
            done += page.records();
        }
    }

    private void beat(String id, int pass, String last, long done) {
        database.sql()
                .update(
                        "update core.recomputations set beat_at = ?, pass = ?, last_record = ?, done_count = ? where id = ?",
                        clock.instant(),
                        pass,
                        last,
                        done,
                        id);
    }

    private void waitForAll(Task task, Brake brake) {
        while (!isAlone() && clock.instant().isBefore(task.startedAt().plus(allKnow))) {
            brake.check(task.done());
            try {
                Thread.sleep(100);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forget(String id) {
        transactions.run(() -> database.sql().update("delete from core.recomputations where id = ?", id));
    }

    // ---- kept work

    @Override
    public List<KeptWork.Half> silentSince(Instant time) {
        return database
                .reads(sql ->
                        sql.list("select * from core.recomputations where beat_at < ?", Recomputations::task, time))
                .stream()
                .map(task -> new KeptWork.Half(task.id(), title(task), task.actor(), task.beatAt()))
                .toList();
    }

    @Override
    public boolean claim(KeptWork.Half job, Instant now) {
        return transactions.required(() -> database.sql()
                        .update(
                                "update core.recomputations set beat_at = ? where id = ? and beat_at = ?",
                                now,
                                job.id(),
                                job.beatAt()))
                == 1;
    }

    /** A newer request has taken its place. */
    @Override
    public boolean cancelAsked(String id) {
        return find(id).isEmpty();
    }

    @Override
    public void cancelled(String id) {
        forget(id);
    }

    /** Tried again after the next start. */
    @Override
    public void failed(String id, String problem) {}
}
