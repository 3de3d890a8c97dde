package io.tradewind.runtime.internal.recall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.access.Identity;
import io.tradewind.recall.Recalled;
import io.tradewind.recall.Recent;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Notes looks in memory and writes them every few seconds, those of all people in one transaction. */
@Component(service = Recent.class)
public final class StoredRecent implements Recent {
    private static final Logger log = LoggerFactory.getLogger(StoredRecent.class);
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 20_000;
    /** Read once more, so that what went beyond the bound between two writes is found and thrown away. */
    private static final int READ = 4 * MOST;

    private record Look(String user, RecordRef record) {}

    private final Annex annex;
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final Clock clock = Clock.systemUTC();
    private final Map<Look, Instant> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-recent").daemon().unstarted(task));

    @Activate
    public StoredRecent(
            @Reference Annex annex,
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity) {
        this.annex = annex;
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        long pause = WRITTEN_EVERY.toMillis();
        worker.scheduleWithFixedDelay(this::writeQuietly, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    public void close() {
        worker.shutdown();
        writeQuietly();
    }

    @Override
    public void looked(RecordRef record) {
        if (waiting.size() < MOST_WAITING) {
            waiting.put(
                    new Look(identity.require().id(), record), clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Override
    public List<Recalled> mine(int limit) {
        String user = identity.require().id();
        Map<RecordRef, Instant> looks = new HashMap<>();
        database.reads(sql -> stored(user, MOST, sql)).forEach(one -> looks.put(one.record(), one.at()));
        waiting.forEach((look, at) -> {
            if (look.user().equals(user)) {
                looks.put(look.record(), at);
            }
        });
        List<Looked> latest = looks.entrySet().stream()
                .map(look -> new Looked(look.getKey(), look.getValue()))
                .sorted(Comparator.comparing(Looked::at).reversed())
                .limit(MOST)
                .toList();
        return Looked.visible(latest, annex).stream()
                .limit(Math.clamp(limit, 1, MOST))
                .toList();
    }

    private static List<Looked> stored(String user, int most, Sql sql) {
        return sql.list(
                "select record_type, record_id, seen_at from core.recent_record where user_id = ?"
                        + " order by seen_at desc fetch first ? rows only",
                row -> new Looked(
                        new RecordRef(row.getString(1), row.getString(2)), Objects.requireNonNull(Row.instant(row, 3))),
                user,
                most);
    }

    private void writeQuietly() {
        try {
            write();
        } catch (RuntimeException failure) {
            log.warn("Recent records could not be written, trying again later: {}", failure.getMessage());
        }
    }

    /** What could not be written stays noted for the next time. */
    void write() {
        Map<Look, Instant> taken = Map.copyOf(waiting);
        if (taken.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            Sql sql = database.sql();
            taken.entrySet().stream()
                    .sorted(Comparator.comparing(each ->
                            each.getKey().user() + each.getKey().record().id()))
                    .forEach(each -> write(each.getKey(), each.getValue(), sql));
            taken.keySet().stream().map(Look::user).distinct().sorted().forEach(user -> trim(user, sql));
        });
        taken.forEach(waiting::remove);
    }

    private static void write(Look look, Instant at, Sql sql) {
        String id = look.record().id();
        int known = sql.update(
                "update core.recent_record set seen_at = ? where user_id = ? and record_id = ?", at, look.user(), id);
        if (known == 0) {
            sql.update(
                    "insert into core.recent_record (user_id, record_id, record_type, seen_at) values (?, ?, ?, ?)",
                    look.user(),
                    id,
                    look.record().type(),
                    at);
        }
    }

    private static void trim(String user, Sql sql) {
        stored(user, READ, sql).stream()
                .skip(MOST)
                .forEach(old -> sql.update(
                        "delete from core.recent_record where user_id = ? and record_id = ?",
                        user,
                        old.record().id()));
    }
}
